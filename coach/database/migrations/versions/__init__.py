"""One file a step, `v0002_what_it_does.py`, only ever added to."""
