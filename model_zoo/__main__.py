"""python -m model_zoo: read radiographs and manage the zoo from the command line."""

import argparse
import csv
import sys
from pathlib import Path

from tqdm import tqdm

from model_zoo.artifacts import DEFAULT, TRAINED, ArtifactError, model_names, read_card
from model_zoo.images import SUFFIXES, ImageError, read_image_file


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except (ValueError, RuntimeError, OSError) as error:
        # The project's own errors speak to the user, as those of the operating system do; others keep their traceback.
        if not isinstance(error, OSError) and not type(error).__module__.startswith("model_zoo"):
            raise
        print(f"model_zoo: {error}", file=sys.stderr)
        return 2


def _predict(options: argparse.Namespace) -> int:
    from model_zoo.inference import load_model, read

    model = load_model(options.model, options.zoo)
    classes = model.card["classes"]
    named = classes[1:] if len(classes) == 2 else classes
    columns = ["path", "model", "label", *(f"{kind}_{name}" for name in named for kind in ("probability", "logit"))]
    paths = [path for given in options.paths for path in _files(given)]
    failed = 0
    out = open(options.out, "w", newline="", encoding="utf-8") if options.out else sys.stdout  # noqa: SIM115
    try:
        writer = csv.DictWriter(out, [*columns, "status", "message"])
        writer.writeheader()
        for path in tqdm(paths, unit="image", disable=None):
            row = {"path": path, "model": options.model}
            try:
                reading = read(read_image_file(path), model)
                row |= {"label": reading.label, "status": "ok"}
                chances = reading.probabilities[-len(named) :]
                for name, chance, logit in zip(named, chances, reading.logits, strict=True):
                    row |= {f"probability_{name}": f"{chance:.4f}", f"logit_{name}": f"{logit:.4f}"}
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
        print(f"{'name':<24}{'title':<36}{'parameters':>11}  classes")
    for card in cards:
        classes = ", ".join(card["classes"])
        print(f"{card['name']:<24}{card['title']:<36}{card['architecture']['parameters']:>11,}  {classes}")
    return 2 if damaged else 0


def _compare(options: argparse.Namespace) -> int:
    from model_zoo.comparison import main_text

    print(main_text(options.markdown, options.zoo))
    return 0


def _measure(options: argparse.Namespace) -> int:
    from model_zoo.preparation import prepare, read_external
    from model_zoo.publishing import measure_again

    for name in options.models:
        classes = tuple(read_card(name, options.zoo)["classes"])
        subtypes = {"BACTERIAL", "VIRAL"} <= set(classes)
        prepared = prepare(
            options.data, options.copies, () if subtypes else classes, "subtype" if subtypes else "label", options.seed
        )
        external = read_external(options.external, classes) if options.external else None
        card = measure_again(name, prepared, external, options.zoo)
        test = card["metrics"]["test"]["summary"]
        print(f"{name}: test AUC {test['auc']['value']:.3f}, accuracy {test['accuracy']['value']:.3f}")
    return 0


def _dataset(options: argparse.Namespace) -> int:
    from model_zoo.data_report import main

    name = options.name or options.source.resolve().stem
    print(main(options.source, name, tuple(options.classes or ()), options.seed))
    return 0


def _ablate(options: argparse.Namespace) -> int:
    from model_zoo.ablation import ablate

    for seed in options.seeds:
        for variant in options.variants:
            print(ablate(variant, options.data, options.copies, options.masks, options.weights, seed), flush=True)
    return 0


def _results(options: argparse.Namespace) -> int:
    from model_zoo.results import main

    print(main())
    return 0


def _synthesise(options: argparse.Namespace) -> int:
    from model_zoo.preparation import prepare
    from model_zoo.synthetic import SAMPLES, fit_generator, write_samples

    if options.data:
        dataset = prepare(options.data, None, ("NORMAL", "PNEUMONIA"), "label", seed=0).dataset
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

    compare = commands.add_parser("compare", help="table of all stored models, beside published figures")
    compare.add_argument("--markdown", action="store_true", help="as a Markdown table")
    compare.set_defaults(run=_compare)

    measure = commands.add_parser(
        "measure",
        help="calibrate and measure stored models anew",
        description="Calibrate stored models on validation and measure them on test, with the weights they have, for "
        "example with images of another hospital. Ensembles are made again by train.py after their members.",
    )
    measure.add_argument("models", metavar="NAME", nargs="+")
    measure.add_argument("--data", metavar="DIR", required=True, help="the data they were trained on")
    measure.add_argument("--copies", metavar="DIR", help="other copies of the images, as for train.py")
    measure.add_argument("--external", metavar="DIR", help="images of another hospital, of the same classes")
    measure.add_argument("--seed", metavar="N", type=int, default=0, help="of the split, as for train.py (default: 0)")
    measure.set_defaults(run=_measure)

    dataset = commands.add_parser("dataset", help="report on a data set, for the page on class balance")
    dataset.add_argument("source", metavar="DIR", type=Path, help="as --data of train.py")
    dataset.add_argument("--name", metavar="NAME", help="name to store the report under (default: the folder's)")
    dataset.add_argument("--classes", metavar="CLASS", nargs="+", help="use only these classes")
    dataset.add_argument("--seed", metavar="N", type=int, default=0, help="of the split (default: 0)")
    dataset.set_defaults(run=_dataset)

    ablate = commands.add_parser("ablate", help="train MobileNetV2 with one thing changed, for docs/results.md")
    ablate.add_argument("variants", metavar="VARIANT", nargs="+", help="as model_zoo/ablation.py names them")
    ablate.add_argument("--data", metavar="DIR", required=True)
    ablate.add_argument("--copies", metavar="DIR", required=True, help="other copies, as for train.py")
    ablate.add_argument("--masks", metavar="DIR", required=True, help="lung masks named like the images")
    ablate.add_argument("--weights", metavar="FILE", default="imagenet", help="of ImageNet (default: downloaded)")
    ablate.add_argument("--seeds", metavar="N", type=int, nargs="+", default=[0])
    ablate.set_defaults(run=_ablate)

    results = commands.add_parser("results", help="write docs/results.md from stored models and runs")
    results.set_defaults(run=_results)

    synthesise = commands.add_parser("synthesise", help="write the synthetic samples anew")
    synthesise.add_argument("--data", metavar="DIR", help="fit the generator to this data set's training images first")
    synthesise.set_defaults(run=_synthesise)
    return parser


def _predict_help() -> str:
    return (
        "One row per picture: path, model, label, for pneumonia (or each of more than two classes) probability and "
        "logit, status, message. A file that cannot be read becomes a row with status=error and the reason, and the "
        "run goes on. Exit code: 0 all read, 1 some failed, 2 no such model."
    )


if __name__ == "__main__":
    sys.exit(main())
