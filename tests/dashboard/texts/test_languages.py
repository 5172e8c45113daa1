"""Every page in another language, and the choice of the language, without a browser."""

import json
import re
import shutil

import numpy as np
import pytest
from PIL import Image
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.testing.v1 import AppTest

from dashboard import texts
from dashboard.texts import LANGUAGES
from devtools.local_server import PAGES
from model_zoo.core import model_store
from model_zoo.core.coded_messages import english_sentence
from model_zoo.core.paths import SAMPLES
from tests.dashboard.test_inside_page import VIEWS, inside
from tests.support.bad_files import zipped
from tests.support.images import encode
from tests.support.languages import ONLY_ENGLISH
from tests.support.pages import APP, OF_A_MODEL, button, open_page, text

pytestmark = pytest.mark.slow

ENGLISH, GERMAN = LANGUAGES["en"], LANGUAGES["de"]
# What is no sentence of the dashboard: commands, names of files, what others are called, and the SVG scales.
NAMES = re.compile(
    r"`[^`]*`|data:[^\"]*|squeeze-and-excitation|Weight Decay|Label Smoothing|Brier-Score|\*Labeled [^*]*\*"
)


@pytest.fixture(autouse=True)
def outside(monkeypatch) -> dict[str, str]:
    """The language in which a test finds the labels of widgets, which it does outside of any session."""
    speaks, inside = {"language": "de"}, texts.language
    monkeypatch.setattr(
        texts, "language",
        lambda: inside() if get_script_run_ctx(suppress_warning=True) else LANGUAGES[speaks["language"]],
    )  # fmt: skip
    return speaks


def everything(app: AppTest) -> str:
    """All words that a page sends to the browser, as they come: labels, help, charts, descriptions and tables."""
    words = [str(node.proto) for node in app._tree if getattr(node, "proto", None) is not None]
    words += [f"{table.value.to_csv(index=False)}" for table in app.dataframe]
    sent = "\n".join(words).encode().decode("unicode_escape").encode("latin-1").decode(errors="replace")
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), sent)


def left_in_english(words: str) -> list[str]:
    """Pieces of English texts, long enough to be nothing else, that stand in these words."""
    own = {key: text for key, text in ENGLISH.TEXTS.items() if GERMAN.TEXTS[key] != text}
    said = [english_sentence(code) for code, text in GERMAN.MESSAGES.items() if english_sentence(code) != text]
    pieces = [piece for text in (*own.values(), *said) for piece in re.split(r"\{.*?\}", text)]
    return [piece for piece in pieces if len(piece) > 25 and piece in words]


def check(app: AppTest) -> None:
    assert not app.exception
    words = everything(app)
    assert GERMAN.TEXTS["frame.notice"] in words
    assert left_in_english(words) == []
    shown = (app.markdown, app.caption, app.info, app.warning, app.error, app.title, app.subheader, app.metric)
    labels = [str(getattr(element, kind, None) or "") for element in app._tree for kind in ("label", "help", "options")]
    said = [*labels, *(str(element.value) for kind in shown for element in kind)]
    assert [text for text in said if ONLY_ENGLISH.search(NAMES.sub("", text))] == []


@pytest.fixture
def zoo(small_zoo):
    figures = {"insertion": 0.8, "deletion": 0.3, "lungs": None, "border": 0.25}
    rows = [{"method": "random", "images": 4, **figures}]
    counts = {"training": {"NORMAL": 0, "PNEUMONIA": 9}, "test": {"NORMAL": 1, "PNEUMONIA": 1}}
    auc = {"value": 0.9, "low": 0.8, "high": 0.95}
    strongest = {"name": "fine_detail", "images": 18, "auc": auc}
    pairs = [{"classes": ["NORMAL", "PNEUMONIA"], "together": auc, "test": None, "strongest": strongest}]
    one_class = [{**counts, "one_class": "PNEUMONIA"}]
    shortcuts = {"images": 18, "pairs": pairs, "styles": 3, "one_class_styles": one_class, "one_class_marks": one_class}
    entries = {"faithfulness": {"split": "val", "rows": rows}, "shortcuts": shortcuts}
    model_store.amend_card("two", entries)
    return small_zoo


@pytest.mark.parametrize("page", PAGES)
def test_page_is_in_german(page):
    app = open_page(page, language="de")
    check(app)
    assert app.title[0].value == GERMAN.TEXTS[f"nav.{page}"]


@pytest.mark.parametrize("model", ["two", "three", "both"])
@pytest.mark.parametrize("page", OF_A_MODEL)
def test_page_of_any_kind_of_model_is_in_german(page, model, zoo):
    for split in ("test", "val", "external"):
        app = open_page(page, language="de", model=model, split=split, data=f"model {model}")
        if page == "read":
            app.session_state["sample"] = "pneumonia 1"
            app.run()
            assert app.metric[0].label.startswith(GERMAN.TEXTS["read.probability_of"].format(finding=""))
        check(app)
        if page != "performance":
            break


@pytest.mark.parametrize("page", PAGES)
def test_page_says_what_to_do_in_german(page, zoo):
    (zoo / "two/card.json").write_text("{")
    app = open_page(page, language="de")
    check(app)
    needs_a_model = page not in ("about", "challenge")  # the challenge only when all is read
    assert "two: card.json ist beschädigt" in everything(app) or not needs_a_model
    shutil.rmtree(zoo)
    zoo.mkdir()
    app = open_page(page, language="de")
    check(app)
    assert "thoraxlens train" in everything(app) or not needs_a_model


