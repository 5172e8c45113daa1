"""What the gate finds, on the page: a warning, or a refusal with what can be done about it."""

import streamlit as st

from dashboard.components.forgetting import held
from dashboard.components.frame import data_url
from dashboard.texts import of_zoo, say
from model_zoo.gate import OTHER, UNUSUAL, WRONG_WAY, in_words, put_right
from model_zoo.images import Radiograph
from model_zoo.inference import Reading
from model_zoo.overlays import shown

PUT_RIGHT, ANYWAY = held("put_right"), held("read_anyway")  # of which picture the visitor asked so


def upright(radiograph: Radiograph, reading: Reading) -> Radiograph:
    """The radiograph, put right where the visitor asked for that."""
    if reading.finding.outcome == WRONG_WAY and st.session_state.get(PUT_RIGHT) == reading.mark:
        return put_right(radiograph, reading.finding)
    return radiograph


def passed(radiograph: Radiograph, reading: Reading) -> bool:
    """Whether the reading may be shown; else the page says why not, shows the picture, and offers what can be done."""
    outcome, words = reading.finding.outcome, of_zoo(in_words(reading.finding))
    if outcome == UNUSUAL:
        st.warning(words, icon=":material/visibility:")
    if outcome not in (WRONG_WAY, OTHER):
        return True
    if st.session_state.get(ANYWAY) == reading.mark:
        st.warning(f"{words} {say('gate.asked')}", icon=":material/visibility:")
        return True
    st.error(f"{words} {say('gate.no_probability')}", icon=":material/block:")
    picture, choices = st.columns(2)
    picture.image(data_url(shown(radiograph.pixels)), width="stretch", alt=say("gate.picture"))
    if outcome == WRONG_WAY:
        choices.button(say("gate.put_right"), on_click=_remember, args=(PUT_RIGHT, reading.mark))
    choices.button(say("gate.anyway"), on_click=_remember, args=(ANYWAY, reading.mark))
    return False


def _remember(choice: str, mark: str) -> None:
    st.session_state[choice] = mark
