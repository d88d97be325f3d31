"""The case pages: parse a form, call one action or query, show what came of it."""
