"""The command `thoraxlens`: serve, predict, train and everything else."""

import argparse
import os
import sys
from pathlib import Path

from model_zoo.cli.arguments import positive_int, run_command
from model_zoo.cli.train import add_train
from model_zoo.cli.training_commands import add_commands
from model_zoo.core import paths
from model_zoo.core.coded_messages import message_from_json
from model_zoo.core.model_store import DEFAULT, ArtifactError, model_names, read_card, version_digest
from model_zoo.export.formats import FORMATS

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # before TensorFlow is imported, which some commands do

ROWS = """\
One row per image: path, model, network (digits that change with every version of the model), result of the
input check, predicted class, whether the prediction is determinate, probability and logit of pneumonia (or of
each of more than two classes), status, message. A file or an archive that cannot be read becomes a row with
status=error and the reason, an image that the input check rejects a row with status=refused, and the run goes
on. A text that a spreadsheet would take for a formula gets an apostrophe in front. Exit code: 0 all predicted,
1 some failed or were rejected (with --resume, also before), 2 wrong arguments, 130 stopped, 141 cut off, as by
head.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return its exit code.

    Parameters
    ----------
    arguments
        The words after the command's name; by default those of the process.
    """
    parser = _parser()
    options, others = parser.parse_known_args(arguments)
    options.streamlit = others
    if others and options.run is not _serve:
        parser.error(f"unrecognized arguments: {' '.join(others)}")
    if options.zoo and not options.of_stored_models:
        parser.error("--zoo has no effect on this command")
    try:
        return run_command("thoraxlens", lambda: options.run(options))
    except KeyboardInterrupt as stop:
        print("\nStopped.", *getattr(stop, "__notes__", []), file=sys.stderr)
        return 130


def _serve(options: argparse.Namespace) -> int:
    # In place of this process, so that signals and the exit code are the server's own.
    server = [sys.executable, "-m", "streamlit", "run", str(paths.DASHBOARD / "serve.py"), *options.streamlit]
    # Otherwise glibc gives each thread a memory arena of its own, which pages in new threads leave behind.
    os.execve(sys.executable, server, {"MALLOC_ARENA_MAX": "1", **os.environ})


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
            print(f"thoraxlens: {error}", file=sys.stderr)
    if not cards:
        print(f"No model is stored in {options.zoo or paths.TRAINED}. Train one: thoraxlens train --help")
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
    parser = argparse.ArgumentParser(
        prog="thoraxlens", description="Predict radiographs, train and measure models, serve the dashboard."
    )
    parser.add_argument("--zoo", metavar="DIR", type=Path, help="folder of stored models (default: those that ship)")
    parser.set_defaults(of_stored_models=True)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = commands.add_parser(
        "serve",
        help="serve the dashboard on http://127.0.0.1:8501",
        description="Serve the dashboard. Options of Streamlit may follow, for example --server.port=8502.",
    )
    serve.set_defaults(run=_serve, of_stored_models=False)

    predict = commands.add_parser("predict", help="predict images; one CSV row each", description=ROWS)
    predict.add_argument(
        "paths", metavar="PATH", nargs="+",
        help="a JPEG, PNG or DICOM file, a folder or .zip of them, or @FILE, a list of these, one path a line, "
        "relative to the current folder",
    )  # fmt: skip
    predict.add_argument("--model", metavar="NAME", default=DEFAULT, help=f"default: {DEFAULT}")
    predict.add_argument(
        "--out", metavar="FILE", type=Path, help="write to this .csv or .parquet file instead of to the screen"
    )
    predict.add_argument("--heatmaps", metavar="DIR", type=Path, help="also save each image under its heat map here")
    predict.add_argument(
        "--jobs", metavar="N", type=positive_int, help="images predicted at once (default: one for each core)"
    )
    begun = predict.add_mutually_exclusive_group()
    begun.add_argument("--resume", action="store_true", help="go on with FILE: skip the images that have a row")
    begun.add_argument("--replace", action="store_true", help="write FILE anew")
    predict.add_argument("--any-picture", action="store_true", help="predict images that the input check rejects, too")
    predict.set_defaults(run=_predict)

    listing = commands.add_parser("list", help="list the stored models")
    listing.set_defaults(run=_list)

    compare = commands.add_parser(
        "compare", help="compare all stored models on their test images, beside published figures"
    )
    compare.add_argument("--markdown", action="store_true", help="as a Markdown table")
    compare.set_defaults(run=_compare)

    export = commands.add_parser("export", help="write a stored model for other programs")
    export.add_argument("model", metavar="NAME")
    export.add_argument("--format", choices=FORMATS, default="litert", help="default: litert")
    export.add_argument("--out", metavar="PATH", type=Path, help="default: NAME, here")
    export.set_defaults(run=_export)

    add_train(commands)
    add_commands(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
