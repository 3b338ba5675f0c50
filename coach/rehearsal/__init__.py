"""The loop that turns words into events, and everything that re-reads them."""
