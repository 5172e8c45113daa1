"""Data reports: the figures, how they are stored, and the page that shows them."""

import json
import shutil
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from scipy.ndimage import gaussian_filter

from dashboard.components.common import model_data
from dashboard.components.datasets import charts, tables
from dashboard.texts import say
from model_zoo.core import paths
from model_zoo.core.model_store import ArtifactError
from model_zoo.core.paths import DATA_REPORTS as SHIPPED_REPORTS
from model_zoo.data import report
from model_zoo.data.near_duplicates import near_pairs, perceptual_hash
from model_zoo.data.report import compute_report, read_report, report_names, write_report
from tests.support.bad_files import chunk
from tests.support.images import encode
from tests.support.pages import open_page, shows, text

pytestmark = pytest.mark.slow

NAMES = {
    "train/NORMAL": ["IM-0001-0001", "IM-0001-0002", "IM-0002-0001"],
    "train/PNEUMONIA": ["person1_bacteria_1", "person1_bacteria_2", "person2_virus_3"],
    "val/NORMAL": ["IM-0003-0001"],
    "val/PNEUMONIA": ["person3_virus_4"],
    "test/NORMAL": ["NORMAL2-IM-0002-0001"],
    "test/PNEUMONIA": ["person1_virus_5", "person5_bacteria_6"],
}


def chest(number: int) -> np.ndarray:
    """uint8 (224, 224): the same chest in every picture, with ribs and vessels of its own."""
    random = np.random.default_rng(number).normal(size=(224, 224))
    own = sum(weight * gaussian_filter(random, size) * size for weight, size in ((30, 3), (60, 8)))
    common = 60 * np.cos(np.linspace(0, 4 * np.pi, 224))[None] + 128
    return np.clip(common + own, 0, 255).astype(np.uint8)


@pytest.fixture
def source(tmp_path) -> Path:
    """Eleven pictures in three splits; NORMAL is 300 pixels wide."""
    number = 0
    for folder, stems in NAMES.items():
        (tmp_path / "set" / folder).mkdir(parents=True)
        for stem in stems:
            number += 1
            picture = Image.fromarray(chest(number)).resize((300 if "NORMAL" in folder else 224, 224))
            (tmp_path / "set" / folder / f"{stem}.png").write_bytes(encode(picture))
    return tmp_path / "set"


@pytest.fixture
def reports(tmp_path, monkeypatch) -> Path:
    """An empty folder in place of the stored reports."""
    monkeypatch.setattr(paths, "DATA_REPORTS", tmp_path / "reports")
    return tmp_path / "reports"


def test_counts_are_right(source):
    facts = compute_report(source).facts
    assert facts["images"] == 11
    assert facts["classes"] == ["NORMAL", "PNEUMONIA"]
    assert facts["own_splits"] == ["train", "val", "test"]
    rows = {(row["split"], row["label"], row["subtype"]): row for row in facts["statistics"]["rows"]}
    assert rows["train", "NORMAL", ""]["images"] == 3
    assert rows["train", "NORMAL", ""]["patients"] == 2
    assert rows["train", "PNEUMONIA", "bacterial"]["images"] == 2
    assert rows["train", "PNEUMONIA", "bacterial"]["patients"] == 1
    assert facts["images_per_patient"]["patient"] == {"NORMAL": {"1": 3, "2": 1}, "PNEUMONIA": {"1": 4, "2": 1}}
    assert facts["images_per_patient"]["group"]["PNEUMONIA"] == {"1": 3, "3": 1}
    assert facts["without_patient"] == 0
    assert facts["one_size"] is None
    assert facts["distributions"]["width"]["percentiles"] == {"NORMAL": [300] * 3, "PNEUMONIA": [224] * 3}
    assert all(sum(part["counts"]["NORMAL"]) == 5 for part in facts["distributions"].values())


def test_patients_overlap_by_number_only(source):
    statistics = compute_report(source).facts["statistics"]
    assert statistics["shared_patients"] == 0
    assert statistics["shared_groups"] == 2  # person 1 and normal 2


def test_different_pictures_are_no_duplicates(source):
    found = compute_report(source).facts["duplicates"]
    assert found["exact"]["groups"] == found["near"]["groups"] == 0


def test_equal_hashes_alone_make_no_duplicate():
    common = gaussian_filter(np.random.default_rng(0).normal(size=(224, 224)), 20) * 3000 + 128
    own = [gaussian_filter(np.random.default_rng(n).normal(size=(224, 224)), 2.5) * 40 for n in (1, 2)]
    pictures = np.clip(common + np.stack(own), 0, 255).astype(np.uint8)
    hashes = perceptual_hash(pictures)
    assert np.bitwise_count(hashes[0] ^ hashes[1]) <= 4
    assert near_pairs(pictures).size == 0


def test_exact_duplicate_across_splits_and_classes_is_found(source):
    shutil.copy(source / "train/NORMAL/IM-0002-0001.png", source / "test/PNEUMONIA/person9_virus_9.png")
    exact = compute_report(source).facts["duplicates"]["exact"]
    assert {key: exact[key] for key in exact if key != "examples"} == {
        "groups": 1, "files": 2, "across_splits": 1, "across_classes": 1, "across_patients": 1,
    }  # fmt: skip
    assert exact["examples"] == [["test/PNEUMONIA/person9_virus_9", "train/NORMAL/IM-0002-0001"]]


