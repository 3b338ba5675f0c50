"""Every test here may ask for a database of either kind."""

from tests.databases import address, postgres  # noqa: F401
