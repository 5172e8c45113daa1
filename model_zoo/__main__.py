"""The command `thoraxlens`, as `python -m model_zoo` in a clone."""

import sys

from model_zoo.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
