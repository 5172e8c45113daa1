"""The command `train`: from a data folder to a trained and measured model."""

import argparse
import os
import shlex
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model_zoo.cli.arguments import positive_int, random_seed, unit_interval
from model_zoo.core import paths
from model_zoo.core.card import Card
from model_zoo.core.coded_messages import Message
from model_zoo.core.model_store import ArtifactError, check_name, model_names
from model_zoo.models.registry import ARCHITECTURES

if TYPE_CHECKING:
    import pandas as pd

    from model_zoo.data.pixel_cache import Dataset
    from model_zoo.data.preparation import Prepared

ENSEMBLE = "ensemble"
_OF_EPOCHS = ("epochs", "weights", "label_smoothing", "mixup", "lung_penalty", "resume")
WITHOUT_EFFECT = {"pca_logistic": _OF_EPOCHS, ENSEMBLE: (*_OF_EPOCHS, "compact", "adults")}
MANUAL = """\
Train MODEL on the radiographs in DIR, calibrate it on the validation images, measure it on the test images, on which
nothing is chosen, and store it as NAME, where the dashboard and the other commands find it.

models:
  pca_logistic                            principal components and logistic regression
  cnn_baseline, cnn_dropout, scratch_cnn  convolutional networks from a random start: plain; with dropout and
                                          augmentation; with batch normalisation as well
  all others                              transferred from ImageNet: the head first, then the whole network
  ensemble                                the mean of the calibrated logits of stored models (--members)

data (--data), one of:
  DIR            split/class/file (train/NORMAL/a.jpeg) or class/file (NORMAL/a.jpeg)
  FILE.csv       a manifest: columns path, label, optional patient and split; paths relative to the file
  DIR with Data_Entry_2017.csv   ChestX-ray14; images with one finding only
  synthetic      synthetic radiographs, for trying it without data

Images of one patient stay in one split. Patients are identified by the manifest or by the file names of the paediatric
pneumonia set and of ChestX-ray14; otherwise each image counts as a patient. A missing test split takes 15% of all
images, a missing validation split 12% of the training images (15% where both are missing), drawn by patient with the
seed and stratified by class and subtype. A given validation split under 5% of training is drawn anew.
"""
EXAMPLES = """\
examples:
  thoraxlens train scratch_cnn --data synthetic --epochs 2
  thoraxlens train mobilenet_v2 --data chest_xray --name my_model
  thoraxlens train mobilenet_v2 --data chest_xray --name my_model --resume
  thoraxlens train mobilenet_v2 --data chest_xray --weights mobilenet_v2.npz --copies originals --external nih --replace
  thoraxlens train efficientnet_lite0 --data chest_xray --target subtype --weights zoo:efficientnet_lite0 --name subtype
  thoraxlens train ensemble --members mobilenet_v2 scratch_cnn --data chest_xray

Ctrl-C loses at most the current epoch; the same command with --resume goes on. Nothing is stored until the end, so an
older model of that name stays as it is. Exit code: 0 done, 2 wrong arguments or data, or no room on the disk, 130
stopped.
"""


def run(options: argparse.Namespace) -> int:
    """Run the command; return its exit code.

    Parameters
    ----------
    options
        Of the parser of `add_train`.

    Raises
    ------
    CodedError
        Where arguments, data or disk do not allow it.
    """
    if (options.model == ENSEMBLE) != bool(options.members):
        options.parser.error("an ensemble needs --members NAME NAME ..., and nothing else takes them")
    if surplus := [flag for flag in WITHOUT_EFFECT.get(options.model, ()) if getattr(options, flag)]:
        options.parser.error(f"--{surplus[0].replace('_', '-')} has no effect on {options.model}")
    name = check_name(options.name or (f"{options.model}_synthetic" if options.data == "synthetic" else options.model))
    if name in model_names(options.out) and not options.replace:
        raise ArtifactError("cli.name_taken", name=repr(name))
    folder = paths.TRAINING_RUNS / name
    stopped = (folder / "checkpoint.npz").exists()
    if stopped and not options.resume:
        raise ArtifactError("cli.run_stopped", folder=str(folder))
    if options.resume and not stopped:
        raise ArtifactError("cli.no_run", folder=str(folder))
    # A folder that cannot be written to fails here and not after the training.
    out = options.out or paths.TRAINED
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=out):
        pass
    try:
        (_combine if options.model == ENSEMBLE else _train)(options, name)
    except KeyboardInterrupt as stop:
        stop.add_note(str(_to_resume(name)))
        raise
    except OSError as error:
        raise ArtifactError("cli.not_stored", reason=str(error), advice=_to_resume(name)) from error
    return 0


