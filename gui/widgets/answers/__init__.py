"""One widget for each kind of answer; ``gui/form.py`` says which."""
