"""What an import tells: reports, letters, the funnel of a survey."""
