"""Performance: how good a stored model is, from its stored predictions."""

import pandas as pd
import streamlit as st

from dashboard.components.charts import confusion_matrix, precision_recall, roc
from dashboard.components.frame import choose_model, percent
from dashboard.components.store import figures, predictions
from model_zoo.artifacts import ArtifactError
from model_zoo.evaluation import average_precision, confusion, precision_recall_curve, roc_curve

SPLITS = {"test": "Test", "val": "Validation"}
HEADLINE = {"auc": "AUC", "accuracy": "Accuracy", "sensitivity": "Sensitivity", "specificity": "Specificity"}
NAMES = {
    **HEADLINE, "balanced_accuracy": "Balanced accuracy", "ppv": "Positive predictive value",
    "npv": "Negative predictive value", "f1": "F1",
}  # fmt: skip

st.title("Performance")
left, right = st.columns(2, vertical_alignment="bottom")
with left:
    card = choose_model()
split = right.segmented_control(
    "Pictures", list(SPLITS), default="test", format_func=SPLITS.get, required=True, key="split", bind="query-params"
)
try:
    frame = predictions(card).query("split == @split")
except ArtifactError as error:
    st.error(str(error), icon=":material/broken_image:")
    st.stop()
negative, positive = card["classes"]
threshold = card["decision"]["threshold"]
values = figures(frame, threshold)
truth, score = frame["positive"].to_numpy(), frame["probability"].to_numpy()

for column, (key, name) in zip(st.columns(4), HEADLINE.items(), strict=True):
    value = values[key]
    column.metric(name, f"{value['value']:.3f}", border=True, help="With its 95% interval below")
    column.caption(f"95%: {value['low']:.3f} to {value['high']:.3f}")
st.markdown(
    f"{len(frame)} pictures of at least {frame['patient'].nunique()} patients; called {positive} from a probability of "
    f"{threshold:.0%} on. The probability was fixed on validation so that there {card['decision']['rule']}. "
    + ("The test pictures played no part in training or choosing." if split == "test" else
       "The best epoch and the calibration were chosen on these pictures: expect less elsewhere.")
)  # fmt: skip

counts = confusion(truth, score, threshold)
matrix, receiver, precision = st.columns(3)
with matrix:
    st.subheader("Confusion matrix")
    st.plotly_chart(
        confusion_matrix(counts, card["classes"]),
        config={"displayModeBar": False},
        alt=f"Of {truth.sum()} {positive}, {counts['tp']:.0f} called so; of {(~truth).sum()} {negative}, "
        f"{counts['tn']:.0f} called so.",
    )
with receiver:
    st.subheader("ROC")
    rate, sensitivity, _ = roc_curve(truth, score)
    point = 1 - values["specificity"]["value"], values["sensitivity"]["value"]
    st.plotly_chart(roc(rate, sensitivity, point), alt=f"ROC curve, area {values['auc']['value']:.3f}")
with precision:
    st.subheader("Precision and recall")
    recall, ppv, _ = precision_recall_curve(truth, score)
    point = values["sensitivity"]["value"], values["ppv"]["value"]
    area = average_precision(truth, score)
    st.plotly_chart(
        precision_recall(recall, ppv, point, truth.mean()), alt=f"Precision-recall curve, average precision {area:.3f}"
    )
    st.caption(f"Average precision {area:.3f}. The dotted line is the share of {positive} in these pictures.")

st.subheader("Every figure, with its 95% interval")
table = pd.DataFrame(
    [(NAMES[key], value["value"], value["low"], value["high"]) for key, value in values.items()],
    columns=["figure", "value", "from", "to"],
)
three_digits = st.column_config.NumberColumn(format="%.3f")
st.dataframe(table, hide_index=True, column_config=dict.fromkeys(table.columns[1:], three_digits))
st.caption("Intervals: 2,000 bootstrap samples of patients, not of pictures, as pictures of one patient are alike.")

st.subheader("By class and sub-type")
kinds = (frame["label"] + " " + frame["subtype"]).str.strip()
groups = {name: frame[frame["label"] == name] for name in card["classes"]}
groups |= {kind: frame[kinds == kind] for kind in sorted(set(kinds) - set(groups))}
rows = []
for kind, part in groups.items():
    share = figures(part, threshold)["accuracy"]
    right = ((part["probability"] >= threshold) == part["positive"]).sum()
    rows.append(
        (kind, len(part), right, percent(share["value"]), f"{percent(share['low'])} to {percent(share['high'])}")
    )
columns = ["class", "pictures", "called right", "share (accuracy)", "95% interval"]
st.dataframe(pd.DataFrame(rows, columns=columns), hide_index=True)
