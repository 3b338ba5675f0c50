"""Sessions on disk: journals (the truth) and a database of their verdicts (derived, for progress)."""
