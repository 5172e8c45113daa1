"""docs/results.md: what was tried, what helped, and how much the seed matters, from stored runs."""

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd

from model_zoo.ablation import EPOCHS, RUNS, VARIANTS
from model_zoo.artifacts import model_names, read_card, write_text
from model_zoo.augmentation import VERSIONS
from model_zoo.comparison import lay_out, main_text
from model_zoo.datasets import DataError
from model_zoo.evaluation import sigmoid
from model_zoo.scores import roc_auc

PAGE = Path(__file__).parents[1] / "docs" / "results.md"
INTRODUCTION = f"""\
# Results

Written by `python -m model_zoo results`, from the stored models and the runs in `docs/runs`; only the published figures
at the end are typed in, with their sources.

## What helps

One thing changed at a time: MobileNetV2, ImageNet start, {EPOCHS} epochs, a third of the training patients (with all
of them validation AUC is so near to 1 that little can be told apart); for the variants of originals only, all of those
that are not in their validation split. All figures are of validation, on plain pictures
and on {VERSIONS} randomly altered versions of each: the mean over the seeds, with the smallest and the largest. The
difference in AUC on altered pictures is to the variant's rival, seed by seed.
"""


SEEDS = """\
## How much the seed matters

The same command with another `--seed`, which draws start, order and validation patients anew: figures on the same test
pictures, mean and standard deviation over the seeds, that of the shipped network among them.
"""
OF_SEEDS = ("auc", "accuracy", "sensitivity", "specificity")


def main(zoo: Path | None = None) -> str:
    """Write the page; returns where it lies.

    zoo: folder of shipped two-class networks trained with other seeds, whose figures are kept first. Raises DataError
    where it holds something else.
    """
    if zoo is not None:
        _keep(zoo)
    parts = [INTRODUCTION.rstrip(), _ablation(_runs()), SEEDS.rstrip(), _seeds(), "## The models"]
    text = "\n\n".join([*parts, main_text(markdown=True)])
    PAGE.parent.mkdir(exist_ok=True)
    write_text(PAGE, text + "\n")
    return f"Written to {PAGE}."


def _keep(zoo: Path) -> None:
    """Store what the cards of models with other seeds say of the test pictures; not the models."""
    for name in model_names(zoo):
        card = read_card(name, zoo)
        if "members" in card or card["classes"] != read_card(card["architecture"]["name"])["classes"]:
            raise DataError(f"{name} is no {card['architecture']['name']} with another seed. Take it out of {zoo}.")
        summary = card["metrics"]["test"]["summary"]
        record = {"model": card["architecture"]["name"], "seed": card["recipe"]["seed"], "command": card["command"]}
        record |= {figure: summary[figure]["value"] for figure in OF_SEEDS}
        path = RUNS / "seeds" / f"{record['model']}-{record['seed']}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, json.dumps(record, indent=2) + "\n")


def _seeds() -> str:
    records = [json.loads(path.read_text()) for path in sorted((RUNS / "seeds").glob("*.json"))]
    if not records:
        return "No runs with other seeds are stored."
    for name in sorted({record["model"] for record in records} & set(model_names())):
        card = read_card(name)
        summary = card["metrics"]["test"]["summary"]
        figures = {figure: summary[figure]["value"] for figure in OF_SEEDS}
        records.append({"model": name, "seed": card["recipe"]["seed"], **figures})
    frame, rows = pd.DataFrame(records), [("model", "seeds", *OF_SEEDS)]
    for name, part in frame.groupby("model"):
        each = [f"{part[f].mean():.4f} +- {part[f].std():.4f}" if len(part) > 1 else "-" for f in OF_SEEDS]
        rows.append((name, ", ".join(str(seed) for seed in sorted(part["seed"])), *each))
    return lay_out(rows, markdown=True)


def _runs() -> pd.DataFrame:
    """A row per stored run: variant, seed, auc, auc_altered, loss_altered, seconds."""
    rows = []
    for path in sorted(RUNS.glob("*.csv")):
        if match := re.fullmatch(r"(\w+)-(\d+)", path.stem):
            rows.append({"variant": match[1], "seed": int(match[2]), **_figures(pd.read_csv(path))})
    return pd.DataFrame(rows)


def _figures(table: pd.DataFrame) -> dict:
    positive = (table["label"] == "PNEUMONIA").to_numpy()
    altered = table[[f"logit_{version}" for version in range(VERSIONS)]].to_numpy()
    chance = np.clip(sigmoid(altered), 1e-6, 1 - 1e-6)
    losses = -np.where(positive[:, None], np.log(chance), np.log(1 - chance)).mean(axis=1)
    return {
        "auc": roc_auc(positive, table["logit"].to_numpy()),
        "auc_altered": np.mean([roc_auc(positive, logit) for logit in altered.T]),
        # Both classes weigh the same, as in training.
        "loss_altered": (losses[positive].mean() + losses[~positive].mean()) / 2,
        "seconds": table["seconds"].iloc[0],
    }


def _ablation(runs: pd.DataFrame) -> str:
    header = ("variant", "what", "AUC", "AUC, altered", "difference", "cross-entropy, altered", "min", "seeds")
    rows = []
    for name, variant in VARIANTS.items():
        own = runs[runs["variant"] == name].set_index("seed") if len(runs) else runs
        if not len(own):
            continue
        rival = runs[runs["variant"] == variant.rival].set_index("seed")
        gaps = (own["auc_altered"] - rival["auc_altered"]).dropna()
        figures = [_spread(own[column]) for column in ("auc", "auc_altered")]
        minutes = f"{own['seconds'].mean() / 60:.0f}"
        gap = "-" if name == "base" or not len(gaps) else f"{gaps.mean():+.4f} ({gaps.min():+.4f} to {gaps.max():+.4f})"
        rows.append((name, variant.what, *figures, gap, _spread(own["loss_altered"]), minutes, str(len(own))))
    return lay_out([header, *rows], markdown=True)


def _spread(values: pd.Series) -> str:
    return f"{values.mean():.4f} ({values.min():.4f}-{values.max():.4f})"
