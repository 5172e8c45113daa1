"""python -m model_zoo."""

import sys

from model_zoo.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
