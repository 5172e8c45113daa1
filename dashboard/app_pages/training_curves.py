"""Training curves: how each stored model learned."""

import streamlit as st

from dashboard.components.charts import curves
from dashboard.components.frame import title
from dashboard.components.store import history, usable_cards
from model_zoo.artifacts import ArtifactError

st.title("Training curves")
st.markdown(
    "A dotted line is the training, on pictures that are turned, blurred and compressed at random and with dropout; a "
    "solid line the validation, on plain pictures of other patients. So validation may well look better. Where "
    "training still improves and validation no longer does, a model begins to learn its pictures by heart."
)
cards = usable_cards()
chosen = st.multiselect(
    "Models",
    list(cards),
    default=list(cards),
    format_func=lambda name: title(cards[name]),
    key="curve_models",
    persist_state="session",
)
if not chosen:
    st.info("Choose at least one model." if cards else "No trained model is stored. See `python train.py --help`.")
    st.stop()
try:
    histories = {title(cards[name]): history(cards[name]) for name in chosen}
except ArtifactError as error:
    st.error(str(error), icon=":material/broken_image:")
    st.stop()
for column, label in (("auc", "AUC"), ("loss", "loss (cross-entropy)"), ("accuracy", "accuracy at logit 0")):
    st.subheader(label[0].upper() + label[1:])
    st.plotly_chart(
        curves(histories, column, label),
        alt=f"{label} per epoch, training and validation, for {', '.join(histories)}",
        key=f"curves_{column}",
    )
    words = []
    for name, frame in histories.items():
        best = frame.sort_values(f"val_{column}", ascending=column == "loss").iloc[0]
        words.append(f"{name} {best[f'val_{column}']:.4f} in epoch {best['epoch']}")
    st.caption("Best on validation: " + "; ".join(words) + ".")
with st.expander("The figures"):
    for name, frame in histories.items():
        st.markdown(f"**{name}**")
        st.dataframe(frame, hide_index=True)
