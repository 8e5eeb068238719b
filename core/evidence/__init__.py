"""What proves that the office did what a moral organisation does, point by point."""
