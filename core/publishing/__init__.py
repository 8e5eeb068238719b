"""Many records as one thing to hand over: the year's book, the public copy, the folder of pages."""
