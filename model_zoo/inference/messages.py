"""English sentences of the message codes of `model_zoo.inference`."""

SENTENCES = {
    # The input check.
    "input_fine": "This looks like the images that the model was trained on.",
    "input_unusual": (
        "This image is unlike those that the model was trained on (out-of-distribution), so its prediction is less "
        "reliable."
    ),
    "input_photograph": (
        "This looks like a photograph of a screen or a film (colours, moire or slanting edges), which changes "
        "predictions. Export the radiograph itself as DICOM, PNG or JPEG."
    ),
    "input_wrong_way": "This looks like a chest radiograph that should be {how}.",
    "input_no_radiograph": "This does not look like a frontal chest radiograph.",
    "note_corrected": "Corrected by the input check: {how}.",
    "turned_left": "turned left by 90 degrees",
    "turned_around": "turned by 180 degrees",
    "turned_right": "turned right by 90 degrees",
    "inverted": "inverted",
    "turned_and_inverted": "{turned} and inverted",
    # Stored models that do not fit each other.
    "input_check_replaced": (
        "{name} was measured with another input check than the one that is stored. Measure it again: {command}"
    ),
    "member_replaced": (
        "{name} was made of another {member} than the one that is stored. Make the ensemble again: {command}"
    ),
}
