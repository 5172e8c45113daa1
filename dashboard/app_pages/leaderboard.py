"""Page Leaderboard: all stored models side by side, any two of them compared, and published figures."""

import streamlit as st

from dashboard.components.common.downloads import download_button
from dashboard.components.common.formatting import class_labels, model_title
from dashboard.components.common.model_data import usable_cards
from dashboard.components.common.tables import figure_name
from dashboard.components.common.url_state import keep_in_link, linked_segments
from dashboard.components.performance.leaderboard import (
    SPEEDS,
    comparison_sentences,
    difference,
    difference_sentence,
    interval_chart,
    interval_table,
    localised_table,
    measure_speeds,
    published_on_same_images,
    published_table,
    ranking,
    results_table,
)
from dashboard.components.session.upload_privacy import note_activity
from dashboard.texts import number, say, say_error, say_message
from model_zoo.core.card import Card
from model_zoo.core.model_store import ArtifactError
from model_zoo.evaluation.leaderboard import BOUNDS, RESOLVED
from model_zoo.evaluation.literature import SOURCES
from model_zoo.inference.litert import available_cores
from model_zoo.inference.predictor import PASSES
from model_zoo.metrics.bootstrap import DRAWS

QUANTITIES = ("auc", "accuracy")


@st.fragment
def any_two(names: list[str], tasks: dict[str, float], cards: dict[str, Card]) -> None:
    """Compare two models that the visitor chooses on the same images.

    Parameters
    ----------
    tasks
        Number of the task by the model's name.
    """
    note_activity()
    left, right = st.columns(2)

    def titled(name: str) -> str:
        return model_title(cards[name])

    keep_in_link("first_model", names, names[0])
    one = left.selectbox(
        say("leaderboard.first"), names, format_func=titled, key="first_model", persist_state="session"
    )
    others = [name for name in names if name != one and tasks[name] == tasks[one]]
    if not others:
        st.info(say("leaderboard.alone", model=titled(one)))
        return
    keep_in_link("second_model", others, others[0])
    other = right.selectbox(
        say("leaderboard.second"), others, format_func=titled, key="second_model", persist_state="session"
    )
    try:
        with st.spinner(say("leaderboard.comparing")):
            found = difference(one, other)
    except ArtifactError as error:
        st.error(say_error(error), icon=":material/broken_image:")
        return
    rows = [(figure_name(key), *(found[key][end] for end in ("value", "low", "high"))) for key in QUANTITIES]
    words, chart = st.columns(2, gap="large", vertical_alignment="center")
    for key in QUANTITIES:
        part = {end: number(found[key][end], "+.3f") for end in ("value", "low", "high")}
        words.markdown(
            say(
                f"leaderboard.{key}_difference", one=titled(one), other=titled(other), **part,
                verdict=difference_sentence(found[key]["value"], found[key]["p"]),
            )
        )  # fmt: skip
    (neither, only_other), (only_one, both) = found["right"]
    words.markdown(
        say(
            "leaderboard.agreement", images=found["right"].sum(), both=both, neither=neither, only_one=only_one,
            only_other=only_other, one=titled(one), other=titled(other),
        )
    )  # fmt: skip
    axis = say("leaderboard.difference", one=titled(one), other=titled(other))
    chart.plotly_chart(interval_chart(rows, [], axis, zero=True), alt=axis, key="pair_chart")
    with chart:
        download_button(interval_table(rows, []), "pair")
    st.caption(say("leaderboard.pair_note", limit=number(RESOLVED)))


st.title(say("nav.leaderboard"))
cards = usable_cards()
if not cards:
    st.info(say("frame.no_model"))
    st.stop()
st.markdown(say("leaderboard.intro"))
quantity_control, speed_button = st.columns(2, vertical_alignment="bottom")
with quantity_control:
    drawn = {key: figure_name(key) for key in QUANTITIES}
    quantity = linked_segments(say("leaderboard.drawn"), drawn, "quantity")
measure = speed_button.button(say("leaderboard.measure"), icon=":material/timer:", help=say("leaderboard.measure_help"))
if measure:
    measure_speeds(cards)
with st.spinner(say("leaderboard.comparing")):
    everything = ranking()
damaged = everything.loc[everything["problem"].notna()]
for name, problem in zip(damaged["name"], damaged["problem"], strict=True):
    if name in cards:  # usable_cards has warned of the others
        st.warning(say("leaderboard.damaged", model=name, problem=say_message(problem)), icon=":material/broken_image:")
ranked = everything.loc[everything["problem"].isna() & everything["name"].isin(list(cards))]

for task, rows in ranked.groupby("task"):
    best = cards[rows["name"].iloc[0]]
    st.subheader(say("leaderboard.task", classes=class_labels(best["classes"])))
    images = number(rows["images"].iloc[0], ",.0f")
    st.markdown(say("leaderboard.task_data", data=best["data"]["name"], images=images))
    labels = [
        f"{model_title(cards[name])}: {words}"
        for name, words in zip(rows["name"], comparison_sentences(rows, quantity), strict=True)
    ]
    ours = list(zip(labels, *(rows[quantity + end] for end in BOUNDS), strict=True))
    published = published_on_same_images(best, quantity)
    st.plotly_chart(
        interval_chart(ours, published, figure_name(quantity)),
        alt=say(
            "leaderboard.chart",
            quantity=figure_name(quantity),
            best=model_title(best),
            value=number(ours[0][1], ".3f"),
        ),
        key=f"leaderboard_{task:.0f}",
    )
    download_button(interval_table(ours, published), f"leaderboard_{quantity}_{task:.0f}")
    st.dataframe(localised_table(results_table(rows, cards)), hide_index=True, placeholder="-")
st.caption(f"{say('leaderboard.test', draws=DRAWS)} {say('leaderboard.note', limit=number(RESOLVED))}")
if st.session_state.get(SPEEDS):
    st.caption(say("leaderboard.speed_note", passes=PASSES, cores=available_cores()))

st.subheader(say("leaderboard.two"))
if len(ranked):
    any_two(ranked["name"].tolist(), dict(zip(ranked["name"], ranked["task"], strict=True)), cards)

st.subheader(say("leaderboard.published"))
st.markdown(say("leaderboard.published_intro"))
table = published_table()
st.dataframe(localised_table(table), hide_index=True, height="content", placeholder="-")
download_button(table, "published")
st.markdown("\n".join(f"{place}. {say_message(source.full)}" for place, source in enumerate(SOURCES.values(), 1)))
st.caption(say("leaderboard.published_note", low=number(0.96, ".0%"), high=number(0.99, ".0%")))
