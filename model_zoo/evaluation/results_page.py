"""docs/results.md: what was tried, what helped, and how much the seed matters, from stored runs."""

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd

from model_zoo.core import paths
from model_zoo.core.model_store import model_names, read_card, write_text
from model_zoo.data.manifest import DataError
from model_zoo.evaluation.ablation import EPOCHS, VARIANTS
from model_zoo.evaluation.leaderboard import format_columns, leaderboard_text
from model_zoo.metrics.bootstrap import intervals, patient_draws
from model_zoo.metrics.classification import roc_auc
from model_zoo.metrics.summary import sigmoid
from model_zoo.transforms.augmentation import VERSIONS

INTRODUCTION = f"""\
# Results

Written by `python -m model_zoo results`, from the stored models and the runs in `docs/runs`; only the published figures
at the end are typed in, with their sources.

## What helps

One thing changed at a time: MobileNetV2, ImageNet start, {EPOCHS} epochs, a third of the training patients (with all
of them validation AUC is so near to 1 that little can be told apart); for the variants of originals only, all of those
that are not in their validation split. All figures are of validation, on plain pictures and on {VERSIONS} randomly
altered versions of each; of several seeds the mean, with the smallest and the largest. The difference in AUC on altered
pictures is to `base`, of `original_320` to `original_224`, with the same seeds; its 95% interval, from bootstrap
samples of patients, tells what chance does to the choice of pictures, not to the training. Minutes are of two cores
that did other work beside, for some variants more than for others.
"""


SEEDS = """\
## How much the seed matters

The same command with another `--seed`, which draws start, order and validation patients anew: figures on the same test
pictures, mean and standard deviation over the seeds, that of the shipped network among them.
"""
OF_SEEDS = ("auc", "accuracy", "sensitivity", "specificity")


def write_results_page(zoo: Path | None = None) -> str:
    """Write the page; returns where it lies.

    zoo: folder of shipped two-class networks trained with other seeds, whose figures are kept first. Raises DataError
    where it holds something else.
    """
    if zoo is not None:
        _keep(zoo)
    parts = [INTRODUCTION.rstrip(), _ablation(_runs()), SEEDS.rstrip(), _seeds(), "## The models"]
    text = "\n\n".join([*parts, leaderboard_text(markdown=True)])
    paths.RESULTS_PAGE.parent.mkdir(exist_ok=True)
    write_text(paths.RESULTS_PAGE, text + "\n")
    return f"Written to {paths.RESULTS_PAGE}."


def _keep(zoo: Path) -> None:
    """Store what the cards of models with other seeds say of the test pictures; not the models."""
    for name in model_names(zoo):
        card = read_card(name, zoo)
        if "members" in card or card["classes"] != read_card(card["architecture"]["name"])["classes"]:
            architecture = card["architecture"]["name"]
            raise DataError("evaluation.seed_of_another", name=name, architecture=architecture, folder=str(zoo))
        summary = card["metrics"]["test"]["summary"]
        record = {"model": card["architecture"]["name"], "seed": card["recipe"]["seed"], "command": card["command"]}
        record |= {figure: summary[figure]["value"] for figure in OF_SEEDS}
        path = paths.ABLATION_RUNS / "seeds" / f"{record['model']}-{record['seed']}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, json.dumps(record, indent=2) + "\n")


def _seeds() -> str:
    records = [json.loads(path.read_text()) for path in sorted((paths.ABLATION_RUNS / "seeds").glob("*.json"))]
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
    return format_columns(rows, markdown=True)


def _runs() -> dict[str, dict[int, pd.DataFrame]]:
    """The stored runs, by variant and seed, as ablate() writes them."""
    runs = {}
    for path in sorted(paths.ABLATION_RUNS.glob("*.csv")):
        if match := re.fullmatch(r"(\w+)-(\d+)", path.stem):
            runs.setdefault(match[1], {})[int(match[2])] = pd.read_csv(path)
    return runs


def _figures(table: pd.DataFrame) -> dict:
    positive, altered = _positive(table), _altered(table)
    chance = np.clip(sigmoid(altered), 1e-6, 1 - 1e-6)
    losses = -np.where(positive, np.log(chance), np.log(1 - chance)).mean(axis=0)
    return {
        "auc": roc_auc(positive, table["logit"].to_numpy()),
        "auc_altered": _auc_altered(table),
        # Both classes weigh the same, as in training.
        "loss_altered": (losses[positive].mean() + losses[~positive].mean()) / 2,
        "seconds": table["seconds"].iloc[0],
    }


def _positive(table: pd.DataFrame) -> np.ndarray:
    return (table["label"] == "PNEUMONIA").to_numpy()


def _altered(table: pd.DataFrame) -> np.ndarray:
    """Logits (versions, images)."""
    return table[[f"logit_{version}" for version in range(VERSIONS)]].to_numpy().T


def _auc_altered(table: pd.DataFrame, weight=None):
    positive = _positive(table)
    return np.mean([roc_auc(positive, logit, weight) for logit in _altered(table)], axis=0)


def _ablation(runs: dict[str, dict[int, pd.DataFrame]]) -> str:
    rows = [("variant", "what", "AUC", "AUC, altered", "difference", "cross-entropy, altered", "min", "seeds")]
    for name, variant in VARIANTS.items():
        if own := runs.get(name):
            each = pd.DataFrame([_figures(table) for table in own.values()])
            auc, altered, loss = (_spread(each[column]) for column in ("auc", "auc_altered", "loss_altered"))
            gap, minutes = _gap(own, runs.get(variant.rival, {})), f"{each['seconds'].mean() / 60:.0f}"
            rows.append((name, variant.what, auc, altered, gap, loss, minutes, ", ".join(map(str, own))))
    return format_columns(rows, markdown=True)


def _gap(own: dict[int, pd.DataFrame], rival: dict[int, pd.DataFrame]) -> str:
    """The mean difference in AUC on altered pictures over the seeds that both have, with its interval; - without."""
    seeds = sorted(own.keys() & rival.keys())
    if not seeds:
        return "-"

    def gain(weight=None) -> dict:
        return {"auc": np.mean([_auc_altered(own[s], weight) - _auc_altered(rival[s], weight) for s in seeds], axis=0)}

    found = intervals(gain, patient_draws(own[seeds[0]]["patient"]))["auc"]
    return f"{found['value']:+.4f} ({found['low']:+.4f} to {found['high']:+.4f})"


def _spread(values: pd.Series) -> str:
    return f"{values.mean():.4f}" + (f" ({values.min():.4f}-{values.max():.4f})" if len(values) > 1 else "")
