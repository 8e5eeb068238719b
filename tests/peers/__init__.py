"""Other programs that judge our papers; ``dev.py test --long`` installs them."""
