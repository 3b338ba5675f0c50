"""Directives in, words out. The persona speaks; it decides nothing, knows no rubric and never coaches."""
