"""What follows from another threshold, and where the class is rarer: two sliders, and all figures that they move."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.components.charts import confusion_matrix
from dashboard.components.downloads import charted, data_button
from dashboard.components.forgetting import active
from dashboard.components.frame import percent
from dashboard.components.store import predictions
from dashboard.components.what_if_charts import SYMBOLS, decision_curves, people, risk_coverage_curves, with_points
from dashboard.texts import number, of_zoo, say
from model_zoo.artifacts import ArtifactError
from model_zoo.bootstrap import patient_draws
from model_zoo.consequences import PEOPLE, answered, consequences, net_benefit, net_benefit_of_all, of_people
from model_zoo.evaluation import (
    confusion,
    logits_of,
    precision_recall_curve,
    probabilities,
    risk_coverage,
    roc_curve,
    truth_of,
)

SPLITS = ("test", "external")
FIGURES = ("sensitivity", "bacterial", "viral", "specificity", "ppv", "npv", "accuracy", "net_benefit")
SUBTYPES = ("bacterial", "viral")
MATRIX = 280  # pixels
THRESHOLDS = np.arange(1, 100) / 100
PREVALENCE = 0.1  # at the start: rarer than in the pictures, as it is in most places where X-rays are taken


@dataclass(frozen=True)
class Pictures:
    """A split of a model's predictions, as one class against the rest.

    name: in words. positive: bool (n,). score: float (n,), its probability. kinds: sub-type -> bool (n,). draws: as
    patient_draws() gives them.
    """

    name: str
    positive: np.ndarray
    score: np.ndarray
    kinds: dict[str, np.ndarray]
    draws: np.ndarray


@st.fragment
def what_if(card: dict) -> None:
    """Sliders of threshold and prevalence, with the figures of the test pictures beside those of another hospital."""
    active()
    st.subheader(say("what_if.title"))
    classes, own = card["classes"], card["decision"]["threshold"]
    asked, rest = classes[1], classes[0]
    if own is None:
        st.markdown(say("what_if.of_more", classes=len(classes)))
        asked = st.segmented_control(
            say("what_if.asked"), classes[1:], default=asked, required=True, key="asked", bind="query-params"
        )
        rest = say("what_if.rest")
    st.markdown(say("what_if.intro", name=asked))
    left, right = st.columns(2)
    threshold = left.slider(
        say("what_if.threshold"), 0.01, 0.99, round(own or 0.5, 2), 0.01, "percent", key="threshold",
        help=say("what_if.own", threshold=percent(own)) if own else None, bind="query-params",
    )  # fmt: skip
    prevalence = right.slider(
        say("what_if.prevalence", name=asked), 0.01, 0.99, PREVALENCE, 0.01, "percent", key="prevalence",
        help=say("what_if.prevalence_help"), bind="query-params",
    )  # fmt: skip
    try:
        sets = [pictures(card, split, classes.index(asked)) for split in SPLITS if split in card["metrics"]]
    except ArtifactError as error:
        st.error(of_zoo(str(error)), icon=":material/broken_image:")
        return
    found = [consequences(s.positive, s.score, threshold, prevalence, s.kinds, s.draws) for s in sets]
    matrices(sets, threshold, [rest, asked])
    figures(sets, found)
    curves(sets, found, threshold)
    st.markdown(
        say("what_if.people_title", people=number(PEOPLE), prevalence=number(100 * prevalence, ".0f"), name=asked)
    )
    for column, part, values in zip(st.columns(2, gap="large"), sets, found, strict=False):
        with column:
            st.markdown(f"**{part.name}**")
            natural_frequencies(values, prevalence, asked)
    st.caption(say("what_if.people_note", name=asked))
    abstaining(sets, threshold, card["decision"]["unsure_below"] if own else 0.0)


def pictures(card: dict, split: str, index: int) -> Pictures:
    """One split of a model's predictions. index: of the class asked about. Raises ArtifactError."""
    frame, classes = predictions(card, split), card["classes"]
    positive = truth_of(frame, classes) == index
    kinds = {kind: positive & (frame["subtype"] == kind).to_numpy() for kind in SUBTYPES}
    return Pictures(
        say(f"what_if.{split}", images=number(len(frame))),
        positive,
        probabilities(logits_of(frame, classes), card["decision"])[:, index],
        {kind: mask for kind, mask in kinds.items() if mask.any()},
        _draws(card["files"]["predictions.csv"], split, frame["patient"]),
    )


def matrices(sets: list[Pictures], threshold: float, classes: list[str]) -> None:
    """The confusion matrix of each set, side by side. classes: the rest, and the class asked about."""
    for place, (column, part) in enumerate(zip(st.columns(2), sets, strict=False)):
        counts = {name: int(count) for name, count in confusion(part.positive, part.score, threshold).items()}
        with column:
            st.markdown(f"**{part.name}**")
            table = np.array([[counts["tn"], counts["fp"]], [counts["fn"], counts["tp"]]])
            st.plotly_chart(
                confusion_matrix(table, classes).update_layout(height=MATRIX),
                config={"displayModeBar": False}, alt=say("what_if.matrix", **counts), key=f"what_if_matrix_{place}",
            )  # fmt: skip
            # The chart holds shares only.
            rows = pd.DataFrame(table, columns=classes)
            rows.insert(0, say("what_if.truth"), classes)
            data_button(rows, f"what_if_matrix_{place}")


