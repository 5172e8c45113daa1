"""Every page in every state, without a browser."""

import json
import re
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from dashboard.components.common import model_data
from dashboard.components.common.formatting import escape_markdown, format_with_interval, model_title
from dashboard.components.intake import predict
from dashboard.components.viewer.heat_map_panel import location_sentence
from dashboard.texts import class_in_sentence, say, say_count
from devtools.local_server import PAGES
from model_zoo import __version__
from model_zoo.core import model_store
from model_zoo.core.paths import SAMPLES
from model_zoo.explain.methods import METHODS
from model_zoo.inference import predictor
from model_zoo.inference.predictor import load_model
from model_zoo.metrics.summary import CALIBRATION_ERRORS
from model_zoo.transforms.screen_photograph import screen_photograph
from tests.support.dicom_files import dicom
from tests.support.images import encode, ramp
from tests.support.pages import OF_A_MODEL, button, open_page, text

pytestmark = pytest.mark.slow

SAMPLE = SAMPLES / "synthetic_pneumonia_1.png"
PROBABILITY = say("read.probability_of", finding="pneumonia")


@pytest.mark.parametrize("page", PAGES)
def test_page_shows_and_says_it_is_not_for_diagnosis(page):
    app = open_page(page)
    assert not app.exception
    assert not app.error
    assert app.title[0].value
    assert say("frame.notice") in text(app)


@pytest.mark.parametrize("page", PAGES)
def test_page_without_models_says_what_to_do(page, zoo):
    app = open_page(page)
    assert not app.exception
    words = {"about": say("about.version", version=__version__, models=0), "challenge": say("challenge.class")}.get(
        page, "thoraxlens train"
    )
    assert words in text(app) + " ".join(control.label for control in app.segmented_control)


@pytest.mark.parametrize("page", [page for page in PAGES if page != "challenge"])  # needs no model at first
def test_damaged_model_is_named_and_the_others_go_on(page, small_zoo):
    (small_zoo / "two/card.json").write_text("{")
    app = open_page(page)
    assert not app.exception
    assert "two: card.json is damaged" in app.warning[0].value
    assert app.title[0].value


def test_ensemble_of_a_damaged_model_says_so(small_zoo):
    (small_zoo / "two/card.json").write_text("{")
    app = open_page("read", model="both")
    app.pills(key="sample").set_value("normal 1").run()
    assert not app.exception
    assert "two: card.json is damaged" in app.error[0].value


def test_sample_is_read():
    app = open_page("read")
    assert app.info[0].value == say("read.nothing_yet")
    app.pills(key="sample").set_value("pneumonia 1").run()
    assert not app.exception
    assert app.metric[0].label == PROBABILITY
    assert app.metric[0].value.endswith("%")
    assert say("read.no_diagnosis") in text(app)
    assert "Synthetic, no patient." in text(app)
    assert say("read.locates_poorly") in text(app)


def test_upload_is_read_by_either_model():
    app = open_page("read")
    app.file_uploader(key="upload").set_value(("x-ray.png", SAMPLE.read_bytes(), "image/png")).run()
    first = app.metric[0].value
    assert say("read.no_diagnosis") in text(app)
    other = next(option for option in ("scratch_cnn", "mobilenet_v2") if option != app.selectbox(key="model").value)
    app.selectbox(key="model").set_value(other).run()
    assert not app.exception
    assert app.metric[0].value != first


def test_upload_the_wrong_way_is_refused_and_put_right():
    app = open_page("read")
    wrong = encode(255 - np.rot90(np.asarray(Image.open(SAMPLE))))
    app.file_uploader(key="upload").set_value(("x-ray.png", wrong, "image/png")).run()
    assert "should be rotated by 90 degrees to the right and inverted" in app.error[0].value
    assert not app.metric
    button(app, say("input_check.correct")).click().run()
    assert not app.exception
    assert not app.error
    assert app.metric[0].label == PROBABILITY
    assert any("rotated by 90 degrees to the right and inverted" in note.value for note in app.caption)


def test_borders_of_an_upload_are_cut_off_and_said_to_be():
    app = open_page("read")
    inner = np.maximum(np.asarray(Image.open(SAMPLE)), 20)
    bordered = encode(np.pad(inner, ((0, 0), (70, 70))))
    app.file_uploader(key="upload").set_value(("x-ray.png", bordered, "image/png")).run()
    assert not app.exception
    assert any("Uniform borders" in note.value and "left 70, right 70" in note.value for note in app.caption)


