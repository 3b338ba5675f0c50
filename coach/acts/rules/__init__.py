"""Patterns per family of acts, and the engine that runs them: plain text in, places of acts out."""
