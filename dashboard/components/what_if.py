"""What follows from another threshold, and where the class is rarer: two sliders, and all figures that they move."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.components.charts import risk_coverage_curves
from dashboard.components.downloads import charted, data_button
from dashboard.components.forgetting import active
from dashboard.components.frame import linked_choice, percent
from dashboard.components.store import predictions
from dashboard.components.what_if_charts import SYMBOLS, decision_curves, matrix, people, with_points
from dashboard.texts import class_name, finding, number, of_zoo, say
from model_zoo.artifacts import ArtifactError
from model_zoo.bootstrap import patient_draws
from model_zoo.consequences import PEOPLE, answered, consequences, net_benefit, net_benefit_of_all, of_people
from model_zoo.evaluation import (
    called,
    confidence,
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


def what_if(card: dict) -> None:
    """What other thresholds and prevalences would bring, and abstaining. card: of a model whose files are whole."""
    st.subheader(say("what_if.title"))
    moved(card)
    st.subheader(say("what_if.risk_coverage"))
    abstaining(card)


@st.fragment
def moved(card: dict) -> None:
    """Sliders of threshold and prevalence, with the figures of the test pictures beside those of another hospital."""
    active()
    classes, own = card["classes"], card["decision"]["threshold"]
    asked, rest = classes[1], class_name(classes[0])
    if own is None:
        st.markdown(say("what_if.of_more", classes=len(classes)))
        asked = linked_choice(say("what_if.asked"), {name: class_name(name) for name in classes[1:]}, "asked")
        rest = say("what_if.rest")
    name = finding(asked)
    st.markdown(say("what_if.intro", name=name))
    left, right = st.columns(2)
    threshold = left.slider(
        say("what_if.threshold"), 0.01, 0.99, round(own or 0.5, 2), 0.01, "percent", key="threshold",
        help=say("what_if.own", threshold=percent(own)) if own else None, bind="query-params",
    )  # fmt: skip
    prevalence = right.slider(
        say("what_if.prevalence", name=name), 0.01, 0.99, PREVALENCE, 0.01, "percent", key="prevalence",
        help=say("what_if.prevalence_help"), bind="query-params",
    )  # fmt: skip
    try:
        sets = [pictures(card, split, classes.index(asked)) for split in SPLITS if split in card["metrics"]]
    except ArtifactError as error:
        st.error(of_zoo(str(error)), icon=":material/broken_image:")
        return
    # Where a set has none of a class, nothing follows from a threshold.
    sets = [part for part in sets if 0 < part.positive.mean() < 1]
    if not sets:
        st.info(say("what_if.one_sided", name=name))
        return
    found = [consequences(s.positive, s.score, threshold, prevalence, s.kinds, s.draws) for s in sets]
    matrices(sets, threshold, [rest, class_name(asked)])
    figures(sets, found)
    curves(sets, found, threshold)
    st.markdown(
        say("what_if.people_title", people=number(PEOPLE), prevalence=number(100 * prevalence, ".0f"), name=name)
    )
    for column, part, values in zip(st.columns(2, gap="large"), sets, found, strict=False):
        with column:
            st.markdown(f"**{part.name}**")
            natural_frequencies(values, prevalence, name)
    st.caption(say("what_if.people_note", name=name))


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
        table = np.array([[counts["tn"], counts["fp"]], [counts["fn"], counts["tp"]]])
        rows = pd.DataFrame(table, columns=classes)
        rows.insert(0, say("what_if.rows"), classes)
        with column:
            st.markdown(f"**{part.name}**")
            moving(matrix(table, classes), 260, say("what_if.matrix", **counts), rows, f"what_if_matrix_{place}")


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
        recall[part.name] = *precision_recall_curve(part.positive, part.score)[:2], (at["sensitivity"], at["ppv"])
        model = np.array([net_benefit(part.positive, part.score, value) for value in THRESHOLDS])
        everyone = net_benefit_of_all(part.positive.mean(), THRESHOLDS)
        benefit[part.name] = model, everyone, (threshold, at["net_benefit"])
    axes = {
        "roc": (say("what_if.false_alarms"), say("what_if.sensitivity")),
        "pr": (say("what_if.sensitivity"), say("what_if.ppv")),
        "decision": (say("what_if.model"), say("what_if.everyone_axis")),
    }
    charts = {
        "roc": (with_points(receiver, *axes["roc"]), receiver),
        "pr": (with_points(recall, *axes["pr"]), recall),
        "decision": (decision_curves(benefit, THRESHOLDS), benefit),
    }
    for column, (name, (options, lines)) in zip(st.columns(3), charts.items(), strict=True):
        rows = line_table(lines, axes[name])
        if name == "decision":
            rows.insert(1, say("what_if.threshold"), np.tile(THRESHOLDS, len(lines)))
        with column:
            st.markdown(f"**{say(f'what_if.{name}')}**")
            moving(options, 400, say(f"what_if.{name}_alt", point=_points(lines)), rows, f"what_if_{name}")
    st.caption(say("what_if.decision_note"))


def line_table(lines: dict[str, tuple], axes: tuple[str, str]) -> pd.DataFrame:
    """What lines show, a row for each point. lines: name -> (values of the first axis, of the second, ...)."""
    parts = [pd.DataFrame({axes[0]: line[0], axes[1]: line[1]}) for line in lines.values()]
    return pd.concat(parts, keys=lines, names=[say("downloads.series")]).reset_index(level=0)


def moving(options: dict, height: int, alt: str, rows: pd.DataFrame, name: str) -> None:
    """A chart of what_if_charts, with the button for its data. height: in pixels."""
    st.echarts_chart(options, height=height, alt=alt, key=f"chart_{name}")
    data_button(rows, name)


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


def abstaining(card: dict) -> None:
    """How many labels are wrong where only the surest pictures get one, by the model's own rule."""
    lines, decision = {}, card["decision"]
    for split in SPLITS:
        if split in card["metrics"]:
            frame = predictions(card, split)
            probability = probabilities(logits_of(frame, card["classes"]), decision)
            right = called(probability, decision["threshold"]) == truth_of(frame, card["classes"])
            sure = confidence(probability, decision["threshold"])
            point = answered(right, sure, decision["unsure_below"])
            lines[say(f"what_if.{split}", images=number(len(frame)))] = *risk_coverage(right, sure), point
    charted(risk_coverage_curves(lines), "what_if_risk", say("what_if.risk_alt", point=_points(lines)))
    st.caption(say("what_if.risk_note"))


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