def test_photograph_of_a_screen_is_read_with_a_warning():
    app = open_page("read")
    photograph = screen_photograph(np.asarray(Image.open(SAMPLE)), np.random.default_rng(0))
    app.file_uploader(key="upload").set_value(("x-ray.jpg", photograph, "image/jpeg")).run()
    assert not app.exception
    assert app.metric[0].label == PROBABILITY
    assert "photograph of a screen or a film" in app.warning[0].value


def test_upload_that_is_no_radiograph_is_read_only_when_asked_for():
    app = open_page("read")
    app.file_uploader(key="upload").set_value(("x-ray.png", encode(ramp(300, 200)), "image/png")).run()
    assert "does not look like a frontal chest radiograph" in app.error[0].value
    assert not app.metric
    button(app, say("input_check.anyway")).click().run()
    assert not app.exception
    assert app.metric[0].label == PROBABILITY
    assert say("input_check.asked") in app.warning[0].value
    # Another picture is asked about anew.
    app.file_uploader[0].set_value(("y.png", encode(ramp(200, 300)), "image/png")).run()
    assert not app.metric


def test_radiograph_that_its_window_hides_is_shown_in_another_with_one_click():
    stored = np.asarray(Image.open(SAMPLE).convert("L")).astype(np.uint16) * 16
    data = dicom(stored, BitsStored=12, HighBit=11, WindowCenter="2500", WindowWidth="60")
    app = open_page("read")
    app.file_uploader(key="upload").set_value(("x-ray.dcm", data, "application/dicom")).run()
    assert "does not look like a frontal chest radiograph" in app.error[0].value
    button(app, say("viewer.range")).click().run()
    assert not app.exception
    assert not app.error
    assert app.metric[0].label == PROBABILITY
    assert "Shown and analysed in another window, as chosen" in text(app)
    button(app, say("input_check.first_window")).click().run()
    assert app.error
    assert not app.metric


def test_where_no_region_speaks_the_page_says_so(monkeypatch):
    monkeypatch.setitem(METHODS, "grad_cam", replace(METHODS["grad_cam"], faintest=1e6))
    app = open_page("read")
    app.pills(key="sample").set_value("pneumonia 1").run()
    assert say("read.no_evidence", finding="pneumonia") in text(app)


@pytest.mark.parametrize("method", METHODS)
def test_heat_map_by_any_method(method, small_zoo):
    app = open_page("read", model="both")
    app.pills(key="sample").set_value("pneumonia 1").run()
    app.selectbox(key="method").set_value(method).run()
    assert not app.exception
    assert not app.warning
    key = "read.evidence" if METHODS[method].signed else "read.influence"
    caption = say(key, method=METHODS[method].title, finding="pneumonia")
    assert app.get("image")[-1].proto.imgs[0].caption == caption
    assert re.search(r"\d% of the attribution", text(app)) or say("read.no_evidence", finding="pneumonia") in text(app)


def test_heat_map_is_drawn_once_however_often_the_page_runs(monkeypatch):
    drawn = []
    slow = METHODS["occlusion"]
    counted = replace(slow, draw=lambda *words: drawn.append(1) or slow.draw(*words))
    monkeypatch.setitem(METHODS, "occlusion", counted)
    app = open_page("read", model="scratch_cnn")
    app.pills(key="sample").set_value("pneumonia 1").run()
    app.selectbox(key="method").set_value("occlusion").run()
    app.text_area[0].set_value("Words").run()
    app.run()
    assert len(drawn) == 1
    app.pills(key="sample").set_value("pneumonia 2").run()
    assert len(drawn) == 2


def test_heat_at_the_border_is_warned_of():
    lungs, warm = np.zeros((224, 224), bool), np.zeros((224, 224), np.float32)
    warm[:10], lungs[5:15] = 1.0, True
    at_border = say("heat_maps.at_border", share="100%", border="19%")
    in_lungs = say("heat_maps.in_lungs", share="50%", lungs="4%")
    assert location_sentence(warm, lungs) == f"{in_lungs} {at_border}"
    assert location_sentence(np.ones((224, 224), np.float32), lungs) == say(
        "heat_maps.in_lungs", share="4%", lungs="4%"
    )
    assert location_sentence(0 * warm, lungs) == ""
    assert location_sentence(warm, None) == at_border
    assert location_sentence(np.ones((224, 224), np.float32), ~lungs & lungs) == say("heat_maps.no_lungs")


def test_missing_lung_finder_is_named_and_the_reading_stays(monkeypatch, tmp_path):
    monkeypatch.setattr("model_zoo.core.paths.LUNG_FINDER", tmp_path)
    app = open_page("read")
    app.pills(key="sample").set_value("pneumonia 1").run()
    assert not app.exception
    assert "card.json cannot be read" in app.warning[0].value
    assert say("read.no_diagnosis") in text(app)


