"""Model cards with their files, and what the dashboard says of itself."""

import hashlib

import pytest

import dashboard.components.session.audit_log as log
from dashboard.components.model_cards import files
from dashboard.texts import say
from model_zoo import __version__
from model_zoo.core import model_store
from model_zoo.core.coded_messages import Message, message_from_json
from model_zoo.core.model_store import ArtifactError, card_text, file_size, model_names, read_card
from tests.support.markers import needs_chromium
from tests.support.messages import says
from tests.support.pages import button, open_page, shows, text

pytestmark = pytest.mark.slow


@pytest.fixture
def sent(monkeypatch) -> dict:
    """The files behind the download buttons, by name: a function that gives the bytes."""
    found = {}
    inner = files._row
    monkeypatch.setattr(
        files,
        "_row",
        lambda name, file, size, digest, data: found.update({file: data}) or inner(name, file, size, digest, data),
    )
    return found


@pytest.mark.parametrize("name", model_names())
def test_card_of_every_shipped_model(name):
    app, card = open_page("model_cards", model=name), read_card(name)
    assert not app.exception
    assert not app.error
    assert not app.warning
    words = text(app)
    said = [*card["intended_use"], *card["limits"], card["architecture"]["description"]]
    assert all(str(message_from_json(stored)) in words for stored in said)
    assert f"{card['architecture']['parameters']:,} parameters" in words
    assert all(f"`{digest}`" in words for digest in card["files"].values())
    assert say("cards.files_words", licence=str(message_from_json(card["licence"]))) in words
    assert app.metric[0].value == f"{card['metrics']['test']['summary']['auc']['value']:.3f}"
    assert f"**{say('card.item.input_check')}**" in words
    # A rate of 0 would be read as no learning; it means that those epochs go on with the first.
    assert (say("recipe.full_size_rate") in words) == bool(card.get("recipe", {}).get("full_size_rate"))
    tables = [key for key in ("robustness", "faithfulness", "shortcuts") if key in card]
    assert len(app.get("download_button")) == len(card["files"]) + 1 + len(tables)  # and card.json


def test_card_sets_the_model_beside_statistics_of_the_whole_image():
    app, card = open_page("model_cards", model="subtype"), read_card("subtype")
    rows = next(table.value for table in app.dataframe if say("cards.column.model") in table.value)
    assert rows[say("tables.pair")].tolist() == ["NORMAL and BACTERIAL", "NORMAL and VIRAL", "BACTERIAL and VIRAL"]
    of_model = {tuple(pair["classes"]): pair["auc"]["value"] for pair in card["metrics"]["test"]["pairs"]}
    for pair, row in zip(card["shortcuts"]["pairs"], rows.to_dict(orient="records"), strict=True):
        assert row[say("cards.column.test")].startswith(f"{pair['test']['value']:.3f}")
        assert row[say("cards.column.model")].startswith(f"{of_model[tuple(pair['classes'])]:.3f}")
    for mark in card["shortcuts"]["one_class_marks"]:
        assert shows(app, "cards.one_class_mark", images=sum(mark["training"].values()))


def test_what_is_downloaded_is_what_the_card_names(small_zoo, sent):
    open_page("model_cards", model="two")
    card = read_card("two")
    assert set(sent) == {"card.json", *card["files"]}
    assert sent["card.json"]() == (small_zoo / "two/card.json").read_bytes()
    for file, digest in card["files"].items():
        assert hashlib.sha256(sent[file]()).hexdigest() == digest


def test_nothing_is_read_until_it_is_asked_for(small_zoo, sent, monkeypatch):
    def fail(name, file, *rest, **more):
        raise AssertionError(f"{file} was read")

    monkeypatch.setattr(files, "read_file", fail)
    assert not open_page("model_cards", model="two").exception
    with pytest.raises(AssertionError, match=r"model.keras was read"):
        sent["model.keras"]()


