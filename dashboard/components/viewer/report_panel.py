"""Report of a prediction as PDF and JSON, without the file's name or its patient data."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from dashboard.components.common.formatting import (
    class_labels,
    format_percent,
    format_probability,
    format_whole_percent,
    format_with_interval,
    model_title,
)
from dashboard.components.common.url_state import reset_on_change
from dashboard.components.server.streamlit_internals import session_id
from dashboard.components.session.request_queue import READINGS
from dashboard.components.session.upload_privacy import forgettable
from dashboard.texts import class_in_sentence, class_name, language, number, say, say_message, say_stored, speaking
from model_zoo.core.card import Card
from model_zoo.explain.methods import METHODS
from model_zoo.imaging.overlays import display_grey
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.inference.predictor import LoadedModel, Prediction
from model_zoo.reading.reading_record import DrawnHeatMap, reading_record

if TYPE_CHECKING:
    from dashboard.components.viewer.report_pdf import Entry

LONGEST = 500  # letters that the visitor may type
FILE = "thoraxlens-reading"
WORDS = forgettable("report_words")  # in the session: text of the visitor


def show_report(
    radiograph: Radiograph, prediction: Prediction, model: LoadedModel, lungs: np.ndarray | None,
    drawn: DrawnHeatMap | None = None, covered: np.ndarray | None = None,
) -> None:  # fmt: skip
    """Show buttons that download the report of a prediction, and a field for a text of the visitor on it.

    Parameters
    ----------
    lungs
        bool (224, 224); None where they are not known.
    drawn
        Heat map that is shown, if any.
    covered
        uint8 (height, width, 3), the radiograph under it.
    """
    with st.expander(say("report.heading"), icon=":material/description:"):
        st.caption(say("report.what"))
        # A text about one patient must not appear on another's report.
        reset_on_change("report", prediction.mark, **{WORDS: ""})
        typed = st.text_area(
            say("report.field"), max_chars=LONGEST, key=WORDS, persist_state="session", help=say("report.field_help")
        )
        spoken, visitor = language(), session_id()

        def facts() -> dict[str, Any]:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            return {
                **reading_record(radiograph, prediction, model, drawn, lungs),
                "typed_by_the_user": typed.strip(),
                "made": now,
            }

        def as_json() -> str:
            return json.dumps(facts(), indent=2, ensure_ascii=False) + "\n"

        def as_pdf() -> bytes:
            # In turn, as a visitor may ask many times; no page runs then that could show how many turns come before.
            with speaking(spoken), READINGS.turn(visitor, lambda ahead: None):
                return render_pdf(facts(), model.card, display_grey(radiograph.pixels), covered)

        with st.container(horizontal=True):
            for kind, make in (("pdf", as_pdf), ("json", as_json)):
                st.download_button(
                    say(f"report.{kind}"),
                    make,
                    f"{FILE}.{kind}",
                    f"application/{kind}",
                    key=f"report_{kind}",
                    on_click="ignore",
                    icon=":material/download:",
                )


def render_pdf(facts: dict[str, Any], card: Card, grey: np.ndarray, covered: np.ndarray | None) -> bytes:
    """Return the report as a PDF file, in the visitor's language.

    Parameters
    ----------
    facts
        As `reading_record` returns them, with "typed_by_the_user" and "made" (ISO 8601).
    grey
        uint8 (height, width), the radiograph.
    covered
        uint8 (height, width, 3), the radiograph under its heat map, if any.
    """
    from dashboard.components.viewer.report_pdf import PdfLayout, build_pdf

    images = [(grey, say("report.picture"))]
    if covered is not None:
        drawn = facts["heat_map"]
        key = "read.evidence" if drawn["speaks_for"] else "read.influence"
        words = say(key, method=say_message(METHODS[drawn["method"]].title), finding=class_in_sentence(drawn["class"]))
        images.append((covered, words))
    made = datetime.fromisoformat(facts["made"]).strftime(say("report.time_form"))
    layout = PdfLayout(
        title=say("report.title"),
        notice=say("report.notice"),
        time=say("report.made", time=made),
        images=images,
        sections=report_sections(facts, card),
        page=say("report.page"),
        language=language().__name__.rsplit(".", 1)[-1],
    )
    return build_pdf(layout)


def report_sections(facts: dict[str, Any], card: Card) -> list[tuple[str, list[Entry]]]:
    """Return the sections of the report, each a heading and its entries, in the visitor's language.

    Parameters
    ----------
    facts
        As `render_pdf` takes them.
    """
    return [
        (say("report.result"), _result(facts, card)),
        *([(say("read.heat_map"), _heat_map(facts["heat_map"]))] if facts["heat_map"] else []),
        *([(say("report.typed"), [facts["typed_by_the_user"]])] if facts["typed_by_the_user"] else []),
        (say("report.limits"), _limits(facts)),
        (say("report.model"), _model(facts["model"], card)),
        (say("report.origin"), _origin(facts)),
    ]


def _result(facts: dict[str, Any], card: Card) -> list[Entry]:
    prediction, classes = facts["reading"], card["classes"]
    label = class_name(prediction["label"])
    rows = [(say("report.label"), label if prediction["sure"] else say("report.unsure", label=label))]
    asked, chances = classes[1:] if len(classes) == 2 else classes, prediction["probabilities"]
    rows += [
        (say("report.probability", label=class_in_sentence(name)), format_probability(chances[name])) for name in asked
    ]
    if "threshold" in prediction:
        band = format_percent(prediction["not_sure_from"]), format_percent(prediction["not_sure_to"])
        rows.append((say("what_if.threshold"), format_percent(prediction["threshold"])))
        rows.append((say("report.band"), say("report.from_to", low=band[0], high=band[1])))
    else:
        rows.append((say("report.band"), say("report.no_class", limit=format_percent(prediction["not_sure_below"]))))
    rows += [
        (say("report.logit", label=class_in_sentence(name)), number(value, "+.2f"))
        for name, value in prediction["logits"].items()
    ]
    pretest = say("read.pretest", pretest=format_whole_percent(1 / len(classes)))
    return [*rows, (say("report.gate"), say_stored(facts["gate"]["message"])), pretest]


def _limits(facts: dict[str, Any]) -> list[Entry]:
    use = " ".join(say_stored(one["message"]) for one in facts["intended_use"])
    return [use, *(f"- {say_stored(limit['message'])}" for limit in facts["limits"])]


def _heat_map(facts: dict[str, Any]) -> list[Entry]:
    method = METHODS[facts["method"]]
    largest = number(facts["largest"], "+.3g")
    rows = [
        (say("read.method"), f"{say_message(method.title)} ({method.reference})"),
        (say("report.speaks_for" if facts["speaks_for"] else "report.reacts"), class_in_sentence(facts["class"])),
        (say("report.largest"), f"{largest} {say_message(method.unit)}" if method.unit else largest),
    ]
    if facts["share_in_lungs"] is not None:
        size = format_percent(facts["share_lungs"])
        rows.append(
            (say("report.in_lungs"), say("report.of", share=format_percent(facts["share_in_lungs"]), size=size))
        )
    if facts["share_at_border"] is not None:
        size = format_percent(facts["share_border"])
        rows.append(
            (say("report.at_border"), say("report.of", share=format_percent(facts["share_at_border"]), size=size))
        )
    return [*rows, say("read.locates_poorly")]


def _model(facts: dict[str, Any], card: Card) -> list[Entry]:
    names = {key: say(f"report.{key}") for key in facts["test"]}
    figures = [(names[key], format_with_interval(figure)) for key, figure in facts["test"].items()]
    data = say("report.data", name=facts["data"]["name"], images=number(facts["data"]["images"]))
    return [
        (say("report.name"), f"{model_title(card)}, {facts['created'][:10]}"),
        (say("report.classes"), class_labels(facts["classes"])),
        (say("report.trained_on"), data),
        *figures,
        *((say("report.digest", file=file), digest) for file, digest in facts["sha256"].items()),
    ]


def _origin(facts: dict[str, Any]) -> list[Entry]:
    picture, program = facts["picture"], facts["program"]
    size = say("read.size", width=number(picture["width"]), height=number(picture["height"]))
    notes = " ".join(say_stored(note["message"]) for note in picture["notes"])
    return [
        (say("report.pixels"), size),
        (say("report.digest", file=say("report.of_pixels")), picture["sha256"]),
        *([(say("report.notes"), notes)] if notes else []),
        (say("report.program"), ", ".join(f"{name} {release}" for name, release in program.items())),
    ]