def test_model_that_is_damaged_while_its_page_is_open_is_named(monkeypatch):
    def load(name):
        raise model_store.ArtifactError("core.card_damaged", name=name, reason="schema")

    monkeypatch.setattr(predictor, "load_model", load)  # the fragment does not get it, the reading has it
    app = open_page("read", model="scratch_cnn")
    app.pills(key="sample").set_value("pneumonia 1").run()
    assert not app.exception
    assert app.metric
    assert "scratch_cnn: card.json is damaged" in app.error[0].value


def test_reading_is_shown_by_the_card_that_it_was_read_by(monkeypatch):
    changed = load_model("scratch_cnn")
    limits = [{"code": "core.text", "text": "Of another card."}]
    changed = predictor.LoadedModel(changed.card | {"limits": limits}, changed.source)
    monkeypatch.setattr(predict, "load_model", lambda name: changed)
    app = open_page("read", model="scratch_cnn")
    app.pills(key="sample").set_value("pneumonia 1").run()
    assert "Of another card." in text(app)


def test_predictions_of_another_card_are_refused():
    card = model_store.read_card("scratch_cnn")
    other = card | {"files": card["files"] | {"predictions.csv": "0" * 64}}
    assert len(model_data.stored_predictions(card, "test").truth) == 624
    with pytest.raises(model_store.ArtifactError, match="SHA-256"):
        model_data.stored_predictions(other, "test")


def test_heat_map_switched_off_draws_nothing(monkeypatch):
    app = open_page("read")
    app.pills(key="sample").set_value("pneumonia 1").run()
    monkeypatch.setitem(METHODS, "grad_cam", replace(METHODS["grad_cam"], rule=None, draw=None))
    app.toggle(key="heat_on").set_value(False).run()
    assert not app.exception
    assert say("read.locates_poorly") not in text(app)
    assert say("read.no_diagnosis") in text(app)


def test_network_without_its_keras_file_offers_no_maps_by_gradients(small_zoo):
    card = json.loads((small_zoo / "three/card.json").read_text())
    del card["files"]["model.keras"]
    (small_zoo / "three/card.json").write_text(json.dumps(card))
    app = open_page("read", model="two")
    app.pills(key="sample").set_value("normal 1").run()
    app.selectbox(key="method").set_value("saliency").run()
    app.selectbox(key="model").set_value("three").run()
    assert not app.exception
    assert str(METHODS["saliency"].title) not in app.selectbox(key="method").options


def test_reading_that_the_model_is_not_sure_of_says_so(small_zoo):
    card = json.loads((small_zoo / "two/card.json").read_text())
    for limit in (0.0, 0.6):
        card["decision"]["unsure_below"] = limit
        (small_zoo / "two/card.json").write_text(json.dumps(card))
        app = open_page("read", model="two")
        app.pills(key="sample").set_value("normal 1").run()
        assert (say("read.indeterminate") in text(app)) == (limit > 0.5)


def test_bad_upload_gets_a_reason_and_no_probability():
    app = open_page("read")
    app.file_uploader(key="upload").set_value(("x-ray.png", b"no picture", "image/png")).run()
    assert not app.exception
    assert escape_markdown("not a JPEG, PNG or DICOM") in app.error[0].value
    assert not app.metric


@pytest.mark.parametrize("model", ["two", "three", "both"])
@pytest.mark.parametrize("page", OF_A_MODEL)
def test_page_of_any_kind_of_model(page, model, small_zoo):
    app = open_page(page, model=model)
    assert not app.exception
    assert not app.error
    if page == "read":
        app.pills(key="sample").set_value("pneumonia 1").run()
        assert not app.exception
        assert say("read.no_diagnosis") in text(app)


def test_link_names_the_model_and_the_choice_is_kept_over_pages(small_zoo):
    app = open_page("performance", model="three")
    assert say("figure.balanced_accuracy") in [metric.label for metric in app.metric]
    app.selectbox(key="model").set_value("both").run()
    assert app.query_params["model"] == "both"
    app.switch_page("app_pages/read.py").run()
    assert app.selectbox(key="model").value == "both"
    app.switch_page("app_pages/performance.py").run()
    assert app.selectbox(key="model").value == "both"


def test_link_to_a_model_that_is_not_there_shows_the_first(small_zoo):
    app = open_page("performance", model="gone")
    assert not app.exception
    assert app.selectbox(key="model").value in ("two", "three", "both")


