"""Acts in, decisions out. Code decides what the professional does; the actor only finds the words."""
