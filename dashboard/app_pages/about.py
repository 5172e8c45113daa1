"""Page About and limits: what ThoraxLens is and is not, its data, what is stored, and how to cite it."""

from datetime import date

import streamlit as st

from dashboard.components.common.formatting import model_title
from dashboard.components.common.model_data import usable_cards
from dashboard.components.session.audit_log import open_log
from dashboard.components.session.upload_privacy import MINUTES
from dashboard.texts import label_or_name, number, say
from model_zoo import __version__
from model_zoo.core.card import Card
from model_zoo.data.known_sets import known_set


def elsewhere(cards: dict[str, Card]) -> str:
    """Return the range of AUC on external test sets, in a sentence; empty where no model has one."""
    metrics = [card["metrics"]["external"] for card in cards.values() if "external" in card["metrics"]]
    if not metrics:
        return ""
    values = [entry["summary"]["auc"]["value"] for entry in metrics]
    ends = {"low": number(min(values), ".2f"), "high": number(max(values), ".2f")}
    return say("about.elsewhere", **ends)


def source(card: Card) -> str:
    """Return the citation of the data a model was trained on, or the name on the card where there is none."""
    return label_or_name("source", known_set(card["data"]["fingerprint"]) or "", card["data"]["name"])


def section(name: str, **values: object) -> None:
    """Show a section of the page: its title and its text, with these values filled in."""
    st.subheader(say(f"about.{name}_title"))
    st.markdown(say(f"about.{name}", **values))


st.title(say("nav.about"))
cards = usable_cards()
st.caption(say("about.version", version=__version__, models=len(cards)))
section("is")
section("is_not", elsewhere=elsewhere(cards))
section("figures")
section("data")
if cards:
    st.markdown(say("about.trained", data="; ".join(dict.fromkeys(map(source, cards.values())))))
section(
    "stored",
    forget=say("forgetting.forget"),
    minutes=number(MINUTES, "g"),
    log=say("about.log_off" if open_log() is None else "about.log_on"),
)
section("cite")
for card in list(cards.values())[:1]:
    digest, today = card["files"].get("model.tflite", card["files"]["predictions.csv"]), date.today().isoformat()
    st.code(
        say(
            "about.cited", version=__version__, model=model_title(card), digest=digest[:12], today=today,
            data=source(card),
        ),
        language=None, wrap_lines=True,
    )  # fmt: skip
st.page_link("app_pages/model_cards.py", label=say("about.cards"), icon=":material/badge:")
section("hole")
section("licences")
