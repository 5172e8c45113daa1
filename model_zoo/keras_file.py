"""A Keras network from the bytes of its file."""

import tempfile
from pathlib import Path

import keras


def network_of(data: bytes) -> keras.Model:
    """The network in a .keras file, without its training. data: checked, as read_file() does; it is read as it is."""
    with tempfile.TemporaryDirectory() as folder:
        # A copy: what Keras reads must be the very bytes that were checked.
        path = Path(folder, "model.keras")
        path.write_bytes(data)
        return keras.saving.load_model(path, compile=False, safe_mode=True)
