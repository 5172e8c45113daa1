"""Shortcut audit of a data set on the page *Class balance*."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st
from PIL import Image, ImageDraw

from dashboard.components.common.downloads import chart_with_download, download_button, table_with_download
from dashboard.components.common.formatting import (
    escape_markdown,
    format_percent,
    format_whole_percent,
    format_with_interval,
    image_data_url,
)
from dashboard.components.common.palette import COLOURS
from dashboard.components.common.url_state import linked_segments
from dashboard.components.datasets.shortcut_charts import (
    auc_chart,
    auc_rows,
    marks_table,
    properties_table,
    property_name,
    styles_chart,
    styles_table,
    within_table,
)
from dashboard.texts import class_in_sentence, class_name, number, say
from model_zoo.core.settings import data_folder
from model_zoo.data.report import Report
from model_zoo.imaging.reader import ImageError, read_image_file

NEARLY = 0.95  # share of one class from which on a style nearly holds that one only
SHOWN = 448  # pixels, side of an example


def show_shortcuts(report: Report, name: str) -> None:
    """Show the audit of a data set.

    Parameters
    ----------
    report
        Of the data set.
    name
        Of the report, and of the data set's folder below $THORAXLENS_DATA.
    """
    st.subheader(say("shortcuts.title"))
    audit = report.facts.get("shortcuts")
    if audit is None:
        st.info(say("shortcuts.not_stored", name=name))
        return
    st.markdown(say("shortcuts.intro", images=audit["images"]))
    _show_pair(audit)
    st.markdown(f"#### {say('shortcuts.styles')}")
    _show_styles(audit["styles"])
    st.markdown(f"#### {say('shortcuts.marks')}")
    _show_marks(audit["marks"], report.marks)
    st.markdown(f"#### {say('shortcuts.properties')}")
    st.markdown(say("shortcuts.properties_words"))
    table_with_download(properties_table(audit["properties"]), "properties")
    if (folder := data_folder()) and (folder / name).is_dir():
        _show_examples(audit, folder / name)


def _show_pair(audit: Mapping[str, Any]) -> None:
    pairs = {"-".join(pair["classes"]): pair for pair in audit["pairs"]}
    titles = {key: f" {say('frame.and')} ".join(map(class_name, pair["classes"])) for key, pair in pairs.items()}
    chosen = linked_segments(say("shortcuts.pair"), titles, "pair") if len(pairs) > 1 else next(iter(pairs))
    pair = pairs[chosen]
    rows = auc_rows(pair, audit["statistics"])
    if rows.empty:
        st.markdown(say("shortcuts.too_few"))
        return
    first, second = map(class_in_sentence, pair["classes"])
    words = [say("shortcuts.together", first=first, second=second, auc=format_with_interval(pair["together"]))]
    if pair["test"]:
        words.append(say("shortcuts.carried_over", auc=format_with_interval(pair["test"])))
    strongest = next(row for row in pair["alone"] if row["name"] in audit["statistics"])
    words.append(
        say(
            "shortcuts.strongest",
            name=property_name(strongest["name"]),
            auc=format_with_interval(strongest["auc"]),
        )
    )
    st.markdown(" ".join(words))
    data = rows.drop(columns="statistic")
    data.columns = [say(f"shortcuts.column.{name}") for name in data]
    chart_with_download(auc_chart(rows), say("shortcuts.auc_alt", first=first, second=second), data, "shortcuts")
    if pair["within"]:
        st.markdown(say("shortcuts.within"))
        table_with_download(within_table(pair), "within")


def _show_styles(styles: Sequence[Mapping[str, Any]]) -> None:
    sizes = [sum(style["training"].values()) for style in styles]
    nearly = [max(style["training"].values()) >= NEARLY * size for style, size in zip(styles, sizes, strict=True)]
    st.markdown(
        say(
            "shortcuts.styles_words",
            styles=len(styles),
            alone=sum(style["one_class"] is not None for style in styles),
            nearly=sum(nearly),
            limit=format_whole_percent(NEARLY),
            share=format_percent(float(np.dot(nearly, sizes) / sum(sizes))),
        )
    )
    table = styles_table(styles)
    chart_with_download(styles_chart(styles), say("shortcuts.styles_alt"), table, "styles")
    with st.expander(say("shortcuts.styles_all")):
        st.dataframe(table, hide_index=True, height="content")
        st.caption(say("shortcuts.groups_words"))


def _show_marks(marks: Sequence[Mapping[str, Any]], templates: Sequence[np.ndarray]) -> None:
    if not marks:
        st.markdown(say("shortcuts.no_marks"))
        return
    st.markdown(say("shortcuts.marks_words", marks=len(marks)))
    lines = [
        say(
            "shortcuts.mark_words",
            number=place,
            images=sum(mark["training"].values()),
            patients=mark["patients"],
            label=class_in_sentence(mark["one_class"]),
            test=", ".join(f"{class_name(label)} {number(count)}" for label, count in mark["test"].items()),
        )
        for place, mark in enumerate(marks, start=1)
        if mark["one_class"]
    ]
    st.markdown("\n".join(f"- {line}" for line in lines) or say("shortcuts.no_one_class_marks"))
    table = marks_table(marks, templates)
    look = say("shortcuts.column.look")
    st.dataframe(
        table, hide_index=True, height="content", row_height=64, column_config={look: st.column_config.ImageColumn()}
    )
    download_button(table.drop(columns=look), "marks")


def _show_examples(audit: Mapping[str, Any], folder: Path) -> None:
    """Show images of a style or a mark from the data set's folder; none of them is stored in the report."""
    found = {
        (kind, place): entry["examples"]
        for kind in ("mark", "style")
        for place, entry in enumerate(audit[f"{kind}s"], start=1)
    }
    with st.expander(say("shortcuts.examples")):
        kind, place = st.selectbox(
            say("shortcuts.examples_of"), list(found), format_func=lambda one: say(f"shortcuts.{one[0]}", number=one[1])
        )
        examples = found[kind, place]
        for column, example in zip(st.columns(max(len(examples), 1)), examples, strict=False):
            file, label = escape_markdown(example["file"]), class_name(example["label"])
            try:
                pixels = _read(folder, example["file"])
            except (ImageError, OSError, ValueError):
                column.caption(say("shortcuts.example_missing", file=file))
            else:
                image = _marked(pixels, example.get("box"))
                column.image(image, f"{label}: {file}", alt=say("shortcuts.example_alt", label=label))


def _read(folder: Path, file: str) -> np.ndarray:
    """Read an image below a folder.

    Raises
    ------
    ValueError
        For a file elsewhere.
    ImageError, OSError
        For one that cannot be read.
    """
    path = (folder / file).resolve()
    path.relative_to(folder.resolve())
    return read_image_file(path).pixels


def _marked(pixels: np.ndarray, box: Sequence[float] | None) -> str:
    """Return an image in colour, with a frame around a box, as a data URL."""
    grey = Image.fromarray(np.clip(np.rint(pixels), 0, 255).astype(np.uint8))
    image = grey.resize((SHOWN, SHOWN * grey.height // grey.width)).convert("RGB")
    if box:
        top, left, bottom, right = np.array(box) * ([image.height, image.width] * 2)
        ImageDraw.Draw(image).rectangle((left - 4, top - 4, right + 3, bottom + 3), outline=COLOURS[4], width=2)
    return image_data_url(np.asarray(image))
