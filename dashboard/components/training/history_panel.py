"""Analysis of training histories beside their curves: learning rates, over- and underfitting, transfer learning."""

import pandas as pd
import streamlit as st

from dashboard.components.common.downloads import chart_with_download, download_button
from dashboard.components.common.formatting import model_title
from dashboard.components.common.model_data import training_history
from dashboard.components.common.plotly_charts import learning_rate_chart, scratch_transfer_chart
from dashboard.texts import label_or_name, number, say, say_error
from model_zoo.core.card import Card
from model_zoo.core.model_store import ArtifactError
from model_zoo.training.history_analysis import (
    AT_ONCE,
    IMPROVING,
    LATE,
    NOTABLE,
    OVERFITS,
    HistoryAnalysis,
    analyse_history,
    scratch_and_transfer,
)


def show_history_panel(cards: dict[str, Card], histories: dict[str, pd.DataFrame]) -> None:
    """Show the analysis of the chosen histories, and training from scratch against transfer learning.

    Parameters
    ----------
    cards
        Of all models with a history, by name.
    histories
        Of the chosen models, by title.
    """
    found = {name: analyse_history(frame) for name, frame in histories.items()}
    st.subheader(say("learning.words"))
    st.markdown("\n".join(f"- **{name}**: {' '.join(_sentences(one))}" for name, one in found.items()))
    st.caption(say("learning.rule", late=LATE, notable=number(NOTABLE, ".0%")))
    in_epochs = {name: frame for name, frame in histories.items() if found[name].verdict != AT_ONCE}
    if in_epochs:
        st.subheader(say("learning.rate"))
        best = {name: found[name].best_epoch for name in in_epochs}
        rows = combined_histories(in_epochs).loc[:, ["model", "epoch", "stage", "learning_rate"]]
        rows["kept"] = rows["epoch"] == rows["model"].map(best)
        alt = say("learning.rate_alt", names=", ".join(in_epochs))
        chart_with_download(learning_rate_chart(in_epochs, best), alt, rows, "learning_rates")
        st.caption(say("learning.rate_words"))
    download_button(combined_histories(histories), "training_curves", say("learning.download"))
    _scratch_against_transfer(cards)


def combined_histories(histories: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the rows of all histories, with the column `model` for the key of each."""
    return pd.concat(histories, names=["model"]).reset_index(level=0)


def _sentences(one: HistoryAnalysis) -> list[str]:
    if one.verdict == AT_ONCE:
        return [say("learning.at_once")]
    words = [say("learning.best", epoch=one.best_epoch, epochs=one.epochs, auc=number(one.best_auc, ".4f"))]
    words += [say("learning.step", **_step(step)) for step in one.steps]
    then, now = (number(gap, "+.3f") for gap in one.gaps)
    since = {"epoch": one.lowest_epoch, "rise": number(one.rise, ".1%")}
    if one.verdict == OVERFITS:
        words.append(say("learning.overfits", then=then, now=now, **since))
    elif one.verdict == IMPROVING:
        words.append(say("learning.improving", gain=number(one.late_gain, ".1%"), late=LATE))
    else:
        words.append(say("learning.settled", **since))
    return words


def _scratch_against_transfer(cards: dict[str, Card]) -> None:
    """Show the best network from scratch and the best with transfer learning on one chart."""
    st.subheader(say("learning.two_ways"))
    histories = {}
    for name, card in cards.items():
        try:
            histories[name] = training_history(card)
        except ArtifactError as error:
            st.warning(say_error(error), icon=":material/broken_image:")
    found = {name: analyse_history(frame) for name, frame in histories.items()}
    pair = scratch_and_transfer(cards, {n: one.best_auc for n, one in found.items() if one.verdict != AT_ONCE})
    if pair is None:
        st.info(say("learning.no_pair"))
        return
    scratch, transfer = pair
    kinds = {scratch: say("learning.scratch"), transfer: say("learning.transfer")}
    lines = {f"{model_title(cards[name])}, {kind}": histories[name] for name, kind in kinds.items()}
    st.plotly_chart(scratch_transfer_chart(lines), alt=say("learning.two_ways_alt", names=", ".join(lines)))
    words = [say("learning.gradual", title=model_title(cards[scratch]), **_start(histories[scratch], found[scratch]))]
    words.append(
        say("learning.sudden", title=model_title(cards[transfer]), **_start(histories[transfer], found[transfer]))
    )
    words += [say("learning.rise", **_step(step)) for step in found[transfer].steps[:1]]
    st.markdown(" ".join(words))
    rows = combined_histories(lines).loc[:, ["model", "epoch", "stage", "val_auc"]]
    download_button(rows, "scratch_and_transfer", say("learning.download_two"))


def _start(frame: pd.DataFrame, one: HistoryAnalysis) -> dict[str, str | int]:
    first = frame["val_auc"].iloc[0]
    return {"first": number(first, ".3f"), "auc": number(one.best_auc, ".4f"), "epoch": one.best_epoch}


def _step(step: tuple[str, str, float, float]) -> dict[str, str]:
    before, after, low, high = step
    stages = {"before": label_or_name("stage", before), "after": label_or_name("stage", after)}
    return stages | {"low": number(low, ".3f"), "high": number(high, ".3f")}
