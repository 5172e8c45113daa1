"""Figures in README and docs, written between their marks by `make docs` from stored predictions and cards."""

import re
from collections.abc import Callable
from pathlib import Path

from model_zoo.core.card import Card, RobustnessRow
from model_zoo.core.coded_messages import Message, message_from_json
from model_zoo.core.model_store import model_names, read_card
from model_zoo.core.paths import ROOT
from model_zoo.evaluation.leaderboard import format_columns, leaderboard_table, leaderboard_text

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end of figures -->)", re.DOTALL)
SHORT = 5  # models in the README's table


def short_results() -> str:
    """Return the table of the README: the best two-class models on the official test images."""
    frame = leaderboard_table()
    best = frame.loc[frame["task"] == frame["task"].min()].head(SHORT)
    rows: list[tuple[str, ...]] = [("model", "AUC", "accuracy", "sensitivity", "specificity")]
    for row in best.to_dict("records"):
        intervals = [f"{row[k]:.3f} ({row[k + '_low']:.3f}-{row[k + '_high']:.3f})" for k in ("auc", "accuracy")]
        rows.append((f"`{row['name']}`", *intervals, f"{row['sensitivity']:.3f}", f"{row['specificity']:.3f}"))
    return format_columns(rows, markdown=True)


def results() -> str:
    """Return what `thoraxlens compare` prints, as Markdown."""
    return leaderboard_text(markdown=True)


def robustness() -> str:
    """Return the largest loss of AUC under one perturbation, by model."""
    rows: list[tuple[str, ...]] = [
        ("model", "largest loss of AUC", "largest 95th percentile of the change in probability")
    ]
    for name, card in _cards().items():
        of_pixels = [row for row in card["robustness"] if "warned" not in row]
        loss, change = (max(row[key] for row in of_pixels) for key in ("auc_loss", "percentile_95"))
        rows.append((f"`{name}`", f"{loss:.3f}", f"{change:.2f}"))
    return format_columns(rows, markdown=True)


def files() -> str:
    """Return what borders and photographs do, by model; dashes where it was measured before they were."""
    asked = [Message("evaluation.perturbation_borders", {"percent": percent}) for percent in (5, 10, 20, 30)]
    asked += [Message(f"evaluation.perturbation_{kind}") for kind in ("screen", "film")]
    rows: list[tuple[str, ...]] = [("model", *(str(perturbation) for perturbation in asked))]
    for name, card in _cards().items():
        found = {str(message_from_json(row["perturbation"])): row for row in card["robustness"] if "warned" in row}
        cells = ["-" if (row := found.get(str(one))) is None else _change(row) for one in asked]
        rows.append((f"`{name}`", *cells))
    return format_columns(rows, markdown=True)


def _change(row: RobustnessRow) -> str:
    warned = row.get("warned", 0)
    return f"{row['median']:.3f} (warned: {warned:.0%})" if warned else f"{row['median']:.3f}"


def originals() -> str:
    """Return how far predictions of an original and of its small copy are apart, by model."""
    rows: list[tuple[str, ...]] = [("model", "images", "median", "95th percentile", "changed classes")]
    for name, card in _cards().items():
        if copies := card.get("other_copies"):
            figures = f"{copies['median']:.4f}", f"{copies['percentile_95']:.3f}", str(copies["label_flips"])
            rows.append((f"`{name}`", str(copies["images"]), *figures))
    return format_columns(rows, markdown=True)


def input_check() -> str:
    """Return the share of images that the input check warns of and rejects, by model."""
    rows: list[tuple[str, ...]] = [
        ("model", "warned: test", "warned: external", "rejected: test", "rejected: external")
    ]
    for name, card in _cards().items():
        shares = [card["gate"][kind].get(s) for kind in ("unusual", "no_radiograph") for s in ("test", "external")]
        rows.append((f"`{name}`", *("-" if share is None else f"{share:.1%}" for share in shares)))
    return format_columns(rows, markdown=True)


FIGURES: dict[str, Callable[[], str]] = {
    "short_results": short_results,
    "results": results,
    "robustness": robustness,
    "files": files,
    "originals": originals,
    "input_check": input_check,
}


def with_figures(text: str) -> str:
    """Return a page with its marked blocks filled anew.

    Raises
    ------
    KeyError
        For a mark of unknown figures.
    """
    return BLOCK.sub(lambda found: f"{found[1]}\n{FIGURES[found[2]]()}\n\n{found[3]}", text)


def main() -> None:
    """Write the figures of all pages."""
    for page in PAGES:
        before = page.read_text(encoding="utf-8")
        if (after := with_figures(before)) != before:
            page.write_text(after, encoding="utf-8")
            print(f"Written to {page.relative_to(Path.cwd()) if page.is_relative_to(Path.cwd()) else page}.")


def _cards() -> dict[str, Card]:
    return {name: read_card(name) for name in model_names()}


if __name__ == "__main__":
    main()
