"""Command `python train.py ...`, the same as `thoraxlens train ...`."""

import sys

from model_zoo.cli.main import main

if __name__ == "__main__":
    sys.exit(main(["train", *sys.argv[1:]]))
