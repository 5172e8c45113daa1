"""The page docs/results.md: ablation study, spread over seeds and leaderboard, from stored runs."""

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from model_zoo.core import paths
from model_zoo.core.atomic_files import write_text
from model_zoo.core.model_store import model_names, read_card
from model_zoo.data.manifest import DataError
from model_zoo.evaluation.ablation import EPOCHS, VARIANTS
from model_zoo.evaluation.leaderboard import format_columns, leaderboard_text
from model_zoo.metrics.bootstrap import intervals, patient_draws
from model_zoo.metrics.classification import roc_auc
from model_zoo.metrics.predictions import sigmoid
from model_zoo.transforms.augmentation import VERSIONS

INTRODUCTION = f"""\
# Results

Written by `thoraxlens results` from the stored models and the runs in `docs/runs`; only the published results at the
end are entered by hand, with their sources.

## What helps

An ablation study, with one thing changed at a time: MobileNetV2 from ImageNet weights, {EPOCHS} epochs, a third of the
training patients (with all of them the validation AUC is so close to 1 that the variants hardly differ). The variants
on originals use all patients outside their validation split. All results are on validation images, unperturbed and in
{VERSIONS} randomly perturbed versions of each; over several seeds, the mean with minimum and maximum. The difference is
that of the AUC on perturbed images from `base` (of `original_320` from `original_224`) with the same seeds. Its 95%
interval, from bootstrap samples of patients, covers the choice of images, not the randomness of training. The minutes
were measured on two cores that also ran other work, more of it for some variants than for others.
"""


SEEDS = """\
## How much the seed matters

The same command with another `--seed`, which determines initialisation, order of the images and validation patients:
results on the same test images, mean and standard deviation over the seeds, that of the shipped network included.
"""
OF_SEEDS = ("auc", "accuracy", "sensitivity", "specificity")


def write_results_page(zoo: Path | None = None) -> str:
    """Write the page, and return where it lies, as a sentence.

    Parameters
    ----------
    zoo
        Folder of shipped two-class networks trained with other seeds, whose figures are stored first.

    Raises
    ------
    DataError
        Where it holds something else.
    """
    if zoo is not None:
        _keep(zoo)
    parts = [INTRODUCTION.rstrip(), _ablation(_runs()), SEEDS.rstrip(), _seeds(), "## The models"]
    text = "\n\n".join([*parts, leaderboard_text(markdown=True)])
    paths.RESULTS_PAGE.parent.mkdir(exist_ok=True)
    write_text(paths.RESULTS_PAGE, text + "\n")
    return f"Written to {paths.RESULTS_PAGE}."


def _keep(zoo: Path) -> None:
    """Store the test figures on the cards of models with other seeds; not the models."""
    for name in model_names(zoo):
        card = read_card(name, zoo)
        seed = card.get("recipe", {}).get("seed")
        if seed is None or card["classes"] != read_card(card["architecture"]["name"])["classes"]:
            architecture = card["architecture"]["name"]
            raise DataError("evaluation.seed_of_another", name=name, architecture=architecture, folder=str(zoo))
        summary = card["metrics"]["test"]["summary"]
        record = {"model": card["architecture"]["name"], "seed": seed, "command": card["command"]}
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
        if (seed := card.get("recipe", {}).get("seed")) is not None:
            summary = card["metrics"]["test"]["summary"]
            figures = {figure: summary[figure]["value"] for figure in OF_SEEDS}
            records.append({"model": name, "seed": seed, **figures})
    frame = pd.DataFrame(records)
    rows: list[tuple[str, ...]] = [("model", "seeds", *OF_SEEDS)]
    for name, part in frame.groupby("model"):
        each = [f"{part[f].mean():.4f} +- {part[f].std():.4f}" if len(part) > 1 else "-" for f in OF_SEEDS]
        rows.append((str(name), ", ".join(str(seed) for seed in sorted(part["seed"])), *each))
    return format_columns(rows, markdown=True)


def _runs() -> dict[str, dict[int, pd.DataFrame]]:
    """Return the stored runs by variant and seed, as `ablate` writes them."""
    runs: dict[str, dict[int, pd.DataFrame]] = {}
    for path in sorted(paths.ABLATION_RUNS.glob("*.csv")):
        if match := re.fullmatch(r"(\w+)-(\d+)", path.stem):
            runs.setdefault(match[1], {})[int(match[2])] = pd.read_csv(path)
    return runs


def _figures(table: pd.DataFrame) -> dict[str, Any]:
    positive = _positive(table)
    chance = np.clip(sigmoid(_perturbed(table)), 1e-6, 1 - 1e-6)
    losses = -np.where(positive, np.log(chance), np.log(1 - chance)).mean(axis=0)
    return {
        "auc": roc_auc(positive, table["logit"].to_numpy()),
        "auc_perturbed": _auc_perturbed(table),
        # Both classes weigh the same, as in training.
        "loss_perturbed": (losses[positive].mean() + losses[~positive].mean()) / 2,
        "seconds": table["seconds"].iloc[0],
    }


def _positive(table: pd.DataFrame) -> np.ndarray:
    return (table["label"] == "PNEUMONIA").to_numpy()


def _perturbed(table: pd.DataFrame) -> np.ndarray:
    """Return the logits of the perturbed versions, (versions, images)."""
    return table[[f"logit_{version}" for version in range(VERSIONS)]].to_numpy().T


def _auc_perturbed(table: pd.DataFrame, weight: np.ndarray | None = None) -> Any:
    positive = _positive(table)
    return np.mean([roc_auc(positive, logit, weight) for logit in _perturbed(table)], axis=0)


def _ablation(runs: dict[str, dict[int, pd.DataFrame]]) -> str:
    rows = [("variant", "what", "AUC", "AUC, perturbed", "difference", "cross-entropy, perturbed", "min", "seeds")]
    for name, variant in VARIANTS.items():
        if own := runs.get(name):
            each = pd.DataFrame([_figures(table) for table in own.values()])
            auc, perturbed, loss = (
                _spread(pd.Series(each[column])) for column in ("auc", "auc_perturbed", "loss_perturbed")
            )
            gap, minutes = _gap(own, runs.get(variant.rival, {})), f"{each['seconds'].mean() / 60:.0f}"
            rows.append((name, variant.what, auc, perturbed, gap, loss, minutes, ", ".join(map(str, own))))
    return format_columns(rows, markdown=True)


def _gap(own: dict[int, pd.DataFrame], rival: dict[int, pd.DataFrame]) -> str:
    """Return the mean difference in AUC on perturbed images over the seeds that both have, with its interval."""
    seeds = sorted(own.keys() & rival.keys())
    if not seeds:
        return "-"

    def gain(weight: np.ndarray | None = None) -> dict[str, Any]:
        return {
            "auc": np.mean([_auc_perturbed(own[s], weight) - _auc_perturbed(rival[s], weight) for s in seeds], axis=0)
        }

    found = intervals(gain, patient_draws(own[seeds[0]]["patient"]))["auc"]
    return f"{found['value']:+.4f} ({found['low']:+.4f} to {found['high']:+.4f})"


def _spread(values: pd.Series) -> str:
    return f"{values.mean():.4f}" + (f" ({values.min():.4f}-{values.max():.4f})" if len(values) > 1 else "")
