"""The scenario room: files in, models out, and everything that can be wrong with them."""
