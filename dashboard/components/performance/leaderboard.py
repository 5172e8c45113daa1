"""All stored models side by side: figures, chart and speeds; and any two of them on the same images."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.components.common.cancellable import cancellable_progress
from dashboard.components.common.formatting import format_with_interval, model_title
from dashboard.components.common.palette import ACCENT, GREY, WARM
from dashboard.components.common.plotly_charts import apply_layout
from dashboard.components.common.tables import figure_name
from dashboard.components.session.request_queue import READINGS, Busy, queued
from dashboard.texts import number, say, say_error, say_message
from model_zoo.core import paths
from model_zoo.core.card import Card
from model_zoo.core.model_store import ArtifactError, model_names
from model_zoo.data.known_sets import known_set
from model_zoo.evaluation.leaderboard import BOUNDS, LEAST_P, compare_pair, difference_verdict, leaderboard_table
from model_zoo.evaluation.literature import OFFICIAL_TEST, PUBLISHED, SOURCES, Published
from model_zoo.imaging.reader import read_image_file
from model_zoo.inference.predictor import load_model, median_milliseconds

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

SPEEDS = "speeds"  # in the session: milliseconds of a prediction by the model's name
ROW = 52  # pixels of the chart for each model


def ranking() -> pd.DataFrame:
    """Return the table of all models, as `leaderboard_table` does, computed anew where a stored file has changed."""
    return _ranking(_stored(model_names()))


def difference(one: str, other: str) -> dict[str, Any]:
    """Compare two models as `compare_pair` does, computed anew where a stored file has changed.

    Raises
    ------
    ArtifactError
        Where a model cannot be used, and where the two do not share their test images and classes.
    """
    return _difference(one, other, _stored(model_names()))


def results_table(rows: pd.DataFrame, cards: dict[str, Card]) -> pd.DataFrame:
    """Return the table of one task, a row for each model, the best first, without empty columns.

    Parameters
    ----------
    rows
        Of `ranking`.
    cards
        By the model's name.
    """
    speeds = st.session_state.get(SPEEDS, {})
    shown = {
        say("leaderboard.model"): [model_title(cards[name]) for name in rows["name"]],
        figure_name("auc"): _with_intervals(rows, "auc"),
        figure_name("accuracy"): _with_intervals(rows, "accuracy"),
        figure_name("sensitivity"): rows["sensitivity"],
        figure_name("specificity"): rows["specificity"],
        "MB": rows["megabytes"],
        say("leaderboard.parameters"): rows["parameters"].astype("Int64"),
        say("leaderboard.speed"): [speeds.get(name) for name in rows["name"]],
        say("leaderboard.auc_verdict"): comparison_sentences(rows, "auc"),
        say("leaderboard.accuracy_verdict"): comparison_sentences(rows, "accuracy"),
    }
    return pd.DataFrame(shown).dropna(axis="columns", how="all")


def localised_table(frame: pd.DataFrame) -> Styler:
    """Return a table that shows its numbers in the visitor's language and still sorts by them."""
    forms = {"float64": ".3f", "Int64": ",.0f"}
    numbers = {name: forms[str(kind)] for name, kind in frame.dtypes.items() if str(kind) in forms}
    numbers |= {name: ".1f" for name in ("MB", say("leaderboard.speed")) if name in frame}
    marks = {name: partial(number, form=form) for name, form in numbers.items()}
    style = frame.style
    style.format(marks)
    return style


def comparison_sentences(rows: pd.DataFrame, quantity: str) -> list[str]:
    """Return the result of the paired test of each model of a task against the one with the best AUC, as sentences.

    Parameters
    ----------
    rows
        Of `ranking`.
    quantity
        auc or accuracy.
    """
    columns = (f"{quantity}_gain", f"{quantity}_p", f"{quantity}_p_adjusted")
    tests = zip(rows["best"], *(rows[column] for column in columns), strict=True)
    return [say("leaderboard.best") if best else difference_sentence(*test) for best, *test in tests]


def difference_sentence(gain: float, p: float | None, adjusted: float | None = None) -> str:
    """Return the result of a paired test of two models as a sentence about the first one.

    Parameters
    ----------
    gain
        Difference, first minus second.
    p
        Of the test; None or NaN where it is undefined.
    adjusted
        p adjusted for the other tests of its table, by which significance is judged; None where there is one test only.
    """
    if p is None or pd.isna(p):
        return say("leaderboard.undefined")
    words = say_message(difference_verdict(gain, p if adjusted is None else adjusted))
    if adjusted is None:
        return say("leaderboard.verdict", verdict=words, p=_p_value(p))
    return say("leaderboard.adjusted_verdict", verdict=words, p=_p_value(p), adjusted=_p_value(adjusted))


def _p_value(p: float) -> str:
    return say("leaderboard.p_below", least=number(LEAST_P, ".3f")) if p < LEAST_P else f"= {number(p, '.3f')}"


def published_on_same_images(card: Card, quantity: str) -> list[tuple[str, float]]:
    """Return labels and values of the published figures on exactly the test images of a task, if there are any.

    Parameters
    ----------
    card
        Of a model of that task.
    quantity
        auc or accuracy.
    """
    if (
        known_set(card["data"]["fingerprint"]),
        card["metrics"]["test"]["images"],
        len(card["classes"]),
    ) != OFFICIAL_TEST:
        return []
    return [
        (_published_label(row), getattr(row, quantity))
        for row in PUBLISHED
        if row.official and getattr(row, quantity) is not None
    ]


