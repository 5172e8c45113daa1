"""Page Reading challenge: the visitor reads radiographs, then sees their results and those of a model."""

import logging

import streamlit as st

from dashboard.components.challenge.questions import ANSWERS, Quiz, ask_next, forget_answers
from dashboard.components.challenge.results import show_model, show_reader
from dashboard.components.common.url_state import linked_segments
from dashboard.texts import say
from model_zoo.reading.reader_challenge import (
    FEWEST,
    MOST,
    SHIPPED,
    SYNTHETIC,
    Challenge,
    ChallengeError,
    challenge_folder,
    challenge_sources,
    draw_challenge,
)


@st.cache_resource(max_entries=4, show_spinner=False)  # no copies, 40 MB at each click; nobody writes to them
def challenge_images(quiz: Quiz, place: str) -> Challenge:
    """Return the images of a challenge, which may be cached as they are no visitor's.

    Parameters
    ----------
    place
        Path of the server's folder of images, with which the cached images change.
    """
    return draw_challenge(*quiz)


def another_set() -> None:
    """Choose the next seed, and with it other images."""
    st.session_state["seed"] = (st.session_state["seed"] + 1) % 10_000


st.title(say("nav.challenge"))
st.markdown(say("challenge.intro"))
left, middle, right = st.columns([2, 1, 1], vertical_alignment="bottom")
with left:
    source = linked_segments(
        say("challenge.source"), {name: say(f"challenge.{name}") for name in challenge_sources()}, "source"
    )
count = middle.number_input(say("challenge.pictures"), FEWEST, MOST, 10, key="pictures", bind="query-params")
seed = right.number_input(
    say("challenge.seed"), 0, 9999, 1, key="seed", bind="query-params", help=say("challenge.seed_help")
)
quiz = Quiz(source, int(count), int(seed))
try:
    with st.spinner(say("challenge.preparing")):
        found = challenge_images(quiz, str(challenge_folder()))
except ChallengeError as error:
    # The message names the folder, which only the operator may see.
    logging.getLogger(__name__).error("%s", error)
    st.error(say("challenge.folder_error"), icon=":material/folder_off:")
    st.stop()
answers = st.session_state.setdefault(ANSWERS, {}).setdefault(quiz, [])
if source != SYNTHETIC and len(found.pictures) < count:
    st.caption(say("challenge.fewer", count=len(found.pictures)))
if source in (SYNTHETIC, SHIPPED):
    st.caption(f":material/info: {say('challenge.soft')}")
again = st.container(horizontal=True)
again.button(
    say("challenge.restart"),
    icon=":material/restart_alt:",
    on_click=forget_answers,
    args=(quiz,),
    disabled=not answers,
)
again.button(say("challenge.another"), icon=":material/arrow_forward:", on_click=another_set)
if len(answers) < len(found.pictures):
    ask_next(quiz, found, answers)
else:
    show_reader(found, answers)
    show_model(quiz, found, answers)
