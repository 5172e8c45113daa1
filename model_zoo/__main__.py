"""python -m model_zoo: read radiographs and manage the zoo from the command line."""

import argparse
import csv
import sys
from pathlib import Path

from tqdm import tqdm

from model_zoo.artifacts import DEFAULT, TRAINED, ArtifactError, model_names, read_card
from model_zoo.datasets import DataError
from model_zoo.images import SUFFIXES, ImageError, read_image_file

COLUMNS = ("path", "model", "label", "probability", "logit", "status", "message")


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except (ArtifactError, DataError) as error:
        print(f"model_zoo: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"model_zoo: {error}", file=sys.stderr)
        return 2


def _predict(options: argparse.Namespace) -> int:
    from model_zoo.inference import load_model, read

    model = load_model(options.model, options.zoo)
    paths = [path for given in options.paths for path in _files(given)]
    failed = 0
    out = open(options.out, "w", newline="", encoding="utf-8") if options.out else sys.stdout  # noqa: SIM115
    try:
        writer = csv.DictWriter(out, COLUMNS)
        writer.writeheader()
        for path in tqdm(paths, unit="image", disable=None):
            row = {"path": path, "model": options.model}
            try:
                reading = read(read_image_file(path), model)
                row |= {"label": reading.label, "probability": f"{reading.probability:.4f}"}
                row |= {"logit": f"{reading.logit:.4f}", "status": "ok"}
            except ImageError as error:
                failed += 1
                row |= {"status": "error", "message": str(error)}
            writer.writerow(row)
    finally:
        if options.out:
            out.close()
    print(f"{len(paths) - failed} read, {failed} failed.", file=sys.stderr)
    return 1 if failed else 0


def _files(given: Path) -> list[Path]:
    """A file itself, whatever it is; of a folder the pictures below it."""
    if not given.is_dir():
        return [given]
    files = sorted(p for p in given.rglob("*") if p.is_file())
    pictures = [p for p in files if p.suffix.lower() in SUFFIXES]
    if len(pictures) < len(files):
        print(f"{given}: {len(files) - len(pictures)} files are not {', '.join(SUFFIXES)}; left out.", file=sys.stderr)
    return pictures


def _list(options: argparse.Namespace) -> int:
    cards, damaged = [], 0
    for name in model_names(options.zoo):
        try:
            cards.append(read_card(name, options.zoo))
        except ArtifactError as error:
            damaged += 1
            print(f"model_zoo: {error}", file=sys.stderr)
    if not cards:
        print(f"No model is stored in {options.zoo}. Train one: python train.py --help")
    else:
        print(f"{'name':<24}{'parameters':>11}{'test AUC':>22}{'accuracy':>22}{'sensitivity':>13}{'specificity':>13}")
    for card in cards:
        test = card["metrics"]["test"]
        auc, accuracy = (
            f"{test[key]['value']:.3f} ({test[key]['low']:.3f}-{test[key]['high']:.3f})" for key in ("auc", "accuracy")
        )
        print(
            f"{card['name']:<24}{card['architecture']['parameters']:>11,}{auc:>22}{accuracy:>22}"
            f"{test['sensitivity']['value']:>13.3f}{test['specificity']['value']:>13.3f}"
        )
    return 2 if damaged else 0


def _synthesise(options: argparse.Namespace) -> int:
    from model_zoo.preparation import prepare
    from model_zoo.synthetic import SAMPLES, fit_generator, write_samples

    if options.data:
        dataset = prepare(options.data, None, ("NORMAL", "PNEUMONIA"), seed=0).dataset
        train = (dataset.frame["split"] == "train").to_numpy()
        fit_generator(dataset.pixels[train], dataset.frame["label"][train].to_numpy())
    write_samples()
    print(f"Samples written to {SAMPLES}.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m model_zoo", description="Read radiographs and manage the zoo.")
    parser.add_argument("--zoo", metavar="DIR", type=Path, default=TRAINED, help="folder of stored models")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    predict = commands.add_parser("predict", help="read pictures; one CSV row each", description=_predict_help())
    predict.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="a JPEG or PNG file, or a folder of them")
    predict.add_argument("--model", metavar="NAME", default=DEFAULT, help=f"default: {DEFAULT}")
    predict.add_argument("--out", metavar="FILE.csv", type=Path, help="write here instead of to the screen")
    predict.set_defaults(run=_predict)

    listing = commands.add_parser("list", help="show the stored models")
    listing.set_defaults(run=_list)

    synthesise = commands.add_parser("synthesise", help="write the synthetic samples anew")
    synthesise.add_argument("--data", metavar="DIR", help="fit the generator to this data set's training images first")
    synthesise.set_defaults(run=_synthesise)
    return parser


def _predict_help() -> str:
    return (
        "One row per picture: " + ",".join(COLUMNS) + ". A file that cannot be read becomes a row with status=error "
        "and the reason, and the run goes on. Exit code: 0 all read, 1 some failed, 2 no such model."
    )


if __name__ == "__main__":
    sys.exit(main())
