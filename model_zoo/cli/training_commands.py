"""Commands for those who train and measure models."""

import argparse
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from model_zoo.cli.arguments import positive_int, random_seed, unit_interval
from model_zoo.core import paths
from model_zoo.core.model_store import read_card

if TYPE_CHECKING:
    from model_zoo.data.preparation import Prepared


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add these commands to the parser's commands."""
    measure = commands.add_parser(
        "measure",
        help="calibrate and measure stored models again",
        description="Calibrate stored models on the validation images and measure them on the test images, with the "
        "weights they have, for example with an external test set. Ensembles are measured after their members.",
    )
    measure.add_argument("models", metavar="NAME", nargs="+")
    measure.add_argument("--data", metavar="DIR", required=True, help="the data they were trained on")
    measure.add_argument("--copies", metavar="DIR", help="other copies of the images, as for `train`")
    measure.add_argument("--external", metavar="DIR", help="external test set, of the same classes")
    measure.add_argument(
        "--seed", metavar="N", type=random_seed, default=0, help="of the split, as for `train` (default: 0)"
    )
    measure.set_defaults(run=_measure)

    dataset = commands.add_parser("dataset", help="report on a data set, for the page Class balance")
    dataset.add_argument("source", metavar="DIR", type=Path, help="as --data of `train`")
    dataset.add_argument("--name", metavar="NAME", help="name to store the report under (default: the folder's)")
    dataset.add_argument("--classes", metavar="CLASS", nargs="+", help="use only these classes")
    dataset.add_argument("--seed", metavar="N", type=random_seed, default=0, help="of the split (default: 0)")
    dataset.add_argument(
        "--details",
        metavar="FILE",
        type=Path,
        help="CSV table of the images' view, sex and age, for the shortcut audit",
    )
    dataset.set_defaults(run=_dataset, of_stored_models=False)

    shortcuts = commands.add_parser(
        "shortcuts",
        help="audit the data of stored models for shortcuts, for their cards",
        description="Measure what else than disease the classes can be told from (whole-image statistics, styles, "
        "burned-in marks), and store it on the cards of models trained on the data.",
    )
    shortcuts.add_argument("--model", metavar="NAME", nargs="+", required=True)
    shortcuts.add_argument("--data", metavar="DIR", required=True, help="the data they were trained on")
    shortcuts.add_argument("--seed", metavar="N", type=random_seed, default=0, help="of the split (default: 0)")
    shortcuts.set_defaults(run=_shortcuts)

    ablate = commands.add_parser("ablate", help="train MobileNetV2 with one thing changed, for docs/results.md")
    ablate.add_argument("variants", metavar="VARIANT", nargs="+", help="as model_zoo/evaluation/ablation.py names them")
    ablate.add_argument("--data", metavar="DIR", required=True)
    ablate.add_argument("--copies", metavar="DIR", required=True, help="other copies, as for `train`")
    ablate.add_argument("--masks", metavar="DIR", required=True, help="lung masks named like the images")
    ablate.add_argument("--weights", metavar="FILE", default="imagenet", help="of ImageNet (default: downloaded)")
    ablate.add_argument("--seeds", metavar="N", type=random_seed, nargs="+", default=[0])
    ablate.set_defaults(run=_ablate, of_stored_models=False)

    cross = commands.add_parser(
        "crossfit",
        help="predict adults by networks trained without them",
        description="Train a network once for each fold of the adults, without it, and store what it predicts of them "
        "under docs/runs/cross_fit. Goes on after the last finished epoch where it was stopped.",
    )
    cross.add_argument("model", metavar="MODEL", help="as for `train`")
    cross.add_argument("--data", metavar="DIR", required=True, help="radiographs of children, as for `train`")
    cross.add_argument("--adults", metavar="FILE", required=True, help="radiographs of adults, as for `train`")
    cross.add_argument("--copies", metavar="DIR", help="other copies of the images, as for `train`")
    cross.add_argument("--weights", metavar="imagenet|none|FILE", default="imagenet", help="as for `train`")
    cross.add_argument("--epochs", metavar="N", type=positive_int, help="as for `train`")
    cross.add_argument("--lung-penalty", metavar="X", type=unit_interval, default=0.0, help="as for `train`")
    cross.set_defaults(run=_crossfit, of_stored_models=False)

    results = commands.add_parser("results", help="write docs/results.md from stored models and runs")
    results.add_argument("--seeds", metavar="DIR", type=Path, help="folder of models trained with other seeds, to add")
    results.set_defaults(run=_results, of_stored_models=False)

    synthesise = commands.add_parser("synthesise", help="draw the synthetic samples again")
    synthesise.add_argument("--data", metavar="DIR", help="fit the generator to this data set's training images first")
    synthesise.set_defaults(run=_synthesise, of_stored_models=False)

    lungs = commands.add_parser("lungs", help="train the lung segmentation")
    lungs.add_argument("--data", metavar="DIR", required=True, help="as --data of `train`")
    lungs.add_argument("--masks", metavar="DIR", type=Path, required=True, help="lung masks named like the images")
    lungs.add_argument("--epochs", metavar="N", type=positive_int, default=8)
    lungs.add_argument("--seed", metavar="N", type=random_seed, default=0)
    lungs.set_defaults(run=_lungs, of_stored_models=False)

    # The second name stands on the card of the network that ships.
    input_check = commands.add_parser(
        "input-check", aliases=["gatekeeper"], help="train the network of the input check"
    )
    input_check.add_argument("--data", metavar="DIR", nargs="+", required=True, help="each as --data of `train`")
    input_check.add_argument("--epochs", metavar="N", type=positive_int, default=4)
    input_check.add_argument("--seed", metavar="N", type=random_seed, default=0)
    input_check.set_defaults(run=_input_check, of_stored_models=False)

    faithful = commands.add_parser("faithfulness", help="measure how far heat maps can be trusted")
    faithful.add_argument("--model", metavar="NAME", nargs="+", required=True)
    faithful.add_argument("--data", metavar="DIR", required=True, help="the data they were trained on")
    faithful.add_argument("--masks", metavar="DIR", type=Path, help="lung masks named like the images")
    faithful.add_argument("--limit", metavar="N", type=positive_int, default=200, help="images (default: 200)")
    faithful.add_argument("--seed", metavar="N", type=random_seed, default=0, help="of the split (default: 0)")
    faithful.set_defaults(run=_faithfulness)