def test_model_of_three_classes_names_them_in_the_choice(small_zoo):
    options = open_page("read").selectbox(key="model").options
    assert options == [
        "Ensemble (both)",
        "PCA + logistic regression (three): NORMAL, EFFUSION, PNEUMONIA",
        "PCA + logistic regression (two)",
    ]


def test_heat_map_of_three_classes_is_for_the_one_called_until_another_is_asked_for(small_zoo):
    app = open_page("read", model="three")
    app.pills(key="sample").set_value("normal 1").run()
    probability, control = app.metric[0].label, app.segmented_control(key="heat_map_for")
    assert probability == say("read.probability_of", finding=class_in_sentence(control.value))
    other = next(name for name in ("NORMAL", "EFFUSION", "PNEUMONIA") if name != control.value)
    before = text(app)
    control.set_value(other).run()
    assert not app.exception
    assert app.metric[0].label == probability
    assert text(app) != before


def test_heat_map_of_an_ensemble_says_whose_it_is(small_zoo):
    app = open_page("read", model="both")
    app.pills(key="sample").set_value("normal 1").run()
    assert say("read.map_of_members") in text(app)


def test_performance_follows_the_split():
    app = open_page("performance")
    test = [metric.value for metric in app.metric]
    assert "624 images" in text(app)
    app.segmented_control(key="split").set_value("val").run()
    assert not app.exception
    assert [metric.value for metric in app.metric] != test


def test_performance_in_another_hospital_says_how_far_it_falls(small_zoo):
    app = open_page("performance", model="two")
    app.segmented_control(key="split").set_value("external").run()
    assert not app.exception
    assert say("performance.origin.external") in text(app)
    loss = format_with_interval(model_store.read_card("two")["external"]["fall"]["auc"])
    assert f"AUC **{loss}**" in text(app)


def test_model_without_another_hospital_falls_back_to_the_test_pictures(small_zoo):
    app = open_page("performance", model="two")
    app.segmented_control(key="split").set_value("external").run()
    app.selectbox(key="model").set_value("three").run()
    assert not app.exception
    assert app.segmented_control(key="split").options == [say(f"performance.split.{name}") for name in ("test", "val")]
    assert app.segmented_control(key="split").value == "test"


def test_performance_of_two_classes_is_the_card_s(small_zoo):
    app = open_page("performance", model="two")
    entry = model_store.read_card("two")["metrics"]["test"]
    tables = [table.value for table in app.dataframe]
    figures = tables[0].set_index(say("tables.figure"))
    for column, part in zip(figures.columns, (entry, entry["only_here"]), strict=True):
        assert f"{part['images']} images" in column
        assert figures[column][say("figure.brier")].startswith(f"{part['summary']['brier']['value']:.3f} (")
    assert say_count("performance.elsewhere", 2) in text(app)
    kinds = next(table for table in tables if say("tables.correct") in table)
    assert kinds[say("tables.images")].tolist() == [3, 3, 2]
    assert kinds["class"].tolist() == ["NORMAL", "PNEUMONIA", "PNEUMONIA viral"]
    assert len(next(table for table in tables if say("tables.threshold") in table)) == 3  # others
    errors = next(table for table in tables if say("performance.before") in table)
    assert errors[say("tables.figure")].tolist() == [say(f"figure.{name}") for name in CALIBRATION_ERRORS]
    both = tables[-2].set_index(say("tables.figure"))  # another hospital beside the test pictures
    external = model_store.read_card("two")["metrics"]["external"]["summary"]
    assert both.iloc[:, 0].tolist() == figures.iloc[:, 0].tolist()
    assert both.iloc[:, 1][say("figure.brier")].startswith(f"{external['brier']['value']:.3f} (")
    assert tables[-1][say("tables.perturbation")][0] == say("tables.unperturbed")
    copies = model_store.read_card("two")["other_copies"]
    assert f"{copies['median']:.1%} (median)" in text(app)
    assert f"{entry['answered']['share']:.1%} of these images" in text(app)


def test_performance_shows_how_far_heat_maps_can_be_believed(small_zoo):
    before = [element.value for element in open_page("performance", model="two").subheader]
    assert say("performance.heat_maps") not in before
    figures = {"insertion": 0.8, "deletion": 0.3, "lungs": None, "border": 0.25}
    rows = [{"method": "grad_cam", "images": 4, **figures}]
    model_store.amend_card("two", {"faithfulness": {"split": "val", "rows": rows}})
    app = open_page("performance", model="two")
    table = next(table.value for table in app.dataframe if say("tables.deletion") in table.value)
    assert table.iloc[0].tolist() == ["Grad-CAM", "0.800", "0.300", "-", "25.0%", 4]
    assert "4 validation images" in text(app)
    on_its_card = open_page("model_cards", model="two")
    assert any(other.value.equals(table) for other in on_its_card.dataframe)


