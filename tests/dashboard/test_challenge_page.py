"""The reading challenge in every state, without a browser."""

import io
import json

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import texts
from dashboard.components.challenge import model_answers
from dashboard.components.challenge.questions import ANSWERS, Quiz
from dashboard.components.intake import predict
from dashboard.texts import LANGUAGES, say
from model_zoo.core.model_store import read_card
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.inference.predictor import load_model, predict_radiograph
from model_zoo.metrics.reader_agreement import cohens_kappa
from model_zoo.reading.reader_challenge import draw_challenge
from tests.support.images import image_folder
from tests.support.pages import button, open_page, text

SAY = "What is it?"


def opened(count: int = 4, seed: int = 7, **query: str) -> AppTest:
    return open_page("challenge", pictures=str(count), seed=str(seed), **query)


def answer(app: AppTest, label: int, sure: int | None = None) -> AppTest:
    next(widget for widget in app.segmented_control if widget.label == SAY).set_value(label)
    if sure is not None:
        app.slider[0].set_value(sure)
    return button(app, "Next").click().run()


def answered(app: AppTest, labels, sure: int = 80) -> AppTest:
    for label in labels:
        answer(app, int(label), sure)
        assert not app.exception
    return app


def metrics(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def table(app: AppTest, column: str) -> pd.DataFrame:
    return next(frame.value for frame in app.dataframe if column in frame.value.columns)


def test_first_picture_is_asked_for_and_nothing_is_given_away():
    app = opened()
    assert not app.exception
    assert say("frame.notice") in text(app)
    assert "Truth* here is the class that it was asked for" in text(app)
    assert len(app.get("image")) == 1
    assert button(app, "Back").disabled
    assert button(app, "Start again").disabled
    assert not app.metric


def test_an_answer_without_a_class_is_not_taken():
    app = opened()
    button(app, "Next").click().run()
    assert not app.exception
    assert "Choose a class" in app.warning[0].value
    assert app.get("image")[0].proto.imgs[0].alt == "Picture 1"
    answer(app, 1)
    assert not app.warning
    assert app.get("image")[0].proto.imgs[0].alt == "Picture 2"


def test_one_who_knows_all_gets_full_marks_and_a_model_beside():
    truth = draw_challenge("synthetic", 6, 7).truth
    app = answered(opened(6, model="scratch_cnn"), truth, 100)
    assert metrics(app) == {
        "Called right": "100.0%", "Sensitivity": "100.0%", "Specificity": "100.0%", "Cohen's kappa": "1.00",
    }  # fmt: skip
    assert "**6 of 6**" in text(app)
    assert "Wilson 1927" in text(app)
    beside = app.dataframe[0].value
    assert beside.columns.tolist() == ["You", "CNN from scratch"]
    assert beside["You"]["Brier score"] == "0.000"
    (chart,) = app.get("echarts_chart")
    lines = {line["name"]: line["data"] for line in json.loads(chart.proto.spec)["series"]}
    assert list(lines) == ["You", "CNN from scratch", "perfect"]
    assert [point["value"] for point in lines["You"]] == [[0, 0], [100, 100]]
    assert "data_challenge_calibration" in [button.key for button in app.get("download_button")]
    cases = table(app, "truth")
    assert cases["truth"].tolist() == [("NORMAL", "PNEUMONIA")[index] for index in truth]
    assert (cases["truth"] == cases["You"]).all()
    assert set(cases["outcome"]) <= {"both right", "only you right"}
    assert len(app.get("image")) == 2
    assert "Truth: **" in text(app)


def test_figures_are_those_of_the_answers():
    found = draw_challenge("synthetic", 6, 3)
    said = found.truth.copy()
    ill = np.flatnonzero(said == 1)[0]
    said[ill] = 0  # one overlooked
    app = answered(opened(6, 3, model="scratch_cnn"), said, 75)
    positive = int((found.truth == 1).sum())
    shown = metrics(app)
    assert shown["Sensitivity"] == f"{(positive - 1) / positive:.1%}"
    assert shown["Specificity"] == "100.0%"
    assert shown["Cohen's kappa"] == f"{cohens_kappa(found.truth, said):.2f}"
    beside = app.dataframe[0].value
    # Of six answers at 75 %, five right: (5 * 0.25² + 0.75²) / 6.
    assert beside["You"]["Brier score"] == f"{(5 * 0.25**2 + 0.75**2) / 6:.3f}"
    chances = load_model("scratch_cnn").probabilities(np.stack(found.pictures))
    assert table(app, "truth")["outcome"][ill].startswith("both wrong" if chances[ill, 1] < 0.5 else "only the model")


def test_a_case_is_looked_at():
    truth = draw_challenge("synthetic", 4, 7).truth
    app = answered(opened(model="scratch_cnn"), 1 - truth, 90)
    chosen = next(widget for widget in app.selectbox if widget.label == "Look at")
    assert len(chosen.options) == 4
    chosen.set_value(2).run()
    assert not app.exception
    wrong = ("NORMAL", "PNEUMONIA")[1 - truth[2]]
    assert f"You said **{wrong}**, 90% sure." in text(app)
    assert "The model says **" in text(app)
    for picture in app.get("image"):
        assert picture.proto.imgs[0].url.startswith("data:image/png;base64,")


def test_an_answer_is_taken_back():
    app = answered(opened(), [1, 0])
    assert app.get("image")[0].proto.imgs[0].alt == "Picture 3"
    button(app, "Back").click().run()
    assert not app.exception
    assert app.get("image")[0].proto.imgs[0].alt == "Picture 2"
    assert [given.label for given in next(iter(app.session_state[ANSWERS].values()))] == [1]


def test_link_names_the_pictures_and_their_order():
    one, two, other = opened(5, 7), opened(5, 7), opened(5, 8)
    assert opened(source="samples").query_params["source"] == "samples"
    urls = [app.get("image")[0].proto.imgs[0].url for app in (one, two, other)]
    assert urls[0] == urls[1] != urls[2]
    assert "of 5" in one.get("progress")[0].proto.text


def test_answers_outlive_a_change_of_page():
    app = answered(opened(), [1, 0])
    app.switch_page("app_pages/performance.py").run()
    app.switch_page("app_pages/challenge.py").run()
    assert not app.exception
    assert app.get("image")[0].proto.imgs[0].alt == "Picture 3"


def test_answers_to_other_pictures_are_kept_apart():
    app = answered(opened(seed=7), [1])
    button(app, "Other pictures").click().run()
    assert not app.exception
    assert app.number_input(key="seed").value == 8
    assert app.get("image")[0].proto.imgs[0].alt == "Picture 1"
    app.number_input(key="seed").set_value(7).run()
    assert app.get("image")[0].proto.imgs[0].alt == "Picture 2"


def test_start_again_forgets_the_answers():
    app = answered(opened(model="scratch_cnn"), [1, 0, 1, 0])
    assert app.metric
    button(app, "Start again").click().run()
    assert not app.exception
    assert not app.metric
    assert app.get("image")[0].proto.imgs[0].alt == "Picture 1"


def test_wrong_numbers_in_the_link_are_left_aside():
    app = open_page("challenge", pictures="9999", seed="x", source="gone")
    assert not app.exception
    assert app.number_input(key="pictures").value == 10
    assert app.segmented_control(key="source").value == "synthetic"


def test_samples_are_no_more_than_there_are():
    app = opened(20, source="samples")
    assert "There are 12 pictures of this kind." in text(app)
    assert "of 12" in app.get("progress")[0].proto.text


def test_sources_are_without_a_folder_where_none_is_given(monkeypatch):
    monkeypatch.delenv("THORAXLENS_CHALLENGE", raising=False)
    assert opened().segmented_control(key="source").options == ["Synthetic", "The 12 samples"]


@pytest.fixture
def three(tmp_path, monkeypatch):
    names = {f"pictures/{label}": ["a.jpg", "b.jpg", "c.jpg"] for label in ("NORMAL", "EFFUSION", "PNEUMONIA")}
    image_folder(tmp_path, names)
    monkeypatch.setenv("THORAXLENS_CHALLENGE", str(tmp_path / "pictures"))


def test_pictures_of_a_folder_of_three_classes(three, small_zoo):
    truth = draw_challenge("folder", 6, 7).truth
    app = opened(6, source="folder", model="three")
    assert app.slider[0].min == 35
    assert "drawn by a program" not in text(app)
    answered(app, truth, 90)
    assert metrics(app)["EFFUSION recognised"] == "100.0%"
    assert "Sensitivity" not in metrics(app)
    assert not app.error
    # Noise of 40 x 50 pixels, most of which the gate lets nobody read.
    refused = [place for place, said in enumerate(table(app, "truth")["model"]) if said == "-"]
    assert f"that the gate does not let this model read: {len(refused)}." in app.warning[0].value
    next(widget for widget in app.selectbox if widget.label == "Look at").set_value(refused[0]).run()
    assert "The gate does not let this model read this picture." in text(app)
    assert len(app.get("image")) == 1
    app.selectbox(key="model").set_value("two").run()
    assert not app.exception
    assert "tells apart NORMAL, PNEUMONIA, and not what you told apart" in app.info[0].value


def test_a_folder_that_cannot_be_used_is_told_without_its_name(monkeypatch, tmp_path, caplog):
    monkeypatch.setenv("THORAXLENS_CHALLENGE", str(tmp_path / "secret"))
    app = opened(source="folder")
    assert not app.exception
    assert "cannot be used" in app.error[0].value
    assert "secret" not in text(app)
    assert "secret" in caplog.text
    app.segmented_control(key="source").set_value("synthetic").run()
    assert not app.error
    assert app.get("image")


def test_without_models_the_visitors_own_figures_are_shown(zoo):
    app = answered(opened(), [1, 0, 1, 0])
    assert metrics(app)["Called right"]
    assert "train.py" in app.info[-1].value


def test_damaged_model_is_named(small_zoo):
    (small_zoo / "two/card.json").write_text("{")
    app = answered(opened(model="both"), [1, 0, 1, 0])
    assert "two: card.json is damaged" in app.warning[0].value
    assert "two: card.json is damaged" in app.error[0].value
    assert metrics(app)["Called right"]


def test_ensemble_reads_too(small_zoo):
    app = answered(opened(model="both"), [1, 0, 1, 0])
    assert not app.error
    assert "You and the model agree on" in text(app)


def test_model_reads_the_pictures_once(monkeypatch):
    asked = []
    monkeypatch.setattr(predict, "read", lambda *words: asked.append(1) or predict_radiograph(*words))
    app = answered(opened(model="scratch_cnn"), [1, 0, 1, 0])
    assert len(asked) == 5  # four, and the case that is looked at
    app.run()
    assert len(asked) == 6


def test_readings_that_were_stopped_go_on_where_they_were(monkeypatch):
    asked = []
    monkeypatch.setattr(predict, "read", lambda *words: asked.append(1) or predict_radiograph(*words))
    app, card = opened(), read_card("scratch_cnn")
    key = Quiz("synthetic", 4, 7), card["name"], card["created"]
    app.session_state[model_answers.STOPPED] = key
    whole = predict_radiograph(Radiograph(draw_challenge("synthetic", 4, 7).pictures[0], ""), load_model("scratch_cnn"))
    app.session_state[model_answers.KEPT] = key, [(True, whole.label, whole.probabilities)]
    app.session_state["chosen_model"] = "scratch_cnn"
    answered(app, [1, 0, 1, 0])
    assert "Stopped before the model had read all pictures" in app.warning[0].value
    assert not asked
    assert metrics(app)["Called right"]
    button(app, "Go on").click().run()
    assert not app.exception
    assert len(asked) == 4  # three, and the case that is looked at
    assert len(table(app, "truth")) == 4


def test_case_that_is_looked_at_outlasts_another_language():
    app = answered(opened(model="scratch_cnn"), [1, 0, 1, 0])
    case = next(widget for widget in app.selectbox if widget.label == "Look at")
    case.set_value(2).run()
    app.selectbox(key="language").set_value("de").run()
    assert not app.exception
    assert next(widget for widget in app.selectbox if widget.label == "Ansehen").value == 2


def test_always_the_same_answer_has_no_kappa_with_a_reader_of_the_same():
    app = answered(opened(model="scratch_cnn"), [1, 1, 1, 1], 50)
    assert metrics(app)["Sensitivity"] == "100.0%"
    assert metrics(app)["Specificity"] == "0.0%"
    assert metrics(app)["Cohen's kappa"] == "0.00"


def test_page_says_everything_in_german(monkeypatch):
    app = opened(model="scratch_cnn")
    app.selectbox(key="language").set_value("de").run()
    # The test's own finding of labels, outside of any session, has to be in German too.
    monkeypatch.setattr(texts, "language", lambda: LANGUAGES["de"])
    assert app.title[0].value == "Befundungsübung"
    for label in (1, 0, 1, 0):
        next(widget for widget in app.segmented_control if widget.label == "Was ist es?").set_value(label)
        button(app, "Weiter").click().run()
        assert not app.exception
    assert "Sensitivität" in metrics(app)
    assert set(table(app, "Wahrheit")["Wahrheit"]) == {"NORMAL", "PNEUMONIE"}
    assert "Wahrheit: **PNEUMONIE**" in text(app) or "Wahrheit: **NORMAL**" in text(app)
    assert "PNEUMONIA" not in text(app)
    assert "Cohens Kappa" in text(app)
    assert pd.read_csv(io.StringIO(table(app, "Wahrheit").to_csv(index=False))).shape == (4, 7)
