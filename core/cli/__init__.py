"""The command line: a second front end, one file a noun."""
