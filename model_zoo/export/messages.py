"""English sentences of the message codes of `model_zoo.export`."""

SENTENCES = {
    "ensemble": "{name} is an ensemble. Export its members: {members}.",
    "exists": "{path} exists already. Choose another --out.",
    "library_missing": "{format} needs {library}. Install it: pip install -r requirements-export.txt",
}
