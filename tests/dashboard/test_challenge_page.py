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
from dashboard.components.common.formatting import model_title
from dashboard.components.intake import predict
from dashboard.texts import LANGUAGES, class_in_sentence, class_name, say, speaking
from model_zoo.core.model_store import read_card
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.inference.predictor import load_model, predict_radiograph
from model_zoo.metrics.reader_agreement import cohens_kappa
from model_zoo.reading.reader_challenge import draw_challenge
from tests.support.images import image_folder
from tests.support.pages import button, open_page, shows, text

pytestmark = pytest.mark.slow


def opened(count: int = 4, seed: int = 7, **query: str) -> AppTest:
    return open_page("challenge", pictures=str(count), seed=str(seed), **query)


def answer(app: AppTest, label: int, sure: int | None = None) -> AppTest:
    next(widget for widget in app.segmented_control if widget.label == say("challenge.class")).set_value(label)
    if sure is not None:
        app.slider[0].set_value(sure)
    return button(app, say("challenge.next")).click().run()


def answered(app: AppTest, labels, sure: int = 80) -> AppTest:
    for label in labels:
        answer(app, int(label), sure)
        assert not app.exception
    return app


def metrics(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def cases_of(app: AppTest) -> pd.DataFrame:
    """The table of all cases."""
    return next(frame.value for frame in app.dataframe if say("challenge.truth") in frame.value.columns)


def case(app: AppTest):
    """The widget that chooses the case that is looked at."""
    return next(widget for widget in app.selectbox if widget.label == say("challenge.case"))


def test_first_picture_is_asked_for_and_nothing_is_given_away():
    app = opened()
    assert not app.exception
    assert say("frame.notice") in text(app)
    assert shows(app, "challenge.soft")
    assert len(app.get("image")) == 1
    assert button(app, say("challenge.back")).disabled
    assert button(app, say("challenge.restart")).disabled
    assert not app.metric


def test_an_answer_without_a_class_is_not_taken():
    app = opened()
    button(app, say("challenge.next")).click().run()
    assert not app.exception
    assert app.warning[0].value == say("challenge.first_class")
    assert app.get("image")[0].proto.imgs[0].alt == say("challenge.picture", number=1)
    answer(app, 1)
    assert not app.warning
    assert app.get("image")[0].proto.imgs[0].alt == say("challenge.picture", number=2)


def test_one_who_knows_all_gets_full_marks_and_a_model_beside():
    truth = draw_challenge("synthetic", 6, 7).truth
    app = answered(opened(6, model="scratch_cnn"), truth, 100)
    shares = {say(f"figure.{name}"): "100.0%" for name in ("accuracy", "sensitivity", "specificity")}
    assert metrics(app) == shares | {say("challenge.kappa"): "1.00"}
    assert shows(app, "challenge.summary", right=6, count=6)
    beside, you, model = app.dataframe[0].value, say("challenge.you"), model_title(read_card("scratch_cnn"))
    assert beside.columns.tolist() == [you, model]
    assert beside[you][say("figure.brier")] == "0.000"
    assert shows(app, "challenge.brier_words", level="95%", even="0.25")
    (chart,) = app.get("echarts_chart")
    lines = {line["name"]: line["data"] for line in json.loads(chart.proto.spec)["series"]}
    assert list(lines) == [you, model, say("charts.perfect")]
    assert [point["value"] for point in lines[you]] == [[0, 0], [100, 100]]
    assert "data_challenge_calibration" in [button.key for button in app.get("download_button")]
    cases = cases_of(app)
    assert cases[say("challenge.truth")].tolist() == [("NORMAL", "PNEUMONIA")[index] for index in truth]
    assert (cases[say("challenge.truth")] == cases[you]).all()
    assert set(cases[say("challenge.outcome")]) <= {say("challenge.both"), say("challenge.only_you")}
    assert len(app.get("image")) == 2
    assert shows(app, "challenge.you_said")


def test_figures_are_those_of_the_answers():
    found = draw_challenge("synthetic", 6, 3)
    said = found.truth.copy()
    ill = np.flatnonzero(said == 1)[0]
    said[ill] = 0  # one overlooked
    app = answered(opened(6, 3, model="scratch_cnn"), said, 75)
    positive = int((found.truth == 1).sum())
    shown = metrics(app)
    assert shown[say("figure.sensitivity")] == f"{(positive - 1) / positive:.1%}"
    assert shown[say("figure.specificity")] == "100.0%"
    assert shown[say("challenge.kappa")] == f"{cohens_kappa(found.truth, said):.2f}"
    beside = app.dataframe[0].value
    # Of six answers at 75 %, five right: (5 * 0.25² + 0.75²) / 6.
    assert beside[say("challenge.you")][say("figure.brier")] == f"{(5 * 0.25**2 + 0.75**2) / 6:.3f}"
    chances = load_model("scratch_cnn").probabilities(np.stack(found.pictures))
    outcome = "challenge.neither" if chances[ill, 1] < 0.5 else "challenge.only_model"
    assert cases_of(app)[say("challenge.outcome")][ill] == say(outcome)


def test_a_case_is_looked_at():
    truth = draw_challenge("synthetic", 4, 7).truth
    app = answered(opened(model="scratch_cnn"), 1 - truth, 90)
    assert len(case(app).options) == 4
    case(app).set_value(2).run()
    assert not app.exception
    right, wrong = (class_in_sentence(("NORMAL", "PNEUMONIA")[label]) for label in (truth[2], 1 - truth[2]))
    assert shows(app, "challenge.you_said", truth=right, label=wrong, sure="90%")
    assert shows(app, "challenge.model_said")
    for picture in app.get("image"):
        assert picture.proto.imgs[0].url.startswith("data:image/png;base64,")


def test_an_answer_is_taken_back():
    app = answered(opened(), [1, 0])
    assert app.get("image")[0].proto.imgs[0].alt == say("challenge.picture", number=3)
    button(app, say("challenge.back")).click().run()
    assert not app.exception
    assert app.get("image")[0].proto.imgs[0].alt == say("challenge.picture", number=2)
    assert [given.label for given in next(iter(app.session_state[ANSWERS].values()))] == [1]


def test_link_names_the_pictures_and_their_order():
    one, two, other = opened(5, 7), opened(5, 7), opened(5, 8)
    assert opened(source="samples").query_params["source"] == "samples"
    urls = [app.get("image")[0].proto.imgs[0].url for app in (one, two, other)]
    assert urls[0] == urls[1] != urls[2]
    assert one.get("progress")[0].proto.text == say("challenge.place", number=1, count=5)


def test_answers_outlive_a_change_of_page():
    app = answered(opened(), [1, 0])
    app.switch_page("app_pages/performance.py").run()
    app.switch_page("app_pages/challenge.py").run()
    assert not app.exception
    assert app.get("image")[0].proto.imgs[0].alt == say("challenge.picture", number=3)


def test_answers_to_other_pictures_are_kept_apart():
    app = answered(opened(seed=7), [1])
    button(app, say("challenge.another")).click().run()
    assert not app.exception
    assert app.number_input(key="seed").value == 8
    assert app.get("image")[0].proto.imgs[0].alt == say("challenge.picture", number=1)
    app.number_input(key="seed").set_value(7).run()
    assert app.get("image")[0].proto.imgs[0].alt == say("challenge.picture", number=2)


def test_start_again_forgets_the_answers():
    app = answered(opened(model="scratch_cnn"), [1, 0, 1, 0])
    assert app.metric
    button(app, say("challenge.restart")).click().run()
    assert not app.exception
    assert not app.metric
    assert app.get("image")[0].proto.imgs[0].alt == say("challenge.picture", number=1)


def test_wrong_numbers_in_the_link_are_left_aside():
    app = open_page("challenge", pictures="9999", seed="x", source="gone")
    assert not app.exception
    assert app.number_input(key="pictures").value == 10
    assert app.segmented_control(key="source").value == "synthetic"


def test_samples_are_no_more_than_there_are():
    app = opened(20, source="samples")
    assert shows(app, "challenge.fewer", count=12)
    assert app.get("progress")[0].proto.text == say("challenge.place", number=1, count=12)


def test_sources_are_without_a_folder_where_none_is_given(monkeypatch):
    monkeypatch.delenv("THORAXLENS_CHALLENGE", raising=False)
    assert opened().segmented_control(key="source").options == [say("challenge.synthetic"), say("challenge.samples")]


@pytest.fixture
def three(tmp_path, monkeypatch):
    names = {f"pictures/{label}": ["a.jpg", "b.jpg", "c.jpg"] for label in ("NORMAL", "EFFUSION", "PNEUMONIA")}
    image_folder(tmp_path, names)
    monkeypatch.setenv("THORAXLENS_CHALLENGE", str(tmp_path / "pictures"))


def test_pictures_of_a_folder_of_three_classes(three, small_zoo):
    truth = draw_challenge("folder", 6, 7).truth
    app = opened(6, source="folder", model="three")
    assert app.slider[0].min == 35
    assert not shows(app, "challenge.soft")
    answered(app, truth, 90)
    assert metrics(app)[say("challenge.recall", name=class_in_sentence("EFFUSION"))] == "100.0%"
    assert say("figure.sensitivity") not in metrics(app)
    assert not app.error
    # Noise of 40 x 50 pixels, most of which the input check rejects.
    refused = [place for place, said in enumerate(cases_of(app)[say("challenge.model")]) if said == "-"]
    assert shows(app, "challenge.refused", count=len(refused))
    case(app).set_value(refused[0]).run()
    assert shows(app, "challenge.no_call")
    assert len(app.get("image")) == 1
    app.selectbox(key="model").set_value("two").run()
    assert not app.exception
    classes = ", ".join(map(class_in_sentence, ("NORMAL", "PNEUMONIA")))
    assert shows(app, "challenge.other_classes", classes=classes)


def test_a_folder_that_cannot_be_used_is_told_without_its_name(monkeypatch, tmp_path, caplog):
    monkeypatch.setenv("THORAXLENS_CHALLENGE", str(tmp_path / "secret"))
    app = opened(source="folder")
    assert not app.exception
    assert app.error[0].value == say("challenge.folder_error")
    assert "secret" not in text(app)
    assert "secret" in caplog.text
    app.segmented_control(key="source").set_value("synthetic").run()
    assert not app.error
    assert app.get("image")


def test_without_models_the_visitors_own_figures_are_shown(zoo):
    app = answered(opened(), [1, 0, 1, 0])
    assert metrics(app)[say("figure.accuracy")]
    assert "thoraxlens train" in app.info[-1].value


def test_damaged_model_is_named(small_zoo):
    (small_zoo / "two/card.json").write_text("{")
    app = answered(opened(model="both"), [1, 0, 1, 0])
    assert "two: card.json is damaged" in app.warning[0].value
    assert "two: card.json is damaged" in app.error[0].value
    assert metrics(app)[say("figure.accuracy")]


def test_ensemble_reads_too(small_zoo):
    app = answered(opened(model="both"), [1, 0, 1, 0])
    assert not app.error
    assert shows(app, "challenge.agreement")


def test_model_reads_the_pictures_once(monkeypatch):
    asked = []
    monkeypatch.setattr(predict, "predict_radiograph", lambda *words: asked.append(1) or predict_radiograph(*words))
    app = answered(opened(model="scratch_cnn"), [1, 0, 1, 0])
    assert len(asked) == 5  # four, and the case that is looked at
    app.run()
    assert len(asked) == 6


def test_readings_that_were_stopped_go_on_where_they_were(monkeypatch):
    asked = []
    monkeypatch.setattr(predict, "predict_radiograph", lambda *words: asked.append(1) or predict_radiograph(*words))
    app, card = opened(), read_card("scratch_cnn")
    key = Quiz("synthetic", 4, 7), card["name"], card["created"]
    app.session_state[model_answers.STOPPED] = key
    whole = predict_radiograph(Radiograph(draw_challenge("synthetic", 4, 7).pictures[0], ""), load_model("scratch_cnn"))
    app.session_state[model_answers.KEPT] = key, [(True, whole.label, whole.probabilities)]
    app.session_state["chosen_model"] = "scratch_cnn"
    answered(app, [1, 0, 1, 0])
    assert app.warning[0].value == say("challenge.stopped")
    assert not asked
    assert metrics(app)[say("figure.accuracy")]
    button(app, say("stopping.go_on")).click().run()
    assert not app.exception
    assert len(asked) == 4  # three, and the case that is looked at
    assert len(cases_of(app)) == 4


def test_case_that_is_looked_at_outlasts_another_language():
    app = answered(opened(model="scratch_cnn"), [1, 0, 1, 0])
    case(app).set_value(2).run()
    app.selectbox(key="language").set_value("de").run()
    assert not app.exception
    with speaking(LANGUAGES["de"]):
        assert case(app).value == 2


def test_always_the_same_answer_has_no_kappa_with_a_reader_of_the_same():
    app = answered(opened(model="scratch_cnn"), [1, 1, 1, 1], 50)
    assert metrics(app)[say("figure.sensitivity")] == "100.0%"
    assert metrics(app)[say("figure.specificity")] == "0.0%"
    assert metrics(app)[say("challenge.kappa")] == "0.00"


def test_page_says_everything_in_german(monkeypatch):
    app = opened(model="scratch_cnn")
    app.selectbox(key="language").set_value("de").run()
    # The test's own finding of labels, outside of any session, has to be in German too.
    monkeypatch.setattr(texts, "language", lambda: LANGUAGES["de"])
    assert app.title[0].value == say("nav.challenge")
    answered(app, (1, 0, 1, 0))
    assert say("figure.sensitivity") in metrics(app)
    assert set(cases_of(app)[say("challenge.truth")]) == {class_name("NORMAL"), class_name("PNEUMONIA")}
    assert "PNEUMONIA" not in text(app)
    assert pd.read_csv(io.StringIO(cases_of(app).to_csv(index=False))).shape == (4, 7)
