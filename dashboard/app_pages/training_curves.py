"""Training curves: how each stored model learned."""

import streamlit as st

from dashboard.components.charts import curves
from dashboard.components.frame import title
from dashboard.components.learning import how_they_learned
from dashboard.components.store import history, usable_cards
from model_zoo.artifacts import ArtifactError

FIRST_SHOWN = ("scratch_cnn", "cnn_baseline", "mobilenet_v2")  # from scratch, plainer, and transferred
QUANTITIES = {"auc": "AUC", "loss": "loss (cross-entropy)", "accuracy": "accuracy before calibration"}

st.title("Training curves")
cards = usable_cards()
trained = {name: card for name, card in cards.items() if "history.csv" in card["files"]}
chosen = st.multiselect(
    "Models",
    list(trained),
    default=[name for name in FIRST_SHOWN if name in trained] or list(trained)[: len(FIRST_SHOWN)],
    format_func=lambda name: title(trained[name]),
    key="curve_models",
    persist_state="session",
)
if others := [title(card) for name, card in cards.items() if name not in trained]:
    st.caption(
        f"Not among them: {', '.join(others)}. An ensemble is made of trained models and has no training of its own."
    )
if not chosen:
    st.info("Choose at least one model." if trained else "No trained model is stored. See `python train.py --help`.")
    st.stop()
try:
    histories = {title(trained[name]): history(trained[name]) for name in chosen}
except ArtifactError as error:
    st.error(str(error), icon=":material/broken_image:")
    st.stop()

at_once = [name for name, frame in histories.items() if len(frame) == 1]
plain = [title(trained[name]) for name in chosen if not trained[name]["recipe"]["augmented"]]
altered = [name for name in histories if name not in plain + at_once]
st.markdown(
    "A dotted line is the training, a solid line the validation, on plain pictures of other patients. "
    + (
        f"{', '.join(altered)}: trained on pictures that are turned, blurred and compressed at random, and with "
        "dropout, so validation may well look better. "
        if altered
        else ""
    )
    + (f"{', '.join(plain)}: trained on plain pictures too. " if plain else "")
    + (f"{', '.join(at_once)}: fitted in one go, without epochs, hence level lines. " if at_once else "")
    + "Where training still improves and validation no longer does, a model begins to learn its pictures by heart."
)
for column, label in QUANTITIES.items():
    st.subheader(label[0].upper() + label[1:])
    st.plotly_chart(
        curves(histories, column, label),
        alt=f"{label} per epoch, training and validation, for {', '.join(histories)}",
        key=f"curves_{column}",
    )
    words = []
    for name, frame in histories.items():
        # Of a network for pictures of half size nothing is kept.
        kept = frame[frame["stage"] != "half size"]
        best = kept.sort_values(f"val_{column}", ascending=column == "loss").iloc[0]
        words.append(f"{name} {best[f'val_{column}']:.4f}" + (f" in epoch {best['epoch']}" if len(frame) > 1 else ""))
    st.caption("Best on validation: " + "; ".join(words) + ".")
how_they_learned(trained, histories)
with st.expander("The figures"):
    for name, frame in histories.items():
        st.markdown(f"**{name}**")
        st.dataframe(frame, hide_index=True)
