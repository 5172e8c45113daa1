"""Page Model cards: intended use, limits and development of a stored model, and its files."""

import streamlit as st

from dashboard.components.common.downloads import table_with_download
from dashboard.components.common.formatting import class_labels, format_percent, format_with_interval, model_title
from dashboard.components.common.model_data import choose_model
from dashboard.components.common.tables import faithfulness_note, faithfulness_table, figure_name, robustness_table
from dashboard.components.model_cards.details import provenance_text
from dashboard.components.model_cards.files import show_check, show_files
from dashboard.components.model_cards.shortcuts import show_shortcuts
from dashboard.texts import number, say, say_stored
from model_zoo.core.card import Card
from model_zoo.core.model_store import ArtifactError, network_bytes


def megabytes(card: Card) -> str:
    """Return the size of the network in 10^6 bytes, in words; a dash where a file is missing."""
    try:
        return number(network_bytes(card) / 1e6, ".1f")
    except ArtifactError:
        return "-"  # the warning is beside the file


st.title(say("nav.model_cards"))
card = choose_model()
test = card["metrics"]["test"]
st.caption(
    say(
        "cards.head",
        model=model_title(card),
        version=card["version"],
        date=card["created"][:10],
        classes=class_labels(card["classes"]),
    )
)

st.subheader(say("cards.use"))
st.info(" ".join(map(say_stored, card["intended_use"])), icon=":material/info:")
auc, accuracy, parameters, size = st.columns(4)
for column, key in ((auc, "auc"), (accuracy, "accuracy")):
    figure = test["summary"][key]
    column.metric(figure_name(key), number(figure["value"], ".3f"), border=True)
    column.caption(say("performance.interval", low=number(figure["low"], ".3f"), high=number(figure["high"], ".3f")))
parameters.metric(say("leaderboard.parameters"), number(card["architecture"]["parameters"]), border=True)
size.metric("MB", megabytes(card), border=True)
st.caption(say("cards.tested", images=test["images"], patients=test["patients"]))

st.subheader(say("read.limits"))
limits = [say_stored(limit) for limit in card["limits"]]
if "external" in card["metrics"]:
    there = card["metrics"]["external"]
    area = format_with_interval(there["summary"]["auc"])
    limits.append(say("cards.external", images=there["images"], auc=area))
st.markdown("\n".join(f"- {limit}" for limit in limits))

st.subheader(say("cards.made"))
provenance_text(card)

st.subheader(say("performance.robustness"))
perturbed = [(row["perturbation"], row) for row in card["robustness"] if row["perturbation"] != "none"]
worst, worst_row = max(perturbed, key=lambda pair: pair[1]["auc_loss"])
most, most_row = max(perturbed, key=lambda pair: pair[1]["label_flips"])
st.markdown(
    say(
        "cards.robustness_words", changes=len(perturbed), images=test["images"],
        worst=say_stored(worst), loss=number(worst_row["auc_loss"], ".3f"),
        most=say_stored(most), flips=most_row["label_flips"],
        share=format_percent(most_row["label_flips"] / test["images"]),
    )
)  # fmt: skip
with st.expander(say("cards.robustness_all")):
    table_with_download(robustness_table(card["robustness"]), "robustness")
if maps := card.get("faithfulness"):
    st.subheader(say("performance.heat_maps"))
    st.markdown(faithfulness_note(maps))
    with st.expander(say("cards.heat_maps_all")):
        table_with_download(faithfulness_table(maps["rows"]), "heat_maps")
if audit := card.get("shortcuts"):
    show_shortcuts(card, audit)
st.page_link("app_pages/performance.py", label=say("cards.performance"), icon=":material/fact_check:")

st.subheader(say("cards.files"))
st.markdown(say("cards.files_words", licence=say_stored(card["licence"])))
if "members" in card:
    st.markdown(say("cards.members", members=", ".join(f"`{name}`" for name in card["members"])))
show_files(card)
show_check(card)