def test_damaged_file_is_never_sent(small_zoo, sent):
    (small_zoo / "two/model.tflite").write_bytes(b"other")
    app = open_page("model_cards", model="two")
    assert not app.exception
    with pytest.raises(ArtifactError) as error:
        sent["model.tflite"]()
    assert error.value.message == Message("core.file_altered", {"name": "two", "file": "model.tflite"})
    button(app, say("files.check")).click().run()
    assert not app.exception
    assert [says(error.value, "core.file_altered") for error in app.error] == [True]


def test_whole_files_pass_the_check(small_zoo):
    app = open_page("model_cards", model="both")
    assert say("cards.members", members="`two`") in text(app)
    button(app, say("files.check")).click().run()
    assert not app.error
    assert app.success[0].value == say("files.whole", files=2)


def test_ensemble_of_other_members_fails_the_check(small_zoo):
    model_store.amend_card("two", {"decision": read_card("two")["decision"] | {"temperature": 9.0}})
    app = open_page("model_cards", model="both")
    button(app, say("files.check")).click().run()
    assert not app.exception
    assert "both was built from a different two" in app.error[0].value


def test_missing_file_is_named(small_zoo):
    (small_zoo / "two/model.tflite").unlink()
    app = open_page("model_cards", model="two")
    assert not app.exception
    assert says(app.warning[0].value, "core.file_unreadable")
    assert app.metric[3].value == "-"


def test_size_is_that_on_disk(small_zoo):
    assert file_size("two", "head.npz") == (small_zoo / "two/head.npz").stat().st_size
    for name, file, code in (("../two", "head.npz", "core.name_invalid"), ("two", "gone.npz", "core.file_unreadable")):
        with pytest.raises(ArtifactError) as error:
            file_size(name, file)
        assert error.value.message.code == code


def test_text_of_a_card_is_its_file(small_zoo):
    assert card_text(read_card("two")) == (small_zoo / "two/card.json").read_text(encoding="utf-8")


def test_about_says_what_it_is_and_what_is_stored(monkeypatch):
    app = open_page("about")
    assert not app.exception
    words = text(app)
    assert say("about.version", version=__version__, models=len(model_names())) in words
    for part in ("10.17632/rscbjbr9sj", "V7 Labs", "CC BY 4.0", say("about.licences")):
        assert part in words
    assert say("about.log_off") in words
    found = [read_card(name)["metrics"].get("external") for name in model_names()]
    values = [entry["summary"]["auc"]["value"] for entry in found if entry]
    assert say("about.elsewhere", low=f"{min(values):.2f}", high=f"{max(values):.2f}", chance=0.5) in words
    assert read_card("mobilenet_v2")["files"]["model.tflite"][:12] in app.code[0].value
    assert say("source.chest_xray") in app.code[0].value
    assert say("about.trained", data=f"{say('source.chest_xray')}; {say('source.nih')}") in words
    monkeypatch.setattr(log, "open_log", lambda: object())
    assert say("about.log_on") in text(open_page("about"))


def test_about_claims_only_what_the_cards_hold(small_zoo):
    for name in ("two", "both"):
        metrics = read_card(name)["metrics"]
        metrics["external"]["summary"]["auc"]["value"] = 0.91
        model_store.amend_card(name, {"metrics": metrics})
    app = open_page("about")
    assert not app.exception
    assert say("about.elsewhere", low="0.91", high="0.91", chance=0.5) in text(app)
    assert read_card("both")["data"]["name"] in app.code[0].value
    assert say("source.chest_xray") not in app.code[0].value


def test_about_without_models_still_says_what_it_is(zoo):
    app = open_page("about")
    assert not app.exception
    assert say("about.is_not", elsewhere="") in text(app)
    assert not app.code


@needs_chromium
def test_model_file_arrives_whole(browser, server):
    page = browser.new_page()
    page.goto(f"{server}/model_cards?model=scratch_cnn")
    with page.expect_download() as arriving:
        page.locator(".st-key-file_model-tflite").get_by_role("button").click(timeout=30_000)
    data = arriving.value.path().read_bytes()
    page.close()
    assert arriving.value.suggested_filename == "scratch_cnn_model.tflite"
    assert hashlib.sha256(data).hexdigest() == read_card("scratch_cnn")["files"]["model.tflite"]
