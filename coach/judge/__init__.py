"""Transcripts in, verdicts out. No verdict without a quote; "could not judge" is a value with a reason."""
