"""What a colleague with a sharp eye would point at in a record; nothing is ever changed."""
