"""The programme's account as anyone may see it, and the calls that can be applied to."""
