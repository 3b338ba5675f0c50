"""From a trainee's own facts to what they say, write and ask: scripts, letters, sketches, a plan of questions."""
