"""Every page in every state, without a browser."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model_zoo import artifacts, explanation
from tests.conftest import encode, ramp

APP = str(Path(__file__).parent.parent / "dashboard/app.py")
PAGES = ("read", "training_curves", "performance", "class_balance")


def open_page(page: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60).run()
    return app if page == "read" else app.switch_page(f"app_pages/{page}.py").run()


def text(app: AppTest) -> str:
    return " ".join(element.value for kind in (app.markdown, app.caption, app.info, app.error) for element in kind)


@pytest.fixture
def zoo(tmp_path, monkeypatch):
    """An empty folder in place of the shipped models."""
    monkeypatch.setattr(artifacts, "TRAINED", tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_page_shows_and_says_it_is_not_for_diagnosis(page):
    app = open_page(page)
    assert not app.exception
    assert not app.error
    assert app.title[0].value
    assert "Not for diagnosis" in text(app)


@pytest.mark.parametrize("page", PAGES)
def test_page_without_models_says_what_to_do(page, zoo):
    app = open_page(page)
    assert not app.exception
    assert "train.py" in text(app)


@pytest.mark.parametrize("page", PAGES)
def test_damaged_model_is_named_and_the_others_go_on(page, zoo):
    shipped = Path(artifacts.__file__).parent / "trained"
    for name in ("mobilenet_v2", "scratch_cnn"):
        shutil.copytree(shipped / name, zoo / name)
    (zoo / "mobilenet_v2/card.json").write_text("{")
    app = open_page(page)
    assert not app.exception
    assert "mobilenet_v2: card.json is damaged" in app.warning[0].value
    assert app.title[0].value


def test_sample_is_read():
    app = open_page("read")
    assert "pick one of the synthetic samples" in app.info[0].value
    app.pills(key="sample").set_value("pneumonia 1").run()
    assert not app.exception
    assert app.metric[0].label == "Probability of pneumonia"
    assert app.metric[0].value.endswith("%")
    assert "calls this picture" in text(app)
    assert "Synthetic, no patient." in text(app)
    assert "Saporta" in text(app)


def test_upload_is_read_by_either_model():
    app = open_page("read")
    app.file_uploader(key="upload").set_value(("x-ray.png", encode(ramp(300, 200)), "image/png")).run()
    first = app.metric[0].value
    assert "calls this picture" in text(app)
    other = next(option for option in ("scratch_cnn", "mobilenet_v2") if option != app.selectbox(key="model").value)
    app.selectbox(key="model").set_value(other).run()
    assert not app.exception
    assert app.metric[0].value != first


def test_where_no_region_speaks_the_page_says_so(monkeypatch):
    monkeypatch.setattr(explanation, "FAINTEST", 1e6)
    app = open_page("read")
    app.pills(key="sample").set_value("pneumonia 1").run()
    assert "No region speaks for pneumonia" in text(app)


def test_bad_upload_gets_a_reason_and_no_probability():
    app = open_page("read")
    app.file_uploader(key="upload").set_value(("x-ray.png", b"no picture", "image/png")).run()
    assert not app.exception
    assert "not a JPEG or PNG" in app.error[0].value
    assert not app.metric


def test_performance_follows_the_split():
    app = open_page("performance")
    test = [metric.value for metric in app.metric]
    assert "624 pictures" in text(app)
    app.segmented_control(key="split").set_value("val").run()
    assert not app.exception
    assert [metric.value for metric in app.metric] != test


def test_class_balance_counts_patients_too():
    app = open_page("class_balance")
    app.segmented_control(key="unit").set_value("patients").run()
    assert not app.exception
    assert "Weight of NORMAL" in [metric.label for metric in app.metric]


def test_curves_of_no_model_ask_for_one():
    app = open_page("training_curves")
    app.multiselect(key="curve_models").set_value([]).run()
    assert "Choose at least one model" in app.info[0].value


def test_no_page_imports_tensorflow():
    code = f"""
import sys
sys.path.insert(0, {str(Path(APP).parent.parent)!r})
from tests.test_dashboard import PAGES, open_page
for page in PAGES:
    app = open_page(page)
    if page == "read":
        app.pills(key="sample").set_value("normal 1").run()
        assert app.metric
sys.exit("tensorflow" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
