"""What people type, read as a careful person would: numbers, periods, grades, measures, stories."""
