"""English sentences of the codes of this package."""

SENTENCES = {
    "ensemble": "{name} is an ensemble. Export its members: {members}.",
    "exists": "{path} exists already. Choose another --out.",
    "library_missing": "{format} needs {library}. Install it: pip install -r requirements-export.txt",
}
