"""Voice activity: a frame in, how likely it is that somebody speaks out. One backend a file."""
