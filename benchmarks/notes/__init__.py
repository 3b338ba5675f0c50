"""How well notes on a talk are judged: recorded sessions, notes written by hand, and what is true of each."""
