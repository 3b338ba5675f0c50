"""Text to speech: one sentence in, sound out. One backend a file, each with `EXTRA` and `build(settings, wish)`."""
