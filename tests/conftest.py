"""Pictures and folders that several tests use; none needs a data set, a network or TensorFlow."""

import gc
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from model_zoo.core import paths

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
if "PYTEST_XDIST_WORKER" in os.environ:
    # Several tests run at once: more threads than one each would only stand in each other's way.
    os.environ |= {"TF_NUM_INTRAOP_THREADS": "1", "THORAXLENS_THREADS": "1"}

# No example has a deadline, as the machine may be busy. In CI the same examples are drawn each time.
# How long an example takes says nothing on a machine that does other work beside.
_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.filter_too_much]}
settings.register_profile("default", **_PATIENT)
settings.register_profile("ci", **_PATIENT, derandomize=True, print_blob=True)
settings.load_profile("ci" if "CI" in os.environ else "default")


# Files that take longest, the longest first.
SLOW = (
    "test_trainer",
    "test_viewer_browser",
    "test_architectures",
    "test_browser",
    "test_shipped",
    "test_batch",
    "test_ensemble",
)


@pytest.hookimpl(tryfirst=True)  # before the marks are chosen by
def pytest_collection_modifyitems(items):
    """Mark what drives a browser; begin with the slow files, so that no process ends long after the other."""
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: SLOW.index(item.path.stem) if item.path.stem in SLOW else len(SLOW))


@pytest.fixture(scope="module", autouse=True)
def _imported_set_aside():
    """Streamlit has Keras look for circles after every page, 0.2 s each time: not among what the tests import."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("THORAXLENS_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(scope="module")
def browser():
    # Brings playwright, which most tests do without.
    from devtools.local_server import chromium

    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The address of a server as `make run` starts it."""
    from devtools.local_server import serving

    with serving(tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@pytest.fixture
def visitors(browser):
    """Two people with a browser each, as watched() has them."""
    from devtools.local_server import watched

    pages = [watched(browser) for _ in range(2)]
    yield pages
    for page in pages:
        page.context.close()


@pytest.fixture
def zoo(tmp_path, monkeypatch) -> Path:
    """An empty folder in place of the shipped models."""

    monkeypatch.setattr(paths, "TRAINED", tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def untrained(tmp_path_factory) -> Path:
    """A model of two classes, one of three, and an ensemble of the first, each with everything a model can have."""
    from tests.support.untrained import publish_untrained

    root = tmp_path_factory.mktemp("untrained")
    publish_untrained("two", ["NORMAL", "PNEUMONIA"], root)
    publish_untrained("three", ["NORMAL", "EFFUSION", "PNEUMONIA"], root)
    return root


@pytest.fixture
def small_zoo(untrained, zoo) -> Path:
    """A copy of those in place of the shipped models."""
    return Path(shutil.copytree(untrained, zoo, dirs_exist_ok=True))


@pytest.fixture
def data() -> Path:
    """The folder of real radiographs, where there is one."""
    folder = os.environ.get("THORAXLENS_DATA")
    if not folder:
        pytest.skip("needs the real radiographs: set THORAXLENS_DATA to the folder that holds chest_xray")
    return Path(folder)
