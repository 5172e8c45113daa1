"""How long a stored model takes for one picture, on the machine that asks."""

from statistics import median

from model_zoo.images import Radiograph
from model_zoo.inference import LoadedModel, read

PASSES = 9  # of which one that is disturbed does not move the median


def median_milliseconds(model: LoadedModel, radiograph: Radiograph) -> float:
    """Median milliseconds from a decoded picture to its reading: resizing, gate and network.

    One pass before, in which memory is laid out, does not count. Raises ArtifactError as read() does.
    """
    read(radiograph, model)
    return median(sum(read(radiograph, model).milliseconds.values()) for _ in range(PASSES))
