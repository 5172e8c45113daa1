"""The README's figures are those of the models that ship."""

from model_zoo.core.model_store import model_names, read_card
from model_zoo.core.paths import ROOT
from model_zoo.data.report import read_report
from model_zoo.evaluation.leaderboard import leaderboard_text

README = (ROOT / "README.md").read_text(encoding="utf-8")
PROSE = " ".join(README.split())
CARDS = {name: read_card(name) for name in model_names()}


def test_its_table_is_what_the_command_prints():
    printed = leaderboard_text(markdown=False).split("\n\n")[1].splitlines()
    cells = [[cell for cell in line.split("  ") if cell.strip()][:7] for line in printed]
    assert len(cells) > 5
    lines = {tuple(cell.strip() for cell in line.split("  ") if cell.strip()) for line in README.splitlines()}
    assert [row for row in cells if tuple(cell.strip() for cell in row) not in lines] == []


def test_what_it_says_of_another_hospital_is_on_the_cards():
    found = [card["metrics"]["external"] for card in CARDS.values() if "external" in card["metrics"]]
    values = [metrics["summary"]["auc"]["value"] for metrics in found]
    assert f"{min(values):.2f}-{max(values):.2f}, where chance has 0.5" in PROSE
    gate = CARDS["mobilenet_v2"]["gate"]
    warned, refused = ([gate[kind][split] for split in ("test", "external")] for kind in ("unusual", "no_radiograph"))
    assert f"{warned[0]:.1%} of the test pictures and at {warned[1]:.0%} of the adults" in PROSE
    assert refused[0] == 0
    assert f"refuse none and {refused[1]:.0%}" in PROSE


def test_what_it_says_of_altered_pictures_is_on_the_cards():
    lost = {name: max(row["auc_loss"] for row in card["robustness"]) for name, card in CARDS.items()}
    more = {name: loss for name, loss in lost.items() if loss >= 0.01}
    assert set(more) == {"pca_logistic", "chestxray14", "cnn_baseline", "densenet169"}
    said = PROSE.split("**Turned, cropped, compressed pictures**")[1].split(" - **")[0]
    assert all(f"`{name}`" in said and f"{loss:.3f}" in said for name, loss in more.items())
    assert {len(card["robustness"]) for card in CARDS.values()} == {14}  # thirteen, and the pictures as they are


def test_what_it_says_of_calibration_is_on_the_cards():
    found = {name: card["metrics"]["val"]["calibration"] for name, card in CARDS.items()}
    worse = {name: c["after"]["ece"]["value"] - c["before"]["ece"]["value"] for name, c in found.items()}
    worst = max(worse, key=worse.get)
    before, after = (found[worst][when]["ece"]["value"] for when in ("before", "after"))
    assert f"most of all `{worst}`" in PROSE
    assert f"on validation {before:.3f} before, {after:.3f} after" in PROSE


def test_what_it_says_of_patients_is_in_the_data_report():
    facts = read_report("nih").facts
    nameless, all_of_them = facts["without_patient"], f"{facts['images']:,} pictures name no patient"
    assert f"{nameless} of these {all_of_them}" in PROSE
    assert f"{nameless} of its {all_of_them}" in CARDS["chestxray14"]["limits"][2]


def test_what_it_says_of_other_copies_is_on_the_cards():
    for name in ("mobilenet_v2", "efficientnet_lite0"):
        copies = CARDS[name]["other_copies"]
        assert f"{copies['median']:.4f}" in PROSE
        assert f"{copies['percentile_95']:.3f}" in PROSE
        assert f"on {copies['images']} validation pictures" in PROSE
