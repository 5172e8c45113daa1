"""English sentences of the codes of this package."""

SENTENCES = {
    "tensorflow_missing": "Random versions need TensorFlow. Install it: pip install -r requirements.txt",
}