def test_refusals_are_in_german():
    sample = np.asarray(Image.open(SAMPLES / "synthetic_pneumonia_1.png"))
    app = open_page("read", language="de")
    for data, words in (
        (b"no picture", GERMAN.MESSAGES["imaging.text_file"]),
        (encode(255 - np.rot90(sample)), "um 90 Grad nach rechts gedreht und invertiert werden sollte"),
        (encode(np.tile(np.arange(200, dtype=np.uint8), (300, 1))), GERMAN.MESSAGES["inference.input_no_radiograph"]),
    ):
        app.file_uploader[0].set_value(("x.png", data, "image/png")).run()
        check(app)
        assert words in app.error[0].value.replace("\\", "")


@pytest.mark.parametrize(
    ("page", "opener"), [("worklist", "worklist_open_named"), ("compare", "read_with_scratch_cnn")]
)
def test_list_and_what_is_opened_of_it_are_in_german(page, opener):
    app = open_page(page, language="de", model="scratch_cnn")
    archive = zipped({"a.png": encode(np.tile(np.arange(200, dtype=np.uint8), (300, 1))), "b.txt": b""})
    app.file_uploader(key="upload_list").set_value([("c.png", b"no picture", ""), ("d.zip", archive, "")]).run()
    check(app)
    button(app, GERMAN.TEXTS["list.samples"]).click().run()
    check(app)
    assert "PNEUMONIE" in everything(app)
    app.button(key=opener).click().run()
    app.switch_page("app_pages/read.py").run()
    assert app.metric
    check(app)


@pytest.mark.parametrize("method", ["grad_cam", "occlusion", "integrated_gradients"])
def test_heat_maps_are_in_german(method, zoo):
    app = open_page("read", language="de", model="three")
    app.session_state["sample"], app.session_state["method"] = "normal 1", method
    app.run()
    check(app)
    assert "ERGUSS" in everything(app)
    app.session_state["heat_on"] = False
    app.run()
    check(app)
    assert app.get("image")[-1].proto.imgs[0].caption == GERMAN.TEXTS["read.no_map"]


@pytest.mark.parametrize(("locale", "language", "title"), [
    ("de-AT", None, "nav.read"), ("en-US", "de", "nav.read"), ("fr", "xx", None), ("de", "en", None),
])  # fmt: skip
def test_language_is_there_at_the_first_run(locale, language, title):
    app = AppTest.from_file(APP, default_timeout=60)
    app.context["locale"] = locale
    if language:
        app.query_params["language"] = language
    app.run()
    here = GERMAN if title else ENGLISH
    assert app.title[0].value == here.TEXTS["nav.read"]
    assert app.selectbox(key="language").label == here.TEXTS["frame.language"]
    # Only where it is not the browser's does the link need it.
    assert app.query_params.get("language") == (language if language in LANGUAGES else None)


def test_choices_outlast_another_language(zoo, outside):
    outside["language"] = "en"
    app = open_page("performance")
    app.selectbox(key="model").set_value("two").run()
    app.segmented_control(key="split").set_value("external").run()
    app.selectbox(key="language").set_value("de").run()
    outside["language"] = "de"
    check(app)
    assert app.query_params == {"language": "de", "model": "two", "split": "external"}
    assert app.selectbox(key="model").value == "two"
    assert app.segmented_control(key="split").value == "external"
    app.switch_page("app_pages/training_curves.py").run()
    app.pills(key="curve_models").set_value(["three"]).run()
    app.switch_page("app_pages/performance.py").run()
    check(app)
    # Unlike a browser, AppTest keeps what another page put there.
    kept = {"model": "two", "split": "external", "curve_models": "three"}
    assert app.query_params == {"language": "de", **kept}
    app.selectbox(key="language").set_value("en").run()
    outside["language"] = "en"
    assert app.query_params == kept
    app.switch_page("app_pages/training_curves.py").run()
    assert app.title[0].value == ENGLISH.TEXTS["nav.training_curves"]
    assert app.pills(key="curve_models").value == ["three"]


def test_link_of_one_language_is_understood_in_another():
    for language in LANGUAGES:
        app = open_page("class_balance", language=language, data="nih", unit="patients")
        assert app.selectbox(key="data").value == "nih"
        assert app.segmented_control(key="unit").value == "patients"


def test_charts_have_the_marks_of_the_language():
    for language, marks in (("en", ".,"), ("de", ",.")):
        charts = open_page("training_curves", language=language).get("plotly_chart")
        assert {json.loads(chart.proto.spec)["layout"]["separators"] for chart in charts} == {marks}
    for language, sign in (("en", "{value}%"), ("de", "{value}\u00a0%")):
        charts = open_page("performance", language=language).get("echarts_chart")
        axes = [json.loads(chart.proto.spec)["yAxis"]["axisLabel"].get("formatter") for chart in charts]
        assert set(axes) == {None, sign}  # the former of the matrices


def test_inside_of_a_network_is_in_german():
    app = inside("stages", model="scratch_cnn", language="de")
    assert app.title[0].value == GERMAN.TEXTS["nav.inside"]
    assert GERMAN.TEXTS["stages.heading"].format(number=4, count=4, channels=192, side=14) in text(app)
    for view in VIEWS[1:]:
        app.segmented_control(key="view").set_value(view).run()
        assert not app.exception
    assert GERMAN.TEXTS["changes.note"].format(side=224) in text(app)