def interval_chart(
    ours: list[tuple[str, float, float, float]],
    published: Sequence[tuple[str, float]],
    quantity: str,
    zero: bool = False,
) -> go.Figure:
    """Draw a point with its interval for each row, the first on top; published figures are open diamonds without one.

    Parameters
    ----------
    ours
        Label, value and both ends of the interval.
    published
        Label and value.
    quantity
        Title of the axis.
    zero
        Whether to mark 0.
    """
    # Labels are above their points, as beside them they would take half of a narrow page.
    labels = [label for label, *_ in (*ours, *published)]
    places = [-float(place) for place in range(len(labels))]
    figure = go.Figure()
    values, lows, highs = zip(*(numbers for _, *numbers in ours), strict=True)
    figure.add_scatter(
        x=values,
        y=places[: len(ours)],
        customdata=labels[: len(ours)],
        name=say("leaderboard.ours"),
        mode="markers",
        marker={"size": 11, "color": ACCENT},
        error_x={
            "array": [high - value for high, value in zip(highs, values, strict=True)],
            "arrayminus": [value - low for low, value in zip(lows, values, strict=True)],
            "thickness": 2,
            "color": ACCENT,
        },
        hovertemplate="%{customdata}: %{x:.3f}<extra></extra>",
    )
    if published:
        figure.add_scatter(
            x=[value for _, value in published],
            y=places[len(ours) :],
            customdata=labels[len(ours) :],
            name=say("leaderboard.published_name"),
            mode="markers",
            marker={"size": 11, "color": WARM, "symbol": "diamond-open", "line": {"width": 2}},
            hovertemplate="%{customdata}: %{x:.3f}<extra></extra>",
        )
    for label, place in zip(labels, places, strict=True):
        figure.add_annotation(
            x=0, xref="paper", xanchor="left", y=place + 0.42, text=label, showarrow=False, font={"size": 12}
        )
    if zero:
        figure.add_vline(x=0, line={"color": GREY, "dash": "dot"})
    figure.update_xaxes(title=quantity)
    figure.update_yaxes(visible=False, range=[places[-1] - 0.4, 0.75])
    figure = apply_layout(figure, 90 + ROW * len(labels), legend=bool(published))
    # That many pixels, as the legend must not move away from a tall chart.
    return figure.update_layout(legend={"y": -70 / (ROW * len(labels))})


def interval_table(rows: list[tuple[str, float, float, float]], published: Sequence[tuple[str, float]]) -> pd.DataFrame:
    """Return the data of `interval_chart` as a table."""
    columns = [say(f"leaderboard.{name}") for name in ("model", "value", "from", "to")]
    return pd.DataFrame([*rows, *((*row, None, None) for row in published)], columns=columns)


def published_table() -> pd.DataFrame:
    """Return the published figures, each source by its number."""
    sources = list(SOURCES)
    shares = [row[1:5] for row in PUBLISHED]
    columns = [figure_name(name) for name in ("auc", "accuracy", "sensitivity", "specificity")]
    frame = pd.DataFrame(shares, columns=columns, dtype="float64")
    frame.insert(0, say("leaderboard.model"), [say_message(row.model) for row in PUBLISHED])
    frame[say("leaderboard.images")] = [say_message(row.images) for row in PUBLISHED]
    frame[say("leaderboard.source")] = [sources.index(row.source) + 1 for row in PUBLISHED]
    return frame


def measure_speeds(cards: dict[str, Card]) -> None:
    """Measure the speed of every model on a sample, with a Stop button and the progress meanwhile.

    The results are kept in the session.
    """
    speeds, sample = st.session_state.setdefault(SPEEDS, {}), read_image_file(paths.SAMPLES / "synthetic_normal_1.png")
    with cancellable_progress() as bar:
        for done, (name, card) in enumerate(cards.items()):
            bar.progress(done / len(cards), say("leaderboard.measuring", model=model_title(card)))
            try:
                with queued(READINGS, "reading", name):
                    speeds[name] = median_milliseconds(load_model(name), sample)
            except (ArtifactError, Busy) as error:
                st.warning(say_error(error), icon=":material/info:")


def _published_label(row: Published) -> str:
    source = say_message(SOURCES[row.source].short)
    return say("leaderboard.published_label", model=say_message(row.model), source=source)


def _with_intervals(rows: pd.DataFrame, quantity: str) -> list[str]:
    columns = zip(*(rows[quantity + end] for end in BOUNDS), strict=True)
    return [format_with_interval({"value": value, "low": low, "high": high}) for value, low, high in columns]


def _stored(names: list[str]) -> tuple[tuple[str, int, int], ...]:
    """Return path, time of change and size of each stored file, by which a later version differs."""
    stored: list[tuple[str, int, int]] = []
    for name in names:
        with suppress(FileNotFoundError):  # where a training is just replacing the model
            files = [(path, path.stat()) for path in sorted((paths.TRAINED / name).iterdir())]
            stored += [(str(path), state.st_mtime_ns, state.st_size) for path, state in files]
    return tuple(stored)


@st.cache_data(max_entries=2, show_spinner=False)
def _ranking(stored: tuple[tuple[str, int, int], ...]) -> pd.DataFrame:
    return leaderboard_table()


@st.cache_data(max_entries=50, show_spinner=False)
def _difference(one: str, other: str, stored: tuple[tuple[str, int, int], ...]) -> dict[str, Any]:
    return compare_pair(one, other)