@pytest.mark.parametrize("change", ["jpeg", "half"])
def test_near_duplicate_is_found(source, change):
    picture = Image.open(source / "train/PNEUMONIA/person2_virus_3.png")
    data = encode(picture, "JPEG", quality=60) if change == "jpeg" else encode(picture.resize((112, 112)))
    (source / "val/PNEUMONIA/person3_virus_7.png").write_bytes(data)
    found = compute_report(source).facts["duplicates"]
    assert found["exact"]["groups"] == 0
    assert found["near"]["examples"] == [["train/PNEUMONIA/person2_virus_3", "val/PNEUMONIA/person3_virus_7"]]
    assert found["near"]["across_splits"] == 1


def test_means_and_differences_are_right_to_rounding(source):
    report = compute_report(source)
    pictures = {
        name: [
            np.asarray(Image.open(path).resize((224, 224), Image.Resampling.BILINEAR), float)
            for path in source.rglob(f"{name}/*")
        ]
        for name in ("NORMAL", "PNEUMONIA")
    }
    means = [np.mean(pictures[name], axis=0) for name in pictures]
    assert np.abs(report.means - means).max() <= 1.01  # of the pictures, then of the mean
    difference = (report.differences[0].astype(float) - 128) * report.facts["difference_step"]
    assert np.abs(difference - (means[1] - means[0])).max() <= 1.01 + report.facts["difference_step"]
    assert {report.differences.min(), report.differences.max()} & {1, 255}


def test_drawn_splits_and_unnamed_patients_are_said(tmp_path):
    number = 0
    for label in ("A", "B", "NORMAL"):
        (tmp_path / label).mkdir()
        for name in range(9):
            number += 1
            (tmp_path / label / f"{label}{name}.jpeg").write_bytes(encode(chest(number), "JPEG"))
    facts = compute_report(tmp_path).facts
    assert facts["classes"] == ["NORMAL", "A", "B"]
    assert facts["own_splits"] == []
    assert facts["without_patient"] == 27
    assert facts["one_size"] == "224 x 224"
    assert len(compute_report(tmp_path, ("A", "B")).differences) == 1


def test_text_in_a_picture_that_would_take_all_memory_is_left_behind(source):
    path = source / "train/NORMAL/IM-0001-0001.png"
    data = path.read_bytes()
    path.write_bytes(data[:33] + chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(2**27), 9)) + data[33:])
    assert compute_report(source).facts["distributions"]["width"]["percentiles"]["NORMAL"] == [300] * 3


def test_table_is_read_too(source):
    lines = [f"{path.relative_to(source.parent)},{path.parent.name}" for path in source.rglob("*.png")]
    table = source.parent / "table.csv"
    table.write_text("\n".join(["path,label", *lines]))
    facts = compute_report(table).facts
    assert facts["images"] == 11
    assert facts["own_splits"] == []


def test_stored_report_is_read_back(source, reports):
    text = write_report(source, "small")
    assert "11 images" in text
    assert report_names() == ["small"]
    expected, report = compute_report(source), read_report("small")
    assert {key: report.facts[key] for key in expected.facts} == json.loads(json.dumps(expected.facts))
    assert (report.means == expected.means).all()
    assert (report.differences == expected.differences).all()
    assert str(source.parent) not in (reports / "small/report.json").read_text()


def test_storing_again_leaves_no_old_picture(source, reports):
    write_report(source, "small")
    (source / "train/NORMAL/IM-0009-0001.png").write_bytes(encode(chest(99)))
    write_report(source, "small")
    assert read_report("small").facts["images"] == 12
    assert len(list((reports / "small").iterdir())) == 4


def test_interrupted_write_keeps_the_old_report(source, reports, monkeypatch):
    write_report(source, "small")
    (source / "train/NORMAL/IM-0009-0001.png").write_bytes(encode(chest(99)))

    def fail(path, text):
        assert path.name == "report.json"
        raise KeyboardInterrupt

    monkeypatch.setattr(report, "write_text", fail)
    with pytest.raises(KeyboardInterrupt):
        write_report(source, "small")
    assert read_report("small").facts["images"] == 11


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda folder: (folder / "report.json").write_text("{"), "damaged"),
        (lambda folder: (folder / "report.json").write_text('{"schema": 99, "files": {}}'), "schema 99"),
        (lambda folder: next(folder.glob("mean_0*")).unlink(), "damaged"),
        (lambda folder: next(folder.glob("mean_0*")).write_bytes(encode(chest(1))), "SHA-256"),
    ],
)
def test_damaged_report_is_refused(source, reports, damage, words):
    write_report(source, "small")
    damage(reports / "small")
    with pytest.raises(ArtifactError, match=f"small: .*{words}.*thoraxlens dataset DIR --name small"):
        read_report("small")


