"""English."""

NAME = "English"
DECIMAL, THOUSANDS = ".", ","
TEXTS = {
    # The frame of every page.
    "frame.language": "Language",
    "frame.notice": "**Not for diagnosis.**",
    "frame.instrument": "A research and teaching instrument.",
}
