"""`python -m coach` is `coach`."""

from coach.cli.main import main

main()
