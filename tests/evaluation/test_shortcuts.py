"""Shortcut audit on cards, by the command and for a model that is there already."""

from dataclasses import replace

import pytest

from model_zoo.cli.main import main
from model_zoo.core.model_store import read_card, version_digest
from model_zoo.data.manifest import DataError
from tests.support.images import encode
from tests.support.untrained import prepare_noisy_samples

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ["two", "three"])
def test_audit_is_stored_on_the_card(small_zoo, name):
    # They bring TensorFlow, which the fixtures of other tests do without.
    from model_zoo.evaluation.pipeline import measure_shortcuts, store_shortcuts

    before = read_card(name)
    prepared = prepare_noisy_samples(before["classes"])
    shortcuts = measure_shortcuts(prepared)
    store_shortcuts(name, prepared, shortcuts)
    card = read_card(name)
    assert card["shortcuts"] == shortcuts
    assert {key: card[key] for key in card if key != "shortcuts"} == before
    assert version_digest(card) == version_digest(before)  # it predicts as before
    pairs = len(before["classes"]) * (len(before["classes"]) - 1) // 2
    assert len(shortcuts["pairs"]) == pairs
    assert shortcuts["images"] == sum(row["images"] for row in card["statistics"]["rows"] if row["split"] != "test")
    with pytest.raises(DataError, match="another split"):
        store_shortcuts(name, replace(prepared, split="of something else"), shortcuts)


def test_command_reports_on_a_data_set_with_views(tmp_path, monkeypatch, capsys):
    from model_zoo.core import paths
    from model_zoo.data.report import read_report
    from tests.data.shortcuts.test_burned_in_marks import lettered

    monkeypatch.setattr(paths, "DATA_REPORTS", tmp_path / "reports")
    lines = ["path,view"]
    for number in range(24):
        label = ("NORMAL", "PNEUMONIA")[number % 2]
        file = tmp_path / "set" / label / f"a{number}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(encode(lettered(number, ("R", 0.04, 0.1))))
        lines.append(f"{label}/{file.name},{'AP' if number < 8 else 'PA'}")
    (tmp_path / "set/views.csv").write_text("\n".join(lines))
    assert main(["dataset", str(tmp_path / "set"), "--details", str(tmp_path / "set/views.csv")]) == 0
    assert "Whole-image statistics tell PNEUMONIA from NORMAL with AUC " in capsys.readouterr().out
    report = read_report("set")
    views = [row["value"] for row in report.facts["shortcuts"]["properties"] if row["property"] == "view"]
    assert views == ["AP", "PA"]
    assert len(report.marks) == len(report.facts["shortcuts"]["marks"]) == 1
    assert main(["dataset", str(tmp_path / "set"), "--details", str(tmp_path / "none.csv")]) == 2
