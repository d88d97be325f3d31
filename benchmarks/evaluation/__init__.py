"""The statistics engine against the libraries that researchers use, side by side in one run."""
