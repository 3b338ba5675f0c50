"""Ends of turns: the sound of a turn in, how likely it is that the speaker is done out. One backend a file."""
