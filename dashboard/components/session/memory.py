"""Memory of the server: what a session leaves behind is freed when it ends."""

import gc

from dashboard.components.server.streamlit_internals import forget_addresses
from model_zoo.core.process import release_free_memory


def freeze_collector() -> None:
    """Have the garbage collector skip all objects that exist now, until `release_memory`.

    Once Keras is loaded, Streamlit runs the collector after every page. TensorFlow's 300,000 objects, which stay
    anyway, make that take a fifth of a second, in which nobody is served.
    """
    if not gc.get_freeze_count():
        gc.freeze()


def release_memory() -> None:
    """Free what sessions leave behind, and return it to the operating system.

    A session of Streamlit, with the images that it showed, refers to itself, so that only the garbage collector frees
    it, which may be much later; and the C library keeps freed memory that lies between pieces in use.
    """
    forget_addresses()
    gc.unfreeze()
    gc.collect()
    release_free_memory()
