"""Conditions under which tests run."""

import pytest

from devtools.local_server import CHROMIUM

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine; install the package chromium"
)
