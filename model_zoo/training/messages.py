"""English sentences of the message codes of `model_zoo.training`."""

SENTENCES = {
    "loss_not_finite": "The loss became {loss} in epoch {epoch}: the learning rate is too high. Lower it.",
    "checkpoint_of_another_run": (
        "The checkpoint in {folder} belongs to a run with other settings ({settings}). Give the same arguments as "
        "then, or delete that folder to start afresh."
    ),
    "masks_unrelated": (
        "Too few files in {folder} are named like images of the data set. Give --masks a folder of PNG files with the "
        "images' names."
    ),
}
