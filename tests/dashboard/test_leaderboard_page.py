"""All models side by side, and any two of them."""

import pytest

from dashboard.components.performance import leaderboard
from dashboard.components.performance.leaderboard import interval_chart
from dashboard.texts import say
from model_zoo.core import model_store
from model_zoo.evaluation.literature import PUBLISHED, SOURCES
from model_zoo.inference import predictor
from model_zoo.inference.litert import available_cores, load_network
from model_zoo.inference.predictor import median_milliseconds
from tests.support.messages import says
from tests.support.pages import button, open_page, text

pytestmark = pytest.mark.slow


def tables(app) -> list:
    return [table.value for table in app.dataframe]


def charts(app) -> list[str]:
    return [chart.proto.spec for chart in app.get("plotly_chart")]


def test_every_shipped_model_stands_in_the_table_of_its_task():
    app = open_page("leaderboard")
    assert not app.exception
    assert not app.error
    official, *others, published = tables(app)
    assert sorted(len(table) for table in others) == [1, 1]
    summary = model_store.read_card("mobilenet_v2")["metrics"]["test"]["summary"]
    row = official.set_index(say("leaderboard.model")).loc["MobileNetV2"]
    for key in ("auc", "accuracy"):
        assert row[say(f"figure.{key}")].startswith(f"{summary[key]['value']:.3f} (")
    assert row[say("figure.sensitivity")] == pytest.approx(summary["sensitivity"]["value"])
    assert row[say("leaderboard.parameters")] == 2_259_265
    assert official[say("leaderboard.auc_verdict")][0] == say("leaderboard.best")
    assert "(p = 0." in row[say("leaderboard.auc_verdict")]
    assert say("leaderboard.speed") not in official
    assert len(published) == len(PUBLISHED)
    assert published[say("figure.auc")][0] == 0.968
    assert "Kermany et al. 2018" in text(app)
    assert str(SOURCES["project_5"].full) in text(app)
    # Published figures on the very same pictures, and only where these are.
    assert ["Kermany" in chart for chart in charts(app)] == [True, False, False, False]


@pytest.mark.parametrize(
    ("change", "beside"),
    [
        ({}, 2),
        ({"data": {"name": "chest_xray", "fingerprint": "another"}}, 0),
        ({"metrics": {"test": {"images": 623}}}, 0),
        ({"classes": ["NORMAL", "BACTERIAL", "VIRAL"]}, 0),
    ],
)
def test_published_figures_stand_beside_those_of_the_same_pictures_only(change, beside):
    assert len(leaderboard.published_on_same_images(model_store.read_card("mobilenet_v2") | change, "auc")) == beside


def test_chart_follows_the_quantity():
    app = open_page("leaderboard")
    before = charts(app)
    app.segmented_control(key="quantity").set_value("accuracy").run()
    assert not app.exception
    assert "0.9358" in charts(app)[0]
    assert charts(app)[0] != before[0]


def test_any_two_models_on_the_same_pictures(small_zoo):
    app = open_page("leaderboard")
    assert not app.exception
    first, second = app.selectbox(key="first_model"), app.selectbox(key="second_model")
    assert sorted(first.options) == [
        "Ensemble (both)",
        "PCA + logistic regression (three)",
        "PCA + logistic regression (two)",
    ]
    assert len(second.options) == 1
    assert "(p = 1.000)**" in text(app)
    right = leaderboard.difference(first.value, second.value)["right"]
    assert right.sum() == 6
    assert all(f"**{count}**" in text(app) for count in right.flat)
    first.set_value("three").run()
    assert not app.exception
    assert app.info[0].value == say("leaderboard.alone", model="PCA + logistic regression (three)")


def test_speed_is_measured_when_asked_for(small_zoo):
    app = open_page("leaderboard")
    button(app, say("leaderboard.measure")).click().run()
    assert not app.exception
    assert not app.warning
    assert all((table[say("leaderboard.speed")] > 0).all() for table in tables(app)[:2])
    assert say("leaderboard.speed_note", passes=9, cores=available_cores()) in text(app)
    assert "Stop" not in [button.label for button in app.button]
    # Kept when the visitor goes on.
    app.segmented_control(key="quantity").set_value("accuracy").run()
    assert say("leaderboard.speed") in tables(app)[0]


def test_model_that_cannot_be_measured_is_named(small_zoo):
    (small_zoo / "three/model.tflite").write_bytes(b"")
    load_network.cache_clear()  # which may hold it from another test
    app = open_page("leaderboard")
    button(app, say("leaderboard.measure")).click().run()
    assert not app.exception
    assert "three: model.tflite is not the file" in app.warning[0].value
    assert (tables(app)[0][say("leaderboard.speed")] > 0).all()
    (small_zoo / "three/model.tflite").unlink()
    app.run()
    assert not app.exception
    assert "three cannot be compared: three: model.tflite cannot be read" in app.warning[0].value


def test_repaired_model_is_compared_again(small_zoo):
    kept = (small_zoo / "three/predictions.csv").read_bytes()
    (small_zoo / "three/predictions.csv").write_text("image_id")
    assert "three cannot be compared" in open_page("leaderboard").warning[0].value
    (small_zoo / "three/predictions.csv").write_bytes(kept)
    assert not open_page("leaderboard").warning


def test_model_that_is_replaced_just_now_does_no_harm(small_zoo, monkeypatch):
    monkeypatch.setattr(leaderboard, "model_names", lambda: ["gone", *model_store.model_names()])
    app = open_page("leaderboard")
    assert not app.exception
    assert not app.warning
    assert len(tables(app)) == 3


def test_model_that_is_damaged_after_the_table_was_made_is_named(small_zoo, monkeypatch):
    def fail(one, other):
        raise model_store.ArtifactError("core.file_altered", name=one, file="predictions.csv")

    monkeypatch.setattr(leaderboard, "difference", fail)
    app = open_page("leaderboard")
    assert not app.exception
    assert says(app.error[0].value, "core.file_altered")


def test_only_damaged_models_leave_the_published_figures(small_zoo):
    for name in ("two", "three", "both"):
        (small_zoo / name / "predictions.csv").write_text("image_id")
    app = open_page("leaderboard")
    assert not app.exception
    assert len(app.warning) == 3
    assert len(tables(app)) == 1


def test_median_leaves_out_the_first_pass(monkeypatch):
    times = iter([1000, 5, 1, 300])

    def read(radiograph, model):
        return predictor.Prediction(*[None] * 7, milliseconds={"resizing": 1, "network": next(times)})

    monkeypatch.setattr("model_zoo.inference.predictor.predict_radiograph", read)
    monkeypatch.setattr("model_zoo.inference.predictor.PASSES", 3)
    assert median_milliseconds(None, None) == 6


def test_interval_chart_holds_values_and_both_ends():
    figure = interval_chart([("a", 0.9, 0.8, 0.95), ("b", 0.5, 0.4, 0.6)], [("paper", 0.7)], "AUC")
    ours, published = figure.data
    assert list(ours.x) == [0.9, 0.5]
    assert ours.error_x.array == pytest.approx([0.05, 0.1])
    assert ours.error_x.arrayminus == pytest.approx([0.1, 0.1])
    assert list(published.x) == [0.7]
    assert [note.text for note in figure.layout.annotations] == ["a", "b", "paper"]
