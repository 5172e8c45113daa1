"""Deutsch."""

NAME = "Deutsch"
DECIMAL, THOUSANDS = ",", "."
TEXTS = {
    # Der Rahmen jeder Seite.
    "frame.language": "Sprache",
    "frame.notice": "**Nicht zur Diagnose.**",
    "frame.instrument": "Ein Werkzeug für Forschung und Lehre.",
}
ZOO: dict[str, str] = {}
