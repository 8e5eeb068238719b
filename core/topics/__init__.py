"""Topics: lines of many records that speak of one thing, counted over the years."""
