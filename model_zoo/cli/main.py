"""python -m model_zoo: read radiographs and manage the zoo from the command line."""

import argparse
import sys
from pathlib import Path

from model_zoo.cli.arguments import positive_int, run_command
from model_zoo.cli.training_commands import add_commands
from model_zoo.core import paths
from model_zoo.core.coded_messages import message_from_json
from model_zoo.core.model_store import DEFAULT, ArtifactError, model_names, read_card, version_digest
from model_zoo.export.formats import FORMATS


def main(arguments: list[str] | None = None) -> int:
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.zoo and not options.of_stored_models:
        parser.error("--zoo has no effect on this command")
    try:
        return run_command("model_zoo", lambda: options.run(options))
    except KeyboardInterrupt as stop:
        print("\nStopped.", *getattr(stop, "__notes__", []), file=sys.stderr)
        return 130


def _predict(options: argparse.Namespace) -> int:
    from model_zoo.reading.batch import predict_batch

    return predict_batch(
        options.paths, options.model, options.out, options.heatmaps, options.jobs, options.resume, options.replace,
        options.any_picture, options.zoo,
    )  # fmt: skip


def _list(options: argparse.Namespace) -> int:
    cards, damaged = [], 0
    for name in model_names(options.zoo):
        try:
            cards.append(read_card(name, options.zoo))
        except ArtifactError as error:
            damaged += 1
            print(f"model_zoo: {error}", file=sys.stderr)
    if not cards:
        print(f"No model is stored in {options.zoo or paths.TRAINED}. Train one: python train.py --help")
    else:
        print(f"{'name':<24}{'title':<36}{'parameters':>11}  {'network':<14}classes")
    for card in cards:
        classes, parameters = ", ".join(card["classes"]), card["architecture"]["parameters"]
        title = str(message_from_json(card["title"]))
        print(f"{card['name']:<24}{title:<36}{parameters:>11,}  {version_digest(card):<14}{classes}")
    return 2 if damaged else 0


def _compare(options: argparse.Namespace) -> int:
    from model_zoo.evaluation.leaderboard import leaderboard_text

    print(leaderboard_text(options.markdown, options.zoo))
    return 0


def _export(options: argparse.Namespace) -> int:
    from model_zoo.export.formats import export_model

    print(f"Written to {export_model(options.model, options.format, options.out, options.zoo)}.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m model_zoo", description="Read radiographs and manage the zoo.")
    parser.add_argument("--zoo", metavar="DIR", type=Path, help="folder of stored models (default: those that ship)")
    parser.set_defaults(of_stored_models=True)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    predict = commands.add_parser("predict", help="read pictures; one CSV row each", description=_predict_help())
    predict.add_argument(
        "paths", metavar="PATH", nargs="+",
        help="a JPEG, PNG or DICOM file, a folder or .zip of them, or @FILE, a list of these, a path on each line, "
        "from the current folder on",
    )  # fmt: skip
    predict.add_argument("--model", metavar="NAME", default=DEFAULT, help=f"default: {DEFAULT}")
    predict.add_argument(
        "--out", metavar="FILE", type=Path, help="write to this .csv or .parquet file instead of to the screen"
    )
    predict.add_argument("--heatmaps", metavar="DIR", type=Path, help="also save each picture under its heat map here")
    predict.add_argument(
        "--jobs", metavar="N", type=positive_int, help="pictures read at once (default: one for each core)"
    )
    begun = predict.add_mutually_exclusive_group()
    begun.add_argument("--resume", action="store_true", help="go on with FILE: skip the pictures that have a row")
    begun.add_argument("--replace", action="store_true", help="write FILE anew")
    predict.add_argument("--any-picture", action="store_true", help="read also what is no upright chest radiograph")
    predict.set_defaults(run=_predict)

    listing = commands.add_parser("list", help="show the stored models")
    listing.set_defaults(run=_list)

    compare = commands.add_parser("compare", help="table of all stored models, beside published figures")
    compare.add_argument("--markdown", action="store_true", help="as a Markdown table")
    compare.set_defaults(run=_compare)

    export = commands.add_parser("export", help="write a stored model for other programs")
    export.add_argument("model", metavar="NAME")
    export.add_argument("--format", choices=FORMATS, default="litert", help="default: litert")
    export.add_argument("--out", metavar="PATH", type=Path, help="default: NAME, here")
    export.set_defaults(run=_export)

    add_commands(commands)
    return parser


def _predict_help() -> str:
    return (
        "One row per picture: path, model, network (digits that tell the model from others of its name), what the gate "
        "found, label, whether the model is sure of it, for pneumonia (or each of more than two classes) probability "
        "and logit, status, message. A file or an archive that cannot be read becomes a row with status=error and the "
        "reason, a picture that is no upright chest radiograph a row with status=refused, and the run goes on. A text "
        "that a spreadsheet would take for a formula gets an apostrophe in front. Exit code: 0 all read, 1 some failed "
        "or were refused (with --resume, also before), 2 wrong arguments, 130 stopped, 141 cut off, as by head."
    )


if __name__ == "__main__":
    sys.exit(main())