def _to_resume(name: str) -> Message:
    finished = (paths.TRAINING_RUNS / name / "checkpoint.npz").exists()
    return Message("cli.can_resume") if finished else Message("cli.cannot_resume")


def _train(options: argparse.Namespace, name: str) -> None:
    # Imported late, so that --help and the error for a wrong name appear at once.
    from model_zoo.evaluation.pipeline import measure_shortcuts
    from model_zoo.evaluation.publish import publish
    from model_zoo.imaging.model_input import SIZE
    from model_zoo.models.pretrained import check_weights_source, load_initial_weights
    from model_zoo.models.registry import model_spec
    from model_zoo.training.joint_data import FOLDS, adults_in_training, join_adults, read_adults
    from model_zoo.training.lung_evidence import with_lungs
    from model_zoo.training.pca_logistic import fit_linear
    from model_zoo.training.trainer import fit_network, seed_everything

    seed_everything(options.seed)
    spec = model_spec(options.model)
    weights = options.weights or ("imagenet" if spec.imagenet and options.data != "synthetic" else "none")
    recipe = spec.recipe.adapted(options.epochs, transferred=weights != "none")
    given = {name: getattr(options, name) for name in ("label_smoothing", "mixup", "lung_penalty")}
    recipe = replace(recipe, **{key: value for key, value in given.items() if value is not None})
    # A model that is stored elsewhere (--out) may still start from one that ships.
    home = options.out if weights.removeprefix("zoo:") in model_names(options.out) else None
    check_weights_source(spec.name, weights, spec.imagenet, home)
    prepared, external, facts = _data(options)
    model = spec.build(len(facts["classes"]), recipe.dropout)
    start = load_initial_weights(model, weights, spec.imagenet, home)
    training, shown = prepared.training, [prepared.fingerprint]
    if options.adults:
        adults = read_adults(options.adults, FOLDS)
        training, shown = join_adults(training, adults), [*shown, adults.fingerprint]
        facts["data"]["adults"] = adults_in_training(adults, Path(options.adults).name)
    if recipe.lung_penalty:
        training = with_lungs(training)
    if spec.trained_by == "scikit-learn":
        history = fit_linear(model, training, options.seed)
    else:
        half = spec.build(len(facts["classes"]), recipe.dropout, SIZE // 2) if recipe.half_size_epochs else None
        run = paths.TRAINING_RUNS / name
        settings = {"model": spec.name, "data": " ".join(shown), "weights": start}
        history = fit_network(
            model, training, recipe, options.seed, run, settings, weights != "none", half
        )  # fmt: skip
    facts |= {
        "initial_weights": start,
        "recipe": asdict(recipe) | {"seed": options.seed, "seconds": round(sum(r["seconds"] for r in history))},
        "shortcuts": measure_shortcuts(prepared),
    }
    card = publish(name, spec, model, prepared, history, facts, external, options.out, options.compact)
    shutil.rmtree(paths.TRAINING_RUNS / name, ignore_errors=True)
    _print_result(card)


def _combine(options: argparse.Namespace, name: str) -> None:
    from model_zoo.evaluation.pipeline import measure_shortcuts
    from model_zoo.evaluation.publish import publish_ensemble

    prepared, external, facts = _data(options)
    facts["shortcuts"] = measure_shortcuts(prepared)
    _print_result(publish_ensemble(name, options.members, prepared, facts, external, options.out))


def _data(options: argparse.Namespace) -> "tuple[Prepared, Dataset | None, dict[str, Any]]":
    """Return training data, external images (or None), and the entries of the card on them."""
    from model_zoo.data.class_balance import split_statistics
    from model_zoo.data.manifest import DataError, class_names
    from model_zoo.data.preparation import prepare, read_external

    prepared = prepare(options.data, options.copies, tuple(options.classes or ()), options.target, options.seed)
    frame = prepared.dataset.frame
    classes = class_names(frame)
    _print_counts(frame, classes)
    try:
        external = read_external(options.external, classes) if options.external else None
    except DataError as error:
        raise DataError("cli.external_unusable", source=options.external, problem=error.message) from None
    facts = {
        "classes": list(classes),
        "command": _command(options),
        "data": {
            "name": "synthetic radiographs" if options.data == "synthetic" else Path(options.data).resolve().name,
            "fingerprint": prepared.dataset.fingerprint,
            "split": prepared.split,
            "images": len(frame),
            "unreadable": len(prepared.dataset.unreadable),
            "other_copies_in_training": prepared.copies_in_training,
        },
        "statistics": split_statistics(frame),
    }
    return prepared, external, facts


def _command(options: argparse.Namespace) -> str:
    """Return the command that makes this model, without what is true of one machine or one call only."""
    words = ["thoraxlens", "train", options.model]
    for flag, value in vars(options).items():
        if (
            flag in ("model", "out", "replace", "resume", "compact", "run", "parser", "of_stored_models", "zoo")
            or value is None
        ):
            continue
        values = value if isinstance(value, list) else [value]
        words += [f"--{flag.replace('_', '-')}", *(Path(str(v)).name if os.sep in str(v) else str(v) for v in values)]
    return shlex.join(words)


def _print_counts(frame: "pd.DataFrame", classes: Sequence[str]) -> None:
    counts = frame.groupby(["split", "label"]).agg(images=("image_id", "size"), patients=("patient", "nunique"))
    print(counts.reindex(["train", "val", "test"], level=0).reindex(classes, level=1).to_string())


def _print_result(card: Card) -> None:
    for split, metrics in card["metrics"].items():
        figures = ("auc", "accuracy", "balanced_accuracy", "sensitivity", "specificity")
        parts = [(key, metrics["summary"][key]) for key in figures if key in metrics["summary"]]
        print(f"{split}: " + ", ".join(f"{key} {m['value']:.3f} ({m['low']:.3f}-{m['high']:.3f})" for key, m in parts))
    decision = card["decision"]
    offsets = ", ".join(f"{offset:.2f}" for offset in decision["offsets"])
    print(f"temperature {decision['temperature']:.2f}, offsets {offsets}, fixed on validation")
    print(f"Stored as {card['name']}.")


def add_train(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command `train` to the parser's commands."""
    parser = commands.add_parser(
        "train", help="train, calibrate, measure and store a model", description=MANUAL, epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.set_defaults(run=run, parser=parser, of_stored_models=False)
    models = (*ARCHITECTURES, ENSEMBLE)
    parser.add_argument("model", metavar="MODEL", choices=models, help="one of: " + ", ".join(models))
    parser.add_argument("--data", metavar="DIR", required=True, help="images: a folder, a CSV, or 'synthetic'")
    parser.add_argument(
        "--weights",
        metavar="imagenet|none|zoo:NAME|FILE",
        help="what the network starts from: ImageNet (downloaded by Keras), a random start, a stored model, or a file "
        "(.npz of arrays keyed layer/variable, or a Keras weight file); default: imagenet where Keras has it, none "
        "with synthetic",
    )
    parser.add_argument("--epochs", metavar="N", type=positive_int, help="epochs all together (default: the recipe's)")
    parser.add_argument(
        "--name", metavar="NAME", help="name to store it under (default: MODEL, with _synthetic for synthetic data)"
    )
    parser.add_argument(
        "--seed", metavar="N", type=random_seed, default=0, help="for split, start and order (default: 0)"
    )
    parser.add_argument("--classes", metavar="CLASS", nargs="+", help="use only these classes of the data")
    parser.add_argument(
        "--target", choices=("label", "subtype"), default="label",
        help="what to predict: the classes of the data, or with subtype bacterial and viral pneumonia separately",
    )  # fmt: skip
    parser.add_argument(
        "--copies",
        metavar="DIR",
        help="other copies of the same images (equal file names, class/file), for example the originals: training "
        "shows one copy of each at random, so that the model does not learn how the files were made",
    )
    parser.add_argument(
        "--external", metavar="DIR",
        help="external test set of the same classes: nothing is chosen on it, and the card says how much worse "
        "the finished model is there",
    )  # fmt: skip
    parser.add_argument(
        "--adults", metavar="FILE",
        help="radiographs of adults to train on jointly, as --data; labels NORMAL, PNEUMONIA or OPACITY, others are "
        "left out",
    )  # fmt: skip
    parser.add_argument("--members", metavar="NAME", nargs="+", help="stored models that make an ensemble")
    parser.add_argument("--label-smoothing", metavar="X", type=unit_interval, help="0..1, instead of the recipe's")
    parser.add_argument("--mixup", metavar="X", type=unit_interval, help="parameter of MixUp, 0..1 (default: 0, none)")
    parser.add_argument(
        "--lung-penalty", metavar="X", type=unit_interval,
        help="0..1: how much the share of the evidence outside the lungs adds to the loss (default: 0; 0.5 is good)",
    )  # fmt: skip
    parser.add_argument("--resume", action="store_true", help="go on after the last finished epoch")
    parser.add_argument("--replace", action="store_true", help="replace a stored model of that name, at the end")
    parser.add_argument("--compact", action="store_true", help="store it without model.keras, for large networks")
    parser.add_argument("--out", metavar="DIR", type=Path, help="store the model here instead of in model_zoo/trained")
