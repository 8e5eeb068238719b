"""What was recommended and has become somebody's task, until it is done or dropped."""
