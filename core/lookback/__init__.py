"""Before the next round: what the same activity left behind in earlier years comes back."""
