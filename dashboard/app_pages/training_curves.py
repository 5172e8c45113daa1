"""Page Training curves: how the training of each stored model went."""

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard.components.common.downloads import chart_with_download
from dashboard.components.common.formatting import model_title
from dashboard.components.common.model_data import training_history, usable_cards
from dashboard.components.common.plotly_charts import training_curves_chart
from dashboard.components.common.url_state import keep_several_in_link
from dashboard.components.training.history_panel import combined_histories, show_history_panel
from dashboard.texts import label_or_name, number, say, say_error
from model_zoo.core.model_store import ArtifactError
from model_zoo.training.history_analysis import HALF_SIZE

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

FIRST_SHOWN = ("scratch_cnn", "cnn_baseline", "mobilenet_v2")  # from scratch, a plainer one, and transfer learning
QUANTITIES = ("auc", "loss", "accuracy")


def best(name: str, frame: pd.DataFrame, column: str) -> str:
    """Return a model's best value on validation, with its epoch where there are several, as a sentence.

    Parameters
    ----------
    name
        Title of the model.
    frame
        Its training history.
    column
        One of QUANTITIES.
    """
    # The weights of epochs at half size are not kept.
    kept = frame.loc[frame["stage"] != HALF_SIZE]
    row = kept.sort_values(f"val_{column}", ascending=column == "loss").iloc[0]
    value = number(row[f"val_{column}"], ".4f")
    if len(frame) == 1:
        return say("curves.best_of_one", model=name, value=value)
    return say("curves.best_in_epoch", model=name, value=value, epoch=row["epoch"])


def localised_history(frame: pd.DataFrame) -> "Styler":
    """Return a history in the visitor's language, which still sorts by its numbers."""
    frame = frame.assign(stage=[label_or_name("stage", stage) for stage in frame["stage"]])
    figures = frame.select_dtypes("float").columns
    names = {column: label_or_name("column", column) for column in frame}
    style = frame.rename(columns=names).style
    style.format(lambda value: number(value, ".4g"), subset=[names[column] for column in figures])
    return style


st.title(say("nav.training_curves"))
cards = usable_cards()
trained = {name: card for name, card in cards.items() if "history.csv" in card["files"]}
first = [name for name in FIRST_SHOWN if name in trained] or list(trained)[: len(FIRST_SHOWN)]
keep_several_in_link("curve_models", trained, first)
chosen = st.pills(
    say("curves.models"), list(trained), selection_mode="multi", format_func=lambda name: model_title(trained[name]),
    key="curve_models", persist_state="session",
)  # fmt: skip
if others := [model_title(card) for name, card in cards.items() if name not in trained]:
    st.caption(say("curves.others", models=", ".join(others)))
if not chosen:
    st.info(say("curves.choose") if trained else say("frame.no_model"))
    st.stop()
try:
    histories = {model_title(trained[name]): training_history(trained[name]) for name in chosen}
except ArtifactError as error:
    st.error(say_error(error), icon=":material/broken_image:")
    st.stop()

at_once = [name for name, frame in histories.items() if len(frame) == 1]
not_augmented = [model_title(trained[name]) for name in chosen if not trained[name].get("recipe", {}).get("augmented")]
augmented = [name for name in histories if name not in not_augmented + at_once]
words = [say("curves.lines")]
if augmented:
    words.append(say("curves.augmented", models=", ".join(augmented)))
if not_augmented:
    words.append(say("curves.not_augmented", models=", ".join(not_augmented)))
if halved := [name for name, frame in histories.items() if HALF_SIZE in set(frame["stage"])]:
    words.append(say("curves.half_size", models=", ".join(halved)))
if at_once:
    words.append(say("curves.at_once", models=", ".join(at_once)))
st.markdown(" ".join([*words, say("curves.overfitting")]))
for column in QUANTITIES:
    label = say(f"curves.quantity.{column}")
    st.subheader(label[0].upper() + label[1:])
    alt = say("curves.alt", quantity=label, models=", ".join(histories))
    rows = combined_histories(histories).loc[:, ["model", "epoch", "stage", column, f"val_{column}"]]
    chart_with_download(training_curves_chart(histories, column, label), alt, rows, f"curves_{column}")
    st.caption(say("curves.best", values="; ".join(best(name, frame, column) for name, frame in histories.items())))
show_history_panel(trained, histories)
with st.expander(say("curves.figures")):
    for name, frame in histories.items():
        st.markdown(f"**{name}**")
        st.dataframe(localised_history(frame), hide_index=True)
