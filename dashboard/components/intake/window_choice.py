"""Other windows for a radiograph that the input check warns about or rejects: offered, chosen, and taken back."""

import numpy as np
import streamlit as st

from dashboard.components.common.formatting import escape_markdown, number
from dashboard.components.session.upload_privacy import forgettable
from dashboard.texts import say
from model_zoo.imaging.model_input import model_input
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.imaging.windowing import Window, full_range_windows
from model_zoo.inference.input_gate import FINE, check_input, load_gate_reference
from model_zoo.inference.photograph import is_photograph
from model_zoo.inference.predictor import LoadedModel, Prediction

CHOSEN = forgettable("chosen_window")  # in the session: mark of a radiograph as it came, and its window


def in_chosen_window(radiograph: Radiograph, prediction: Prediction) -> Radiograph:
    """Return the radiograph in the window that the visitor chose for it, if any; the page offers a way back.

    Parameters
    ----------
    radiograph
        As it came.
    prediction
        For it.
    """
    mark, window = st.session_state.get(CHOSEN, ("", None))
    if window is None or mark != prediction.mark:
        return radiograph
    st.button(say("input_check.first_window"), icon=":material/undo:", on_click=_forget)
    return radiograph.in_window(window)


def offer_windows(radiograph: Radiograph, prediction: Prediction, model: LoadedModel) -> None:
    """Offer the radiograph's other windows with a button each, where the input check found it unusual or worse.

    Parameters
    ----------
    radiograph
        As it came.
    prediction
        For it.
    model
        That made the prediction.
    """
    for place, (name, window) in enumerate(_others(radiograph, prediction, model)):
        figures = say("viewer.figures", centre=number(window.centre, ",.5g"), width=number(window.width, ",.5g"))
        st.button(
            say("input_check.window", window=f"{name} ({figures})"),
            key=f"{CHOSEN}_{place}",
            icon=":material/contrast:",
            on_click=_choose,
            args=(prediction.mark, window),
        )


def _others(radiograph: Radiograph, prediction: Prediction, model: LoadedModel) -> list[tuple[str, Window]]:
    """Return names and windows: those of the file, its whole range, and the middle of its values if that helps."""
    if prediction.finding.outcome == FINE:
        return []
    windows = radiograph.windows or full_range_windows(radiograph.pixels)
    *own, whole = windows.offered
    found = [
        (escape_markdown(window.explanation or say("viewer.of_file", place=place)), window)
        for place, window in enumerate(own, start=1)
    ]
    found.append((say("viewer.range"), whole))
    middle = windows.middle()
    shown = radiograph.in_window(middle)
    finding = check_input(model_input(shown.pixels), load_gate_reference(model.card, model.root), is_photograph(shown))
    if finding.outcome != prediction.finding.outcome:
        found.append((say("input_check.middle_window"), middle))
    return [(name, window) for name, window in found if not np.array_equal(windows.pixels(window), radiograph.pixels)]


def _choose(mark: str, window: Window) -> None:
    st.session_state[CHOSEN] = (mark, window)


def _forget() -> None:
    st.session_state.pop(CHOSEN, None)