def test_unknown_and_bad_names_are_refused(source, reports):
    with pytest.raises(ArtifactError, match="There is no data report"):
        read_report("../x")
    with pytest.raises(ArtifactError, match="letters, digits"):
        write_report(source, "../x")


def test_shipped_reports_are_whole():
    assert report_names()[0] == "chest_xray"
    facts = read_report("chest_xray").facts
    assert facts["images"] == 5840
    assert facts["statistics"]["shared_groups"] == 264
    assert facts["duplicates"]["exact"]["groups"] == 30
    assert read_report("nih").facts["classes"] == ["NORMAL", "EFFUSION", "PNEUMONIA"]


@pytest.fixture
def no_models(tmp_path, monkeypatch):
    (tmp_path / "zoo").mkdir()
    monkeypatch.setattr(paths, "TRAINED", tmp_path / "zoo")


@pytest.mark.usefixtures("no_models")
def test_page_shows_the_reports(source, reports):
    write_report(source, "small")
    shutil.copytree(SHIPPED_REPORTS, reports, dirs_exist_ok=True)
    app = open_page("class_balance")
    assert not app.exception
    assert app.selectbox(key="data").value == "chest_xray"
    assert "**5,840 radiographs**" in text(app)
    assert shows(app, "balance.not_trained")
    assert shows(app, "balance.two_keys", shared=0, by_number=264)
    assert shows(app, "balance.places", groups=30, files=62, splits=0)
    app.selectbox(key="data").set_value("nih").run()
    assert not app.exception
    assert shows(app, "balance.nameless.many", count=736)
    app.selectbox(key="data").set_value("small").run()
    assert not app.exception
    # Of pictures of many sizes these are shown too.
    assert {"data_width", "data_height"} <= {button.key for button in app.get("download_button")}


@pytest.mark.usefixtures("no_models")
def test_page_without_reports_and_models_says_what_to_do(reports):
    app = open_page("class_balance")
    assert not app.exception
    assert "thoraxlens dataset DIR" in app.info[0].value


def test_page_without_report_counts_from_the_card(source, reports, monkeypatch):
    facts = compute_report(source).facts
    card = {key: facts[key] for key in ("classes", "statistics")} | {
        "name": "mine",
        "title": {"code": "core.text", "text": "Mine"},
        "architecture": {"name": "mine"},
        "data": {"name": "elsewhere", "images": 11, "unreadable": 1, "fingerprint": "0" * 64},
    }
    monkeypatch.setattr(model_data, "usable_cards", lambda: {"mine": card})
    app = open_page("class_balance")
    assert not app.exception
    assert shows(app, "balance.trained", models="Mine")
    assert "`thoraxlens dataset DIR --name elsewhere`" in app.info[0].value


@pytest.mark.usefixtures("no_models")
def test_page_names_a_damaged_report_and_goes_on(source, reports):
    write_report(source, "small")
    shutil.copytree(reports / "small", reports / "other")
    (reports / "small/report.json").write_text("{")
    app = open_page("class_balance")
    assert not app.exception
    assert "small: the data report is damaged" in app.warning[0].value
    assert "**11 radiographs**" in text(app)


def test_difference_is_white_where_there_is_none():
    low, none, high = charts.colour_difference(np.array([[1, 128, 255]], np.uint8))[0].astype(int)
    assert none.min() > 240
    assert low[2] > low[0] + 50  # blue
    assert high[0] > high[2] + 50  # red


@pytest.mark.usefixtures("no_models")
def test_page_holds_patients_by_both_keys_and_the_data_of_its_charts(reports):
    shutil.copytree(SHIPPED_REPORTS, reports)
    app = open_page("class_balance")
    assert not app.exception
    tables = [table.value for table in app.dataframe]
    assert shows(app, "balance.two_keys", shared=0, by_number=264)
    common = next(table for table in tables if "quantity" in table)
    assert common["quantity"].tolist() == ["Width", "Height", "Brightness", "Contrast"]
    facts = read_report("chest_xray").facts
    low, median, high = facts["distributions"]["brightness"]["percentiles"]["NORMAL"]
    assert common["NORMAL"][2] == f"{median:,.0f} ({low:,.0f} to {high:,.0f})"
    buttons = [button.key for button in app.get("download_button")]
    assert buttons == [
        "data_bars", "data_class_balance", "data_images_per_patient", "data_images_per_group", "data_brightness",
        "data_contrast", "data_duplicates", "data_shortcuts", "data_styles", "data_marks", "data_properties",
        "data_usual",
    ]  # fmt: skip
    app.selectbox(key="data").set_value("nih").run()
    assert not app.exception


def test_data_of_the_charts_are_the_report_s():
    facts = read_report("chest_xray").facts
    assert tables.histogram_rows(facts["distributions"]["contrast"])["NORMAL"].sum() == 1575
    assert tables.duplicates_table(facts["duplicates"])["groups"][0] == 30
    counted = tables.patients_table(facts["images_per_patient"])
    by_number = counted[(counted[say("data.key")] == say("data.group")) & (counted["class"] == "NORMAL")]
    assert (by_number["images"] * by_number["patients"]).sum() == 1575