def test_performance_of_three_classes_is_by_class(small_zoo):
    app = open_page("performance", model="three")
    summary = model_store.read_card("three")["metrics"]["test"]["summary"]
    headline = [say(f"figure.{name}") for name in ("auc", "accuracy", "balanced_accuracy", "f1")]
    assert [metric.label for metric in app.metric] == headline
    classes = app.dataframe[1].value
    assert classes["class"].tolist() == ["NORMAL", "EFFUSION", "PNEUMONIA"]
    assert classes["AUC"][2].startswith(f"{summary['classes'][2]['auc']['value']:.3f} (")
    assert app.dataframe[2].value[say("tables.pair")].tolist() == [
        "NORMAL and EFFUSION",
        "NORMAL and PNEUMONIA",
        "EFFUSION and PNEUMONIA",
    ]
    assert say("performance.points") not in [element.value for element in app.subheader]


def test_card_says_how_a_model_was_made(small_zoo):
    app = open_page("model_cards", model="two")
    for words in ("file start.npz, SHA-256 `abcabcabcabc`", "1,234 seconds", say("card.files_both"), "Apache-2.0"):
        assert words in text(app)
    app.selectbox(key="model").set_value("both").run()
    assert f"**{say('card.item.members')}**: two (SHA-256" in text(app)
    card = json.loads((small_zoo / "three/card.json").read_text())
    del card["files"]["model.keras"]  # as of a large network
    (small_zoo / "three/card.json").write_text(json.dumps(card))
    app.selectbox(key="model").set_value("three").run()
    assert say("card.files_litert") in text(app)
    assert "`thoraxlens train pca_logistic --data samples`" in text(app)


def test_class_balance_counts_patients_too():
    app = open_page("class_balance")
    app.segmented_control(key="unit").set_value("patients").run()
    assert not app.exception
    assert say("balance.weight_of", label="normal") in [metric.label for metric in app.metric]


def test_curves_of_no_model_ask_for_one():
    app = open_page("training_curves")
    app.pills(key="curve_models").set_value([]).run()
    assert app.info[0].value == say("curves.choose")


def test_curves_keep_their_models_in_the_link(small_zoo):
    app = open_page("training_curves")
    app.pills(key="curve_models").set_value(["three"]).run()
    assert app.query_params["curve_models"] == "three"
    app.switch_page("app_pages/about.py").run().switch_page("app_pages/training_curves.py").run()
    assert app.pills(key="curve_models").value == ["three"]
    assert app.query_params["curve_models"] == "three"
    app.pills(key="curve_models").set_value([]).run()
    assert "curve_models" not in app.query_params
    app = open_page("training_curves", curve_models=["three", "gone"])
    assert app.pills(key="curve_models").value == ["three"]
    app = open_page("training_curves", curve_models="gone")
    assert sorted(app.pills(key="curve_models").value) == ["three", "two"]


def test_curves_leave_out_ensembles_and_say_so(small_zoo):
    app = open_page("training_curves")
    assert sorted(app.pills(key="curve_models").value) == ["three", "two"]
    assert say("curves.others", models="Ensemble (both)") in text(app)


def test_curves_start_with_few_models():
    app = open_page("training_curves")
    shown = app.pills(key="curve_models").value
    assert set(shown) <= {"scratch_cnn", "cnn_baseline", "mobilenet_v2"}
    augmented = [model_title(model_store.read_card(name)) for name in ("scratch_cnn", "mobilenet_v2")]
    assert any(say("curves.augmented", models=", ".join(pair)) in text(app) for pair in (augmented, augmented[::-1]))


def test_curves_claim_of_a_model_only_what_its_training_was(small_zoo):
    app = open_page("training_curves")
    two, three = (model_title(model_store.read_card(name)) for name in ("two", "three"))
    assert say("curves.not_augmented", models=two) in text(app)
    assert say("curves.at_once", models=three) in text(app)
    assert say("curves.half_size", models=two) in text(app)
    assert say("curves.augmented", models="") not in text(app)


def test_curves_mark_a_change_of_stage_by_both_names(small_zoo):
    specs = [chart.proto.spec for chart in open_page("training_curves").get("plotly_chart")]
    change = " | ".join(say(f"stage.{stage}") for stage in ("half size", "from scratch"))
    assert all(change in spec for spec in specs[:3])
