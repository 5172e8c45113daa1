"""A radiograph chosen by the visitor, one of their own or a sample; shared by pages."""

from dataclasses import replace
from pathlib import Path

import streamlit as st

from dashboard.components.forgetting import privacy_line, upload_key
from dashboard.components.turns import READINGS, in_turn
from dashboard.texts import say
from model_zoo.images import Radiograph, read_image

KEPT = "chosen_sample"  # in the session, as Streamlit keeps a widget's value for one page alone
SAMPLES = Path(__file__).parents[2] / "model_zoo" / "samples"


def choose_picture() -> Radiograph | None:
    """The uploaded picture, or else the chosen sample, or None. Raises ImageError, Busy."""
    left, right = st.columns(2)
    upload = left.file_uploader(say("picture.upload"), key=upload_key())
    samples = {path.stem.removeprefix("synthetic_").replace("_", " "): path for path in sorted(SAMPLES.glob("*.png"))}
    kept = st.session_state.get(KEPT, st.session_state.get("sample"))
    chosen = right.pills(
        say("picture.sample"),
        list(samples),
        default=kept if kept in samples else None,
        format_func=_named,
        key=f"sample_for_{upload_key()}",  # another one after forgetting, as the uploader has
        wrap=True,
        disabled=upload is not None,
        help=say("picture.remove") if upload else None,
    )
    st.session_state[KEPT] = chosen
    privacy_line()
    if upload is not None:
        with in_turn(READINGS, "decoding"):
            return read_image(upload.getvalue(), upload.name)
    if chosen is None:
        return None
    radiograph = read_image(samples[chosen].read_bytes(), samples[chosen].name)
    return replace(radiograph, notes=("Synthetic, no patient.", *radiograph.notes))


def _named(sample: str) -> str:
    kind, number = sample.split()
    return f"{say(f'picture.{kind}')} {number}"
