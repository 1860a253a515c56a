"""``python -m api`` is the command ``entente``."""

from api.cli import main

main()
