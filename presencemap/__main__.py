"""`python -m presencemap` is the same as `presencemap`."""

from presencemap.cli import main

if __name__ == "__main__":
    main()
