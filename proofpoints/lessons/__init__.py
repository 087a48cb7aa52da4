"""What is explained about each rule."""
