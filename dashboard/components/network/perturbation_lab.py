"""Perturbations of a radiograph by the visitor, and the prediction for each: one pass of the network."""

from dataclasses import replace

import numpy as np
import streamlit as st

from dashboard.components.common.formatting import format_probability, image_data_url
from dashboard.components.intake.predict import class_of_interest, predict_in_queue
from dashboard.components.session.request_queue import Busy
from dashboard.components.session.upload_privacy import note_activity
from dashboard.texts import class_in_sentence, number, say, say_error, say_message
from model_zoo.core.model_store import ArtifactError
from model_zoo.explain.methods import METHODS, compute_heat_map
from model_zoo.imaging.model_input import SIZE
from model_zoo.imaging.overlays import OPACITY, overlay_heat_map
from model_zoo.imaging.radiograph import Radiograph
from model_zoo.inference.input_gate import FINE, input_check_message
from model_zoo.inference.predictor import Prediction, load_model
from model_zoo.transforms.perturbations import Perturbation, perturb

# Sliders of each perturbation: least, most and neutral value, step, and units in 1 of the Perturbation's field.
SLIDERS = {
    "brightness": {"brightness": (20, 180, 100, 5, 100)},
    "contrast": {"contrast": (20, 180, 100, 5, 100)},
    "blur": {"blur": (0.0, 6.0, 0.0, 0.25, 1)},
    "noise": {"noise": (0, 60, 0, 2, 1)},
    "rotation": {"rotation": (-45, 45, 0, 1, 1)},
    "crop": {"crop": (0, 30, 0, 1, 100)},
    "cover": {"cover": (0, 60, 0, 5, 100), "across": (0, 100, 50, 5, 100), "down": (0, 100, 50, 5, 100)},
}
NEUTRAL = {field: limits[2] for sliders in SLIDERS.values() for field, limits in sliders.items()}
# In the session: values of all sliders, as only those of one perturbation are on the page; and number of resets.
KEPT, TIMES = "changes", "changes_reset"


@st.fragment
def show_perturbation_lab(prediction: Prediction, name: str) -> None:
    """Show sliders for perturbations, the probability before and after, and both images.

    Parameters
    ----------
    prediction
        For the radiograph without perturbations.
    name
        Of the model.
    """
    note_activity()
    st.markdown(say("changes.intro"))
    how = _chosen_changes()
    try:
        model = load_model(name)
        before = np.rint(prediction.image).astype(np.uint8)
        after, changed = before, prediction
        if how != Perturbation():
            after = perturb(before, how)
            changed = predict_in_queue(Radiograph(after, ""), model)
        classes, index = model.card["classes"], class_of_interest(prediction, model.card)
        values = compute_heat_map("grad_cam", model, changed.image, index, features=changed.evidence.features)
    except (ArtifactError, Busy) as error:
        st.error(say_error(error), icon=":material/error:")
        return
    _show_change(prediction, changed, index, classes)
    grad_cam, asked = METHODS["grad_cam"], class_in_sentence(classes[index])
    warm = grad_cam.heat(values, after.shape)
    under = say("changes.heat", asked=asked)
    if not grad_cam.speaks(values):
        under = say("changes.no_heat", asked=asked)
    images = (
        (before, say("changes.before")),
        (after, say("changes.after")),
        (overlay_heat_map(after, warm, OPACITY), under),
    )
    for column, (image, words) in zip(st.columns(3), images, strict=True):
        column.image(image_data_url(image), words, width="stretch", alt=words)
    st.caption(f"{say('changes.note', side=SIZE)} {say('read.locates_poorly')}")


def _chosen_changes() -> Perturbation:
    """Return the perturbations that the visitor chooses: by the sliders on the page, and by those set before."""
    values, times = st.session_state.setdefault(KEPT, dict(NEUTRAL)), st.session_state.get(TIMES, 0)
    kind = st.pills(
        say("changes.kind"),
        list(SLIDERS),
        default="brightness",
        format_func=lambda name: say(f"changes.{name}"),
        required=True,
        key="change",
        persist_state="session",
        wrap=True,
    )
    for column, (field, (least, most, _, step, _)) in zip(
        st.columns(max(len(SLIDERS[kind]), 2)), SLIDERS[kind].items(), strict=False
    ):
        values[field] = column.slider(
            say(f"changes.{field}_slider"), least, most, values[field], step, key=f"change_{field}_{times}"
        )
    done = [say(f"changes.{name}") for name, sliders in SLIDERS.items() if values[name] != sliders[name][2]]
    words, button = st.columns([4, 1], vertical_alignment="center")
    words.caption(say("changes.done", changes=", ".join(done)) if done else say("changes.none"))
    button.button(say("changes.reset"), icon=":material/restart_alt:", on_click=_reset, disabled=not done)
    units = {field: limits[4] for sliders in SLIDERS.values() for field, limits in sliders.items()}
    how = Perturbation(**{field: value / units[field] for field, value in values.items()})
    return how if how.cover else replace(how, across=0.5, down=0.5)


def _reset() -> None:
    st.session_state[KEPT] = dict(NEUTRAL)
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1  # new keys, so that the sliders start at these values


def _show_change(before: Prediction, after: Prediction, index: int, classes: list[str]) -> None:
    asked = class_in_sentence(classes[index])
    old, new = (float(one.probabilities[index]) for one in (before, after))
    figures, words = st.columns(2, vertical_alignment="top")
    with figures.container(horizontal=True):
        st.metric(say("changes.metric_before", asked=asked), format_probability(old), width=170)
        moved = say("changes.points", points=number(100 * (new - old), "+.1f")) if after is not before else None
        st.metric(
            say("changes.metric_after", asked=asked), format_probability(new), moved, delta_color="off", width=170
        )
    same = "changes.same_call" if before.label == after.label else "changes.other_call"
    words.markdown(say(same, before=class_in_sentence(before.label), after=class_in_sentence(after.label)))
    if after.finding.outcome != FINE:
        found = say_message(input_check_message(after.finding))
        words.warning(f"{found} {say('changes.gate')}", icon=":material/visibility:")
