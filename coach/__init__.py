"""coach: the rehearsal room for informational interviews."""

__version__ = "0.1.0"
