"""The page Inside the network in every state, without a browser."""

import importlib.util
import time

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components.common.formatting import format_probability, model_title
from dashboard.components.network import augmentation_gallery, logit_breakdown
from dashboard.components.network.perturbation_lab import NEUTRAL
from dashboard.components.session import upload_privacy
from dashboard.texts import class_in_sentence, say
from model_zoo.core.model_store import ArtifactError
from model_zoo.imaging.reader import read_image
from model_zoo.inference.predictor import Ensemble, LoadedModel, load_model, predict_radiograph
from tests.dashboard.test_read_page import SAMPLE
from tests.support.images import encode, ramp
from tests.support.pages import button, open_page, shows, text

pytestmark = pytest.mark.slow

VIEWS = ("stages", "sum", "versions", "changes")


def inside(view: str, sample: str = "pneumonia 1", **query: str) -> AppTest:
    """The page with a sample, in one of its views."""
    app = open_page("inside", view=view, **query)
    return pick(app, sample)


def pick(app: AppTest, sample: str) -> AppTest:
    return app.pills(key="sample").set_value(sample).run()


def captions(app: AppTest) -> list[str]:
    return [picture.proto.imgs[0].caption for picture in app.get("image")]


def test_without_a_picture_it_asks_for_one():
    app = open_page("inside")
    assert not app.exception
    assert say("frame.notice") in text(app)
    assert app.info[0].value == say("inside.choose")
    assert not app.get("image")


def test_without_models_it_says_what_to_do(zoo):
    app = open_page("inside")
    assert not app.exception
    assert "thoraxlens train" in text(app)


