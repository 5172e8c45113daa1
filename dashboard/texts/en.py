"""English."""

NAME = "English"
DECIMAL, THOUSANDS = ".", ","
TEXTS = {
    # The frame of every page.
    "frame.language": "Language",
    "frame.notice": "**Not for diagnosis.**",
    "frame.instrument": "A research and teaching instrument.",
    # Downloads.
    "downloads.data": "Data",
    "downloads.help": "What is shown here, as a CSV file",
    "downloads.series": "series",
    "downloads.low": "low",
    "downloads.high": "high",
}
