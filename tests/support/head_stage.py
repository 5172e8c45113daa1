"""train.py with a small network that has a stage for its head first, as those have that start from ImageNet."""

import sys
from dataclasses import replace

from model_zoo.cli.main import main
from model_zoo.models import registry

if __name__ == "__main__":
    spec = registry.model_spec("scratch_cnn")
    registry._SPECS[spec.name] = replace(spec, recipe=replace(spec.recipe, head_epochs=1))
    sys.exit(main(["train", *sys.argv[1:]]))
