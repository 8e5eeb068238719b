"""What stands over other pages when something is handed on: the year's book, the public copy."""
