"""Memory of the server: what people leave behind goes when they go."""

import gc

from dashboard.components.server.streamlit_internals import forget_addresses
from model_zoo.core.process import release_free_memory


def freeze_collector() -> None:
    """Have Python no longer look for circles among all that is in memory now, until release_memory().

    Once Keras is loaded, Streamlit has it look after every page; TensorFlow's 300,000 objects, which stay anyway, make
    that a fifth of a second in which nobody is served.
    """
    if not gc.get_freeze_count():
        gc.freeze()


def release_memory() -> None:
    """Free what sessions leave behind, and return it to the system.

    A session of Streamlit refers to itself, the pictures it showed included, so Python frees it only when it looks for
    circles, which may be much later; and the C library keeps what is freed between pieces that are in use.
    """
    forget_addresses()
    gc.unfreeze()
    gc.collect()
    release_free_memory()
