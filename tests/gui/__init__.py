"""Tests of the window, off screen, through its widgets."""
