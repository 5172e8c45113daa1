"""Pages without a browser, for tests of several of them."""

import re
from functools import cache

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from dashboard.texts import ENGLISH, LANGUAGES
from model_zoo.core.paths import ROOT

# AppTest looks for components in all installed packages, for every page that is opened anew; once is enough.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

DASHBOARD = ROOT / "dashboard"
APP = str(DASHBOARD / "app.py")
OF_A_MODEL = ("class_balance", "compare", "inside", "model_cards", "performance", "read", "training_curves", "worklist")


def open_page(page: str, **query: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.switch_page(f"app_pages/{page}.py").run()


def button(app: AppTest, words: str):
    """The first button with these words in its label."""
    return next(button for button in app.button if words in button.label)


def text(app: AppTest) -> str:
    """The words of a page."""
    kinds = (app.markdown, app.caption, app.info, app.warning, app.error)
    return " ".join(element.value for kind in kinds for element in kind)


def shows(app: AppTest, key: str, **known: object) -> bool:
    """Whether a page shows an English text, with these values of it and whatever others."""
    parts = re.split(r"\{(\w+)\}", LANGUAGES[ENGLISH].TEXTS[key])
    values = [re.escape(str(known[name])) if name in known else ".+?" for name in parts[1::2]]
    pattern = "".join(part for pair in zip(map(re.escape, parts[::2]), [*values, ""], strict=True) for part in pair)
    return re.search(pattern, text(app)) is not None
