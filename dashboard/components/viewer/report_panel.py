"""Report of a prediction as PDF and JSON, without the file's name or its patient data."""

import json
from datetime import UTC, datetime

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
from dashboard.texts import class_name, language, number, say, say_message, say_stored, speaking
from model_zoo.core.card import Card
from model_zoo.explain.methods import METHODS
from model_zoo.imaging.overlays import display_grey
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.inference.predictor import LoadedModel, Prediction
from model_zoo.reading.reading_record import DrawnHeatMap, reading_record

LONGEST = 500  # letters that the visitor may type
FILE = "thoraxlens-reading"
WORDS = forgettable("report_words")  # what the visitor typed


def show_report(
    radiograph: Radiograph, reading: Prediction, model: LoadedModel, lungs: np.ndarray | None,
    drawn: DrawnHeatMap | None = None, covered: np.ndarray | None = None,
) -> None:  # fmt: skip
    """The buttons that make the report of a reading, and the field for what the visitor wants on it.

    drawn, covered: the heat map that is shown, and the picture under it, uint8 (height, width, 3).
    """
    with st.expander(say("report.heading"), icon=":material/description:"):
        st.caption(say("report.what"))
        # Words on one patient must not come to stand on another's report.
        reset_on_change("report", reading.mark, **{WORDS: ""})
        typed = st.text_area(
            say("report.field"), max_chars=LONGEST, key=WORDS, persist_state="session", help=say("report.field_help")
        )
        spoken, visitor = language(), session_id()

        def facts() -> dict:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            return {
                **reading_record(radiograph, reading, model, drawn, lungs),
                "typed_by_the_user": typed.strip(),
                "made": now,
            }

        def as_json() -> str:
            return json.dumps(facts(), indent=2, ensure_ascii=False) + "\n"

        def as_pdf() -> bytes:
            # Whoever asks again and again waits as for readings; there is no page then to show the place.
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


def render_pdf(facts: dict, card: Card, grey: np.ndarray, covered: np.ndarray | None) -> bytes:
    """The report as a PDF, in the visitor's language. facts: of reading_record(), "typed_by_the_user" and "made"."""
    from dashboard.components.viewer.report_pdf import PdfLayout, build_pdf

    pictures = [(grey, say("report.picture"))]
    if covered is not None:
        drawn = facts["heat_map"]
        key = "read.evidence" if drawn["speaks_for"] else "read.influence"
        words = say(key, method=say_message(METHODS[drawn["method"]].title), finding=class_name(drawn["class"]))
        pictures.append((covered, words))
    made = datetime.fromisoformat(facts["made"]).strftime(say("report.time_form"))
    layout = PdfLayout(
        title=say("report.title"),
        notice=say("report.notice"),
        time=say("report.made", time=made),
        pictures=pictures,
        sections=report_sections(facts, card),
        page=say("report.page"),
        language=language().__name__.rsplit(".", 1)[-1],
    )
    return build_pdf(layout)


def report_sections(facts: dict, card: Card) -> list[tuple[str, list]]:
    """The report as headings and what is below them, in the visitor's language. facts: of reading_record()."""
    return [
        (say("report.result"), _result(facts, card)),
        *([(say("read.heat_map"), _heat_map(facts["heat_map"]))] if facts["heat_map"] else []),
        *([(say("report.typed"), [facts["typed_by_the_user"]])] if facts["typed_by_the_user"] else []),
        (say("report.limits"), _limits(facts)),
        (say("report.model"), _model(facts["model"], card)),
        (say("report.origin"), _origin(facts)),
    ]


def _result(facts: dict, card: Card) -> list:
    reading, classes = facts["reading"], card["classes"]
    label = class_name(reading["label"])
    rows = [(say("report.label"), label if reading["sure"] else say("report.unsure", label=label))]
    asked = classes[1:] if len(classes) == 2 else classes
    rows += [
        (say("report.probability", label=class_name(name)), format_probability(reading["probabilities"][name]))
        for name in asked
    ]
    if "threshold" in reading:
        band = format_percent(reading["not_sure_from"]), format_percent(reading["not_sure_to"])
        rows.append((say("what_if.threshold"), format_percent(reading["threshold"])))
        rows.append((say("report.band"), say("report.from_to", low=band[0], high=band[1])))
    else:
        rows.append((say("report.band"), say("report.no_class", limit=format_percent(reading["not_sure_below"]))))
    rows += [
        (say("report.logit", label=class_name(name)), number(value, "+.2f"))
        for name, value in reading["logits"].items()
    ]
    pretest = say("read.pretest", pretest=format_whole_percent(1 / len(classes)))
    return [*rows, (say("report.gate"), say_stored(facts["gate"]["message"])), pretest]


def _limits(facts: dict) -> list:
    use = " ".join(say_stored(one["message"]) for one in facts["intended_use"])
    return [use, *(f"- {say_stored(limit['message'])}" for limit in facts["limits"])]


def _heat_map(facts: dict) -> list:
    method = METHODS[facts["method"]]
    largest = number(facts["largest"], "+.3g")
    rows = [
        (say("read.method"), f"{say_message(method.title)} ({method.reference})"),
        (say("report.speaks_for" if facts["speaks_for"] else "report.reacts"), class_name(facts["class"])),
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


def _model(facts: dict, card: Card) -> list:
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


def _origin(facts: dict) -> list:
    picture, program = facts["picture"], facts["program"]
    size = say("read.size", width=number(picture["width"]), height=number(picture["height"]))
    notes = " ".join(say_stored(note["message"]) for note in picture["notes"])
    return [
        (say("report.pixels"), size),
        (say("report.digest", file=say("report.of_pixels")), picture["sha256"]),
        *([(say("report.notes"), notes)] if notes else []),
        (say("report.program"), ", ".join(f"{name} {release}" for name, release in program.items())),
    ]