@pytest.mark.parametrize("model", ["two", "three", "both"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_of_any_kind_of_model(view, model, small_zoo):
    app = inside(view, "normal 1", model=model)
    assert not app.exception
    assert not app.error
    assert shows(app, "inside.reading")
    assert app.segmented_control(key="view").value == view


def test_damaged_model_is_named_and_the_others_go_on(small_zoo):
    (small_zoo / "two/card.json").write_text("{")
    app = inside("stages", model="both")
    assert not app.exception
    assert "two: card.json is damaged" in app.warning[0].value
    assert "two: card.json is damaged" in app.error[0].value


@pytest.mark.parametrize("view", VIEWS)
def test_model_that_is_damaged_while_its_view_is_open_is_named(view, monkeypatch):
    app = inside(view, model="pca_logistic")

    def broken(name):
        raise ArtifactError("core.card_damaged", name=name, reason="schema")

    for module in ("feature_maps", "logit_breakdown", "augmentation_gallery", "perturbation_lab"):
        monkeypatch.setattr(f"dashboard.components.network.{module}.load_model", broken)
    if view == "versions":
        button(app, say("versions.draw", count=augmentation_gallery.COUNT)).click()
    app.run()
    assert not app.exception
    assert "pca_logistic: card.json is damaged" in app.error[0].value


def test_network_file_that_is_damaged_is_named(monkeypatch):
    def broken(model, image):
        raise ArtifactError("core.file_altered", name="scratch_cnn", file="model.tflite")

    monkeypatch.setattr("dashboard.components.network.feature_maps.stage_feature_maps", broken)
    app = inside("stages", model="scratch_cnn")
    assert not app.exception
    assert "model.tflite is not the file" in app.error[0].value


def test_link_names_the_view_and_it_is_kept_over_pages():
    app = inside("changes", model="pca_logistic")
    assert app.query_params["view"] == "changes"
    app.segmented_control(key="view").set_value("sum").run()
    assert app.query_params["view"] == "sum"
    app.switch_page("app_pages/performance.py").run()
    app.switch_page("app_pages/inside.py").run()
    assert app.segmented_control(key="view").value == "sum"
    assert app.pills(key="sample").value == "pneumonia 1"


def test_link_to_a_view_that_is_not_there_shows_the_first():
    app = inside("gone", model="pca_logistic")
    assert not app.exception
    assert app.segmented_control(key="view").value == "stages"


def test_sample_of_the_page_that_reads_is_looked_into():
    app = open_page("read", model="pca_logistic")
    app.pills(key="sample").set_value("normal 2").run()
    app.switch_page("app_pages/inside.py").run()
    assert not app.exception
    assert app.pills(key="sample").value == "normal 2"


# ---- uploads


def upload(app: AppTest, data: bytes) -> AppTest:
    return app.file_uploader(key="upload").set_value(("x-ray.png", data, "image/png")).run()


def test_upload_is_looked_into_and_forgotten(monkeypatch):
    made = np.zeros((augmentation_gallery.COUNT, 224, 224), np.uint8)
    monkeypatch.setattr(augmentation_gallery, "augmented_copies", lambda image, count, seed: made)
    app = upload(open_page("inside", view="versions", model="pca_logistic"), SAMPLE.read_bytes())
    button(app, say("versions.draw", count=augmentation_gallery.COUNT)).click().run()
    assert augmentation_gallery.KEPT in app.session_state
    button(app, say("forgetting.forget")).click().run()
    assert not app.exception
    assert augmentation_gallery.KEPT not in app.session_state
    assert augmentation_gallery.KEPT in upload_privacy.HELD
    assert app.info[0].value == say("inside.choose")
    assert app.file_uploader(key="upload_1").value == []


def test_upload_stays_from_page_to_page_until_it_is_removed():
    app = open_page("read", model="pca_logistic")
    upload(app, SAMPLE.read_bytes())
    assert "x\\-ray\\.png" in text(app)
    chance = app.metric[0].value
    app.switch_page("app_pages/inside.py").run()
    assert "x\\-ray\\.png" in text(app)
    assert not [widget for widget in app.pills if widget.key == "sample"]
    assert shows(app, "inside.reading", probability=chance)
    app.switch_page("app_pages/read.py").run()
    assert app.metric[0].value == chance
    button(app, say("picture.drop")).click().run()
    assert not app.metric
    assert "picture" not in app.session_state
    assert app.pills(key="sample").value is None


def test_forgetting_takes_the_sample_too():
    app = inside("changes", model="pca_logistic")
    button(app, say("forgetting.forget")).click().run()
    assert not app.get("image")
    assert app.pills(key="sample").value is None


def test_bad_upload_gets_a_reason():
    app = upload(open_page("inside"), b"no picture")
    assert not app.exception
    assert "PNG" in app.error[0].value
    assert not app.get("image")


def test_gate_stands_before_the_network():
    app = upload(open_page("inside", view="sum", model="pca_logistic"), encode(ramp(300, 200)))
    assert "does not look like a frontal chest radiograph" in app.error[0].value
    assert not shows(app, "inside.reading")
    assert len(app.get("image")) == 1
    button(app, say("input_check.anyway")).click().run()
    assert not app.exception
    assert shows(app, "inside.reading")


def test_no_picture_has_an_address_at_the_server():
    for view in VIEWS[:2]:
        for picture in inside(view, model="scratch_cnn").get("image"):
            assert picture.proto.imgs[0].url.startswith("data:image/png;base64,")


def test_a_visitor_who_moves_a_slider_late_finds_nothing(monkeypatch):
    app = inside("changes", model="pca_logistic")
    line, late = upload_privacy.show_privacy_line, time.monotonic() + 60 * upload_privacy.MINUTES + 1

    def too_long() -> None:
        monkeypatch.setattr(upload_privacy.time, "monotonic", lambda: late)
        line()

    monkeypatch.setattr("dashboard.components.intake.image_picker.show_privacy_line", too_long)
    app.run()
    assert not app.exception
    assert app.info[0].value == say("inside.choose")


# ---- what each stage sees


def test_stages_are_those_of_the_network():
    app = inside("stages", model="mobilenet_v2")
    assert shows(app, "stages.heading", number=1, count=6, channels=32, side=112)
    assert shows(app, "stages.heading", number=6, count=6, channels="1,280", side=7)
    assert shows(app, "stages.cell", pixels=32)
    assert text(app).count(say("stages.last")) == 1
    alts = [picture.proto.imgs[0].alt for picture in app.get("image")]
    assert len(alts) == 7  # the picture itself, and each stage
    assert alts[-1] == say("stages.alt", shown=12, channels=1280, number=6, side=7)


def test_network_of_one_stage_says_so():
    app = inside("stages", model="pca_logistic")
    assert shows(app, "stages.one")
    assert len(app.get("image")) == 2


def test_of_an_ensemble_one_member_is_looked_into(small_zoo):
    app = inside("stages", model="both")
    assert not app.exception
    assert "member" not in app.session_state  # of one member there is nothing to choose


def test_member_of_an_ensemble_is_chosen(monkeypatch):
    members = [load_model(name) for name in ("pca_logistic", "scratch_cnn")]
    card = members[1].card | {"name": "ensemble", "members": {m.card["name"]: {} for m in members}}
    both = LoadedModel(card, Ensemble(members))
    for place in ("feature_maps", "logit_breakdown"):
        monkeypatch.setattr(f"dashboard.components.network.{place}.load_model", lambda name: both)
    app = inside("stages", model="scratch_cnn")
    assert len(app.get("image")) == 2
    app.selectbox(key="member").set_value("scratch_cnn").run()
    assert not app.exception
    assert len(app.get("image")) == 5
    app.segmented_control(key="view").set_value("sum").run()
    assert not app.exception
    assert app.selectbox(key="member").value == "scratch_cnn"
    assert shows(app, "sum.intro", channels=192, side=14)
    assert shows(app, "sum.calibrated", model=model_title(members[1].card))


# ---- the heat map, step by step


def number_of(words: str) -> float:
    return float(words.replace(",", "").replace("%", ""))


def test_numbers_of_the_sum_add_up():
    app = inside("sum", model="mobilenet_v2")
    table = app.dataframe[0].value
    part, weight, mean, added = (say(f"sum.{name}") for name in ("part", "weight", "mean", "added"))
    adds = [number_of(words) for words in table[added]]
    assert table[part].tolist()[-3:] == [say("sum.others", count=1274), say("sum.bias"), say("sum.logit")]
    assert sum(adds[:-1]) == pytest.approx(adds[-1], abs=1e-9)
    for one, other, product in table[[weight, mean, added]].values[:6]:
        assert number_of(one) * number_of(other) == pytest.approx(number_of(product), abs=0.02)
    assert shows(app, "sum.equation", logit=table[added].iloc[-1])
    reading = predict_radiograph(read_image(SAMPLE.read_bytes(), ""), load_model("mobilenet_v2"))
    chance = format_probability(reading.probabilities[1])
    assert shows(app, "inside.reading", probability=chance)
    assert shows(app, "sum.calibrated", asked=class_in_sentence("PNEUMONIA"), probability=chance)


def test_sum_grows_to_the_whole(monkeypatch):
    files = {}
    monkeypatch.setattr(logit_breakdown, "download_button", lambda data, name: files.update({name: data}))
    app = inside("sum", model="scratch_cnn")
    slider = app.select_slider(key="summed_192")
    slider.set_value(0).run()
    assert not app.exception
    bias, logit = app.dataframe[0].value[say("sum.added")].iloc[-2:]
    assert shows(app, "sum.so_far_words", count=0, sum=bias, logit=logit)
    app.select_slider(key="summed_192").set_value(192).run()
    assert shows(app, "sum.so_far_words", count=192, sum=logit, logit=logit, furthest=0)
    data = files["sum"]
    assert len(data) == 193
    assert data[say("sum.added")].cumsum().to_numpy() == pytest.approx(data[say("sum.so_far")].to_numpy())
    assert text(app).count(say("read.locates_poorly")) == 1


def test_sum_of_three_classes_is_for_the_one_asked_for(small_zoo):
    app = inside("sum", "normal 1", model="three")
    control = app.segmented_control(key="sum_for")
    other = next(name for name in control.options if name != control.value)
    control.set_value(other).run()
    assert not app.exception
    assert shows(app, "sum.intro", what=say("sum.of_more", asked=class_in_sentence(other)))
    assert not shows(app, "sum.calibrated")
    app.selectbox(key="language").set_value("de").run()
    control = app.segmented_control(key="sum_for")
    assert control.value == other
    assert "PNEUMONIE" in control.options


# ---- random versions


def test_versions_wait_to_be_asked_for_and_follow_the_seed(monkeypatch):
    asked = []

    def made(image, count, seed):
        asked.append(seed)
        return np.clip(image + np.arange(count)[:, None, None] * 5, 0, 255).astype(np.uint8)

    monkeypatch.setattr(augmentation_gallery, "augmented_copies", made)
    app = inside("versions", model="scratch_cnn")
    assert not shows(app, "versions.plain.one")
    assert not asked
    assert not app.get("image")
    app.number_input(key="versions_seed").set_value(5).run()
    button(app, say("versions.draw", count=augmentation_gallery.COUNT)).click().run()
    assert not app.exception
    assert asked == [5]
    assert len(app.get("image")) == 13
    assert captions(app)[0].startswith(say("versions.original"))
    assert captions(app)[12].startswith(say("versions.version", number=12))
    assert shows(app, "versions.range", seed=5)
    app.run()
    assert len(app.get("image")) == 13
    pick(app, "normal 1")  # of another picture there are none yet
    assert asked == [5]
    assert not app.get("image")


def test_model_that_learned_from_plain_pictures_is_an_exception(small_zoo):
    app = inside("versions", model="two")
    assert shows(app, "versions.plain.one")


def test_versions_without_tensorflow_say_what_to_install(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    app = inside("versions", model="pca_logistic")
    assert not app.exception
    assert "pip install -r requirements.txt" in app.info[0].value
    assert say("versions.draw", count=augmentation_gallery.COUNT) not in [words.label for words in app.button]


# ---- changed pictures


def change(app: AppTest, kind: str, times: int = 0, **values: float) -> AppTest:
    app.pills(key="change").set_value(kind).run()
    for field, value in values.items():
        app.slider(key=f"change_{field}_{times}").set_value(value).run()
    return app


def test_unchanged_picture_has_the_same_probability():
    app = inside("changes", model="scratch_cnn")
    asked = class_in_sentence("PNEUMONIA")
    assert [metric.label for metric in app.metric] == [
        say("changes.metric_before", asked=asked), say("changes.metric_after", asked=asked),
    ]  # fmt: skip
    assert app.metric[0].value == app.metric[1].value
    assert shows(app, "changes.none")
    assert captions(app)[:2] == [say("changes.before"), say("changes.after")]


def test_every_change_is_read_anew_and_set_back():
    app = inside("changes", "normal 1", model="scratch_cnn")
    first = app.metric[0].value
    change(app, "brightness", brightness=40)
    assert not app.exception
    assert app.metric[0].value == first
    after = app.metric[1].value
    assert after != first
    change(app, "cover", cover=50, across=20, down=80)
    assert not app.exception
    assert shows(app, "changes.done", changes=f"{say('changes.brightness')}, {say('changes.cover')}")
    # A change that is no longer on the page still counts.
    change(app, "brightness")
    assert app.slider(key="change_brightness_0").value == 40
    button(app, say("changes.reset")).click().run()
    assert not app.exception
    assert not app.warning
    assert app.metric[1].value == first
    assert app.slider(key="change_brightness_1").value == NEUTRAL["brightness"]
    assert shows(app, "changes.none")


def test_change_that_the_gate_would_refuse_says_so_and_that_the_call_changes():
    app = inside("changes", "normal 1", model="scratch_cnn")
    change(app, "blur", blur=6.0)
    change(app, "contrast", contrast=20)
    assert say("changes.gate") in app.warning[0].value
    assert shows(app, "changes.other_call") or shows(app, "changes.same_call")


def test_place_of_a_cover_that_is_not_there_changes_nothing():
    app = inside("changes", model="scratch_cnn")
    change(app, "cover", across=10)
    assert shows(app, "changes.none")
    assert app.metric[0].value == app.metric[1].value


def test_changes_are_kept_over_pages():
    app = change(inside("changes", model="pca_logistic"), "rotation", rotation=20)
    app.switch_page("app_pages/performance.py").run()
    app.switch_page("app_pages/inside.py").run()
    assert not app.exception
    assert shows(app, "changes.done", changes=say("changes.rotation"))
