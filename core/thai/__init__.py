"""Thai text: clean letters, numerals, calendar, names, order, breaks."""
