"""English sentences of the message codes of `model_zoo.inference`."""

SENTENCES = {
    # The input check.
    "input_fine": "The image is similar to the model's training images.",
    "input_unusual": (
        "This image differs from the model's training images (out-of-distribution), so the prediction is less reliable."
    ),
    "input_photograph": (
        "This looks like a photograph of a screen or a film (colours, moire or slanting edges), which changes "
        "predictions. Export the radiograph itself as DICOM, PNG or JPEG."
    ),
    "input_wrong_way": "This looks like a chest radiograph that should be {how}.",
    "input_no_radiograph": "This does not look like a frontal chest radiograph.",
    "note_corrected": "Corrected by the input check: {how}.",
    "turned_left": "rotated by 90 degrees to the left",
    "turned_around": "rotated by 180 degrees",
    "turned_right": "rotated by 90 degrees to the right",
    "inverted": "inverted",
    "turned_and_inverted": "{turned} and inverted",
    # Stored models that do not fit each other.
    "input_check_replaced": (
        "{name} was measured with a different input check than the stored one. Measure it again: {command}"
    ),
    "member_replaced": (
        "{name} was built from a different {member} than the stored one. Build the ensemble again: {command}"
    ),
}