def figures(sets: list[Pictures], found: list[dict]) -> None:
    """Every figure at the threshold with its interval, a column for each set."""
    names = [name for name in FIGURES if any(name in values for values in found)]
    table = pd.DataFrame({say("what_if.figure"): [say(f"what_if.{name}") for name in names]})
    for part, values in zip(sets, found, strict=True):
        table[part.name] = [_in_words(values[name], ".3f") if name in values else "-" for name in names]
    st.dataframe(table, hide_index=True)
    data_button(table, "what_if_figures")


def curves(sets: list[Pictures], found: list[dict], threshold: float) -> None:
    """ROC, precision and recall, and decision curve, each set in all of them, with the threshold as a point."""
    receiver, recall, benefit = {}, {}, {}
    for part, values in zip(sets, found, strict=True):
        at = {name: figure["value"] for name, figure in values.items()}
        receiver[part.name] = *roc_curve(part.positive, part.score)[:2], (1 - at["specificity"], at["sensitivity"])
        recall[part.name] = (
            *precision_recall_curve(part.positive, part.score)[:2], (at["sensitivity"], at["ppv"])
        )  # fmt: skip
        model = np.array([net_benefit(part.positive, part.score, value) for value in THRESHOLDS])
        everyone = net_benefit_of_all(part.positive.mean(), THRESHOLDS)
        benefit[part.name] = model, everyone, (threshold, at["net_benefit"])
    left, middle, right = st.columns(3)
    with left:
        st.markdown(f"**{say('what_if.roc')}**")
        figure = with_points(receiver, say("what_if.false_alarms"), say("what_if.sensitivity"))
        charted(figure, "what_if_roc", say("what_if.roc_alt", point=_points(receiver)))
    with middle:
        st.markdown(f"**{say('what_if.pr')}**")
        figure = with_points(recall, say("what_if.sensitivity"), say("what_if.ppv"))
        charted(figure, "what_if_pr", say("what_if.pr_alt", point=_points(recall)))
    with right:
        st.markdown(f"**{say('what_if.decision')}**")
        figure = decision_curves(benefit, THRESHOLDS)
        charted(figure, "what_if_decision", say("what_if.decision_alt", point=_points(benefit)))
    st.caption(say("what_if.decision_note"))


def natural_frequencies(values: dict, prevalence: float, asked: str) -> None:
    """What the model does to PEOPLE of whom so many are of the class asked about, drawn and in words."""
    ends = {
        end: of_people(values["sensitivity"][end], values["specificity"][end], prevalence)
        for end in ("value", "low", "high")
    }
    counts = ends["value"]
    words = {
        group: say(f"what_if.{group}", count=number(counts[group]), name=asked, **_range(ends, group))
        for group in SYMBOLS
    }
    st.image(people(counts, words), width="stretch", alt="; ".join(words.values()))
    st.markdown(
        say(
            "what_if.predictive",
            name=asked,
            **{key: _in_words(values[f"{key}_there"], ".1%") for key in ("ppv", "npv")},
        )
    )


def abstaining(sets: list[Pictures], threshold: float, least: float) -> None:
    """How many labels are wrong where only the surest pictures get one. least: confidence below which none is given."""
    lines = {}
    for part in sets:
        right, sure = (part.score >= threshold) == part.positive, np.abs(part.score - threshold)
        lines[part.name] = *risk_coverage(right, sure), answered(right, sure, least)
    st.markdown(f"**{say('what_if.risk_coverage')}**")
    charted(risk_coverage_curves(lines), "what_if_risk", say("what_if.risk_alt", point=_points(lines)))
    st.caption(say("what_if.risk_note" if least else "what_if.risk_note_of_more"))


def _range(ends: dict, group: str) -> dict[str, str]:
    low, high = sorted(ends[end][group] for end in ("low", "high"))
    return {"low": number(low), "high": number(high)}


def _in_words(figure: dict, form: str) -> str:
    """A figure with its interval; written with words, as a net benefit may be below 0."""
    if figure["value"] is None:
        return "-"
    return say("what_if.range", **{end: number(figure[end], form) for end in ("value", "low", "high")})


def _points(lines: dict[str, tuple]) -> str:
    def two(point: tuple) -> str:
        return " / ".join("-" if value is None else number(value, ".3f") for value in point)

    return "; ".join(f"{name} {two(point)}" for name, (*_, point) in lines.items())


@st.cache_resource(max_entries=8, show_spinner=False)
def _draws(digest: str, split: str, _patient: pd.Series) -> np.ndarray:
    return patient_draws(_patient)