def _measure(options: argparse.Namespace) -> int:
    from model_zoo.data.preparation import read_external
    from model_zoo.evaluation.publish import measure_again

    prepared = _preparing(options, options.copies)
    external = cache(lambda classes: read_external(options.external, classes) if options.external else None)
    for name in options.models:
        classes = tuple(read_card(name, options.zoo)["classes"])
        card = measure_again(name, prepared(classes), external(classes), options.zoo)
        test = card["metrics"]["test"]["summary"]
        print(f"{name}: test AUC {test['auc']['value']:.3f}, accuracy {test['accuracy']['value']:.3f}")
    return 0


def _dataset(options: argparse.Namespace) -> int:
    from model_zoo.data.report import write_report

    name = options.name or options.source.resolve().stem
    print(write_report(options.source, name, tuple(options.classes or ()), options.seed, options.details))
    return 0


def _shortcuts(options: argparse.Namespace) -> int:
    from model_zoo.evaluation.pipeline import measure_shortcuts, store_shortcuts

    prepared = _preparing(options)
    audited = cache(lambda classes: measure_shortcuts(prepared(classes)))
    for name in options.model:
        classes = tuple(read_card(name, options.zoo)["classes"])
        store_shortcuts(name, prepared(classes), audited(classes), options.zoo)
        for pair in audited(classes)["pairs"]:
            together, test = (figure and f"{figure['value']:.3f}" for figure in (pair["together"], pair["test"]))
            print(f"{name}: {' and '.join(pair['classes'])}, whole-image statistics: AUC {together}, in test {test}")
    return 0


def _ablate(options: argparse.Namespace) -> int:
    from model_zoo.evaluation.ablation import ablate

    for number in options.seeds:
        for variant in options.variants:
            print(ablate(variant, options.data, options.copies, options.masks, options.weights, number), flush=True)
    return 0


def _crossfit(options: argparse.Namespace) -> int:
    from model_zoo.evaluation.cross_fitting import cross_fit
    from model_zoo.training.joint_data import FOLDS

    for fold in range(FOLDS):
        print(
            cross_fit(
                options.model,
                options.data,
                options.copies,
                options.adults,
                options.weights,
                fold,
                options.epochs,
                options.lung_penalty,
            ),
            flush=True,
        )
    return 0


def _results(options: argparse.Namespace) -> int:
    from model_zoo.evaluation.results_page import write_results_page

    print(write_results_page(options.seeds))
    return 0


def _synthesise(options: argparse.Namespace) -> int:
    from model_zoo.data.preparation import prepare
    from model_zoo.data.synthetic import fit_generator, write_samples

    if options.data:
        dataset = prepare(options.data, None, ("NORMAL", "PNEUMONIA"), "label", seed=0).dataset
        train = (dataset.frame["split"] == "train").to_numpy()
        fit_generator(dataset.pixels[train], dataset.frame.loc[train, "label"].to_numpy())
    write_samples()
    print(f"Samples written to {paths.SAMPLES}.")
    return 0


def _lungs(options: argparse.Namespace) -> int:
    from model_zoo.training.lung_unet import train_lung_unet

    card = train_lung_unet(options.data, options.masks, options.epochs, options.seed)
    print(f"Dice on {card['data']['val']} validation images: {card['dice']['mean']:.3f}")
    return 0


def _input_check(options: argparse.Namespace) -> int:
    from model_zoo.training.input_gate import train_input_gate

    for name, share in train_input_gate(options.data, options.epochs, options.seed)["right"].items():
        print(f"Orientation found, of validation images of {name} in all eight orientations: {share:.4f}")
    return 0


def _faithfulness(options: argparse.Namespace) -> int:
    from model_zoo.evaluation.pipeline import measure_faithfulness
    from model_zoo.explain.methods import method_title

    prepared = _preparing(options)
    for name in options.model:
        classes = tuple(read_card(name, options.zoo)["classes"])
        rows = measure_faithfulness(name, prepared(classes), options.masks, options.limit, options.zoo)
        print(f"{name:<36}{'insertion':>10}{'deletion':>10}{'lungs':>10}{'border':>10}")
        for row in rows:
            figures = (row[figure] for figure in ("insertion", "deletion", "lungs", "border"))
            title = str(method_title(row["method"]))
            print(f"{title:<36}" + "".join(f"{'-' if f is None else f'{f:.3f}':>10}" for f in figures))
    return 0


def _preparing(options: argparse.Namespace, copies: str | None = None) -> "Callable[[tuple[str, ...]], Prepared]":
    """Return a function that prepares the data of stored models by their classes, split as for their training, once."""
    from model_zoo.data.preparation import prepare

    @cache
    def prepared(classes: tuple[str, ...]) -> "Prepared":
        kept, target = ((), "subtype") if {"BACTERIAL", "VIRAL"} <= set(classes) else (classes, "label")
        return prepare(options.data, copies, kept, target, options.seed)

    return prepared
