"""The front door. Everything behind it is in the package of the same name."""

from bot.cli import main

if __name__ == "__main__":
    main()
