"""Train a chest X-ray model: data folder in, trained and evaluated model out."""

import argparse
import os
import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

from model_zoo.artifacts import TRAINED, ArtifactError, check_name, model_names
from model_zoo.registry import ARCHITECTURES

RUNS = Path("runs")
MANUAL = """\
Train MODEL on the radiographs in DIR, calibrate it on validation (temperature and offset, so that the threshold lies at
a probability of one half), score the test split once, and store the result in model_zoo/trained/NAME, where the
dashboard and `python -m model_zoo` find it.

models:
  scratch_cnn    a convolutional network from a random start; feature maps 14 x 14
  mobilenet_v2   transferred from ImageNet: the head alone first, then the whole network; feature maps 7 x 7

data (--data), one of:
  DIR            split/class/file (train/NORMAL/a.jpeg) or class/file (NORMAL/a.jpeg)
  FILE.csv       a manifest: columns path, label, optional patient and split; paths relative to the file
  DIR with Data_Entry_2017.csv   ChestX-ray14; images with one finding only
  synthetic      made here, of nobody; for trying the path without data

Images of one patient stay in one split. Patients are known from the manifest or from the file names of the pediatric
pneumonia set and of ChestX-ray14; otherwise each image counts as a patient. Validation is 12 % of the training
images, and a missing test split 15 % of all, drawn by whole patients with the seed, stratified by class and sub-type; a
given validation split under 5 % of training is drawn anew.
"""
EXAMPLES = """\
examples:
  python train.py scratch_cnn --data synthetic --epochs 2
  python train.py mobilenet_v2 --data chest_xray --name my_model
  python train.py mobilenet_v2 --data chest_xray --name my_model --resume
  python train.py mobilenet_v2 --data chest_xray --weights mobilenet_v2.npz --copies originals --replace

Stopping with Ctrl-C loses at most the epoch under way; the same command with --resume goes on. Nothing is stored
under model_zoo/trained until the end, so a model of that name stays as it is. Exit code: 0 done, 2 wrong arguments or
data, 130 stopped.
"""


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    name = options.name or (f"{options.model}_synthetic" if options.data == "synthetic" else options.model)
    try:
        check_name(name)
        if name in model_names(options.out) and not options.replace:
            raise ArtifactError(f"A model {name!r} is stored already. Choose another --name, or add --replace.")
        stopped = (RUNS / name / "checkpoint.npz").exists()
        if stopped and not options.resume:
            raise ArtifactError(
                f"{RUNS / name} holds a run that was stopped. Add --resume to go on with it, or delete that folder to "
                "start afresh."
            )
        if options.resume and not stopped:
            raise ArtifactError(f"{RUNS / name} holds no run to resume. Check --name, or leave out --resume.")
        # Found out now and not after the training.
        out = options.out or TRAINED
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
        _train(options, name)
    except KeyboardInterrupt:
        if (RUNS / name / "checkpoint.npz").exists():
            print("\nStopped. The same command with --resume goes on after the last finished epoch.", file=sys.stderr)
        else:
            print("\nStopped before an epoch was finished; nothing to resume.", file=sys.stderr)
        return 130
    except (ValueError, RuntimeError) as error:
        # The project's own errors are all of these two kinds and speak to the user; others keep their traceback.
        if not type(error).__module__.startswith("model_zoo"):
            raise
        print(f"train.py: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"train.py: {error}. No stored model was changed.", file=sys.stderr)
        return 2
    return 0


def _train(options: argparse.Namespace, name: str) -> None:
    # Imported late, so that --help and a wrong name answer at once.
    from model_zoo.datasets import class_names, statistics
    from model_zoo.initial_weights import initialise
    from model_zoo.preparation import prepare
    from model_zoo.publishing import publish
    from model_zoo.registry import model_spec
    from model_zoo.training import fit, make_repeatable

    make_repeatable(options.seed)
    spec = model_spec(options.model)
    weights = options.weights or ("imagenet" if spec.imagenet and options.data != "synthetic" else "none")
    recipe = spec.recipe.adapted(options.epochs, transferred=weights != "none")
    model = spec.build(2, recipe.dropout)
    start = initialise(model, weights, spec.imagenet)
    prepared = prepare(options.data, options.copies, tuple(options.classes or ()), options.seed)
    frame = prepared.dataset.frame
    classes = class_names(frame)
    _print_counts(frame, classes)
    settings = {"model": spec.name, "data": prepared.fingerprint, "weights": start}
    history = fit(model, prepared.training, recipe, options.seed, RUNS / name, settings, weights != "none")
    facts = {
        "classes": list(classes),
        "initial_weights": start,
        "recipe": asdict(recipe) | {"seed": options.seed, "seconds": round(sum(r["seconds"] for r in history))},
        "data": {
            "name": "synthetic radiographs" if options.data == "synthetic" else Path(options.data).resolve().name,
            "fingerprint": prepared.dataset.fingerprint,
            "images": len(frame),
            "unreadable": len(prepared.dataset.unreadable),
            "other_copies_in_training": prepared.copies_in_training,
        },
    }
    card = publish(
        name, spec, model, frame, prepared.dataset.pixels, prepared.validation_copies, history, facts,
        statistics(frame), options.out,
    )  # fmt: skip
    shutil.rmtree(RUNS / name, ignore_errors=True)
    _print_result(card)


def _print_counts(frame, classes) -> None:
    counts = frame.groupby(["split", "label"]).agg(images=("image_id", "size"), patients=("patient", "nunique"))
    print(counts.reindex(["train", "val", "test"], level=0).reindex(classes, level=1).to_string())


def _print_result(card: dict) -> None:
    for split, metrics in card["metrics"].items():
        parts = [(key, metrics[key]) for key in ("auc", "accuracy", "sensitivity", "specificity")]
        print(f"{split}: " + ", ".join(f"{key} {m['value']:.3f} ({m['low']:.3f}-{m['high']:.3f})" for key, m in parts))
    decision = card["decision"]
    print(f"temperature {decision['temperature']:.2f}, offset {decision['offset']:.2f}, fixed on validation")
    print(f"LiteRT against Keras: {card['litert_against_keras']}")
    print(f"Stored as {card['name']}.")


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="train.py", description=MANUAL, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", metavar="MODEL", choices=ARCHITECTURES, help=" or ".join(ARCHITECTURES))
    parser.add_argument("--data", metavar="DIR", required=True, help="images: a folder, a CSV, or 'synthetic'")
    parser.add_argument(
        "--weights",
        metavar="imagenet|none|FILE",
        help="what the network starts from: ImageNet (downloaded by Keras), a random start, or a file (.npz of arrays "
        "keyed layer/variable, or a Keras weight file); default: imagenet for transfer models, none with synthetic",
    )
    parser.add_argument("--epochs", metavar="N", type=_positive, help="epochs all together (default: the recipe's)")
    parser.add_argument(
        "--name", metavar="NAME", help="name to store it under (default: MODEL, with _synthetic for synthetic data)"
    )
    parser.add_argument("--seed", metavar="N", type=int, default=0, help="for split, start and order (default: 0)")
    parser.add_argument("--classes", metavar="CLASS", nargs=2, help="use only these two classes of the data")
    parser.add_argument(
        "--copies",
        metavar="DIR",
        help="other copies of the same images (equal file names, class/file), for example the originals: training "
        "shows one copy of each at random, so that the model does not learn how the files were made",
    )
    parser.add_argument("--resume", action="store_true", help="go on after the last finished epoch")
    parser.add_argument("--replace", action="store_true", help="replace a stored model of that name, at the end")
    parser.add_argument("--out", metavar="DIR", type=Path, help="store the model here instead of in model_zoo/trained")
    return parser


if __name__ == "__main__":
    sys.exit(main())
