"""The visitor's list of pictures, which several pages share: filled, read by models one by one, and stopped."""

import hashlib
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.components.forgetting import privacy_line, upload_key
from dashboard.components.frame import plain, title
from dashboard.components.hand_over import close
from dashboard.components.turns import READINGS, Busy, in_turn
from dashboard.texts import number, of_zoo, say
from model_zoo.answers import answer_of, unreadable
from model_zoo.artifacts import ArtifactError
from model_zoo.images import ImageError
from model_zoo.inference import LoadedModel, load_model, read
from model_zoo.worklist import MEGABYTES, MOST, Item, Taken, Worklist, model_key

SAMPLES = Path(__file__).parents[2] / "model_zoo" / "samples"
LIST, TIMES = "worklist", "times_taken"
SYNTHETIC = "Synthetic, no patient."


def my_list() -> Worklist:
    """The list of this session; empty at first and after forgetting."""
    return st.session_state.setdefault(LIST, Worklist())


def fill(worklist: Worklist) -> None:
    """Where files are put on the list, and the buttons that put the samples there and empty it."""
    left, right = st.columns(2)
    # Another key each time, which empties the uploader: the list has the files then.
    key = f"{upload_key()}_list_{st.session_state.get(TIMES, 0)}"
    if files := left.file_uploader(say("list.upload"), accept_multiple_files=True, key=key):
        _take(worklist, files)
    with right.container(horizontal=True):
        st.button(say("list.samples"), icon=":material/add:", on_click=_add_samples, args=(worklist,))
        if worklist.items:
            st.button(say("list.clear"), icon=":material/clear_all:", on_click=_clear, args=(worklist,))
    right.caption(say("list.limits", most=MOST, megabytes=MEGABYTES))
    privacy_line()
    if worklist.taken.no_room:
        st.warning(say("list.no_room", left_out=number(worklist.taken.no_room)), icon=":material/inventory_2:")
    if worklist.taken.no_pictures:
        st.info(say("list.no_pictures", left_out=number(worklist.taken.no_pictures)), icon=":material/info:")


def key_of(name: str, items: list[Item]) -> str:
    """A key for a table of these pictures: what is edited or chosen is kept by row, so other rows need another key."""
    return f"{name}_{hashlib.sha256(repr([id(item) for item in items]).encode()).hexdigest()[:16]}"


def read_all(worklist: Worklist, cards: list[dict]) -> list[dict]:
    """Have the models read what they have not read yet, one picture after the other, until the visitor stops it.

    Returns the cards of the models that can be used; the others are named on the page.
    """
    models = _usable(cards)
    waiting = worklist.waiting([model.card for model in models])
    if not worklist.stopped and waiting:
        place = st.empty()
        with place.container():
            problem = _read(worklist, waiting, {model_key(model.card): model for model in models})
        place.empty()
        if problem:
            st.error(problem, icon=":material/error:")
    if worklist.stopped and (left := len(worklist.waiting([model.card for model in models]))):
        words, button = st.columns([5, 1], vertical_alignment="center")
        words.warning(say("list.stopped", left=number(left)), icon=":material/pause_circle:")
        button.button(say("list.go_on"), icon=":material/play_arrow:", on_click=worklist.go_on)
    return [model.card for model in models]


def _usable(cards: list[dict]) -> list[LoadedModel]:
    models = []
    for card in cards:
        try:
            models.append(load_model(card["name"]))
        except ArtifactError as error:
            st.error(of_zoo(str(error)), icon=":material/broken_image:")
    return models


def _read(worklist: Worklist, waiting: list[tuple[Item, dict]], models: dict[str, LoadedModel]) -> str | None:
    """Have every waiting picture read; what stopped it, in words, or None."""
    line, button = st.columns([5, 1], vertical_alignment="center")
    button.button(say("list.stop"), icon=":material/stop:", on_click=worklist.stop)
    bar, decoded, radiograph = line.progress(0.0), None, None
    for done, (item, card) in enumerate(waiting):
        words = say(
            "list.reading", number=number(done + 1), all=number(len(waiting)), name=plain(item.name), model=title(card)
        )
        bar.progress(done / len(waiting), words)
        try:
            with in_turn(READINGS, "reading", card["name"]) as entry:
                # Several models read a picture in a row.
                if decoded is not item:
                    decoded, radiograph = item, item.radiograph()
                reading = read(radiograph, models[model_key(card)])
                entry.image = reading.image
            answer = answer_of(reading)
        except ImageError as error:
            decoded, answer = None, unreadable(error)
        except (ArtifactError, Busy) as error:
            worklist.stop()
            return of_zoo(str(error))
        item.answers[model_key(card)] = answer
    return None


def _take(worklist: Worklist, files: list) -> None:
    """Put uploaded files on the list, which keeps their bytes, so that Streamlit need not."""
    context, taken = get_script_run_ctx(), []
    with st.spinner(say("list.unpacking")):
        for file in files:
            taken.append(worklist.add(file.name, file.getvalue()))
            context.uploaded_file_mgr.remove_file(session_id=context.session_id, file_id=file.file_id)
    worklist.taken = Taken(*map(sum, zip(*taken, strict=True)))
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
    st.rerun()


def _clear(worklist: Worklist) -> None:
    worklist.clear()
    close()


def _add_samples(worklist: Worklist) -> None:
    taken = [worklist.add(path.name, path.read_bytes(), (SYNTHETIC,)) for path in sorted(SAMPLES.glob("*.png"))]
    worklist.taken = Taken(*map(sum, zip(*taken, strict=True)))
