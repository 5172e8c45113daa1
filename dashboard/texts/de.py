"""Deutsch."""

NAME = "Deutsch"
DECIMAL, THOUSANDS = ",", "."
TEXTS = {
    # Der Rahmen jeder Seite.
    "frame.language": "Sprache",
    "frame.notice": "**Nicht zur Diagnose.**",
    "frame.instrument": "Ein Werkzeug für Forschung und Lehre.",
    # Herunterladen.
    "downloads.data": "Daten",
    "downloads.help": "Was hier zu sehen ist, als CSV-Datei",
    "downloads.series": "Reihe",
    "downloads.low": "untere Grenze",
    "downloads.high": "obere Grenze",
}
ZOO: dict[str, str] = {}
