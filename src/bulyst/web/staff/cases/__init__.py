"""The municipality's case pages: the work list, one case, and a form for each step."""
