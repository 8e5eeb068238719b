"""Award rounds: who may vote, what was voted, what it counts to, what the committee decided."""
