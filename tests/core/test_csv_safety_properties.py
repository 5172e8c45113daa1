"""Properties of CSV cells that hold texts from outside, for any text."""

import csv
import io

from hypothesis import example, given
from hypothesis import strategies as some

from model_zoo.core.csv_safety import escape_formula

FORMULA = tuple("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")  # the last four are full-width forms
# What begins a formula comes up often; otherwise almost no text would begin with it.
TEXTS = some.builds(str.__add__, some.sampled_from([*FORMULA, "'", ""]), some.text())


@given(TEXTS)
def test_no_cell_begins_a_formula(text):
    assert not escape_formula(text).startswith(FORMULA)


@given(TEXTS)
def test_text_is_what_follows_the_apostrophe(text):
    cell = escape_formula(text)
    assert (cell[1:] if cell.startswith("'") else cell) == text


@given(TEXTS, TEXTS)
@example("=1", "'=1")
def test_different_texts_stay_different(one, other):
    assert (escape_formula(one) == escape_formula(other)) == (one == other)


@given(TEXTS.filter(lambda text: not text.startswith((*FORMULA, "'"))))
def test_plain_text_stays_as_it_is(text):
    assert escape_formula(text) == text


@given(TEXTS)
def test_escaping_twice_adds_one_more_apostrophe_to_an_escaped_text_only(text):
    once = escape_formula(text)
    assert escape_formula(once) == (f"'{once}" if once.startswith("'") else once)


@given(some.lists(some.lists(TEXTS, min_size=2, max_size=2), min_size=1))
def test_cells_come_back_from_a_file_as_they_were_written(rows):
    cells = [[escape_formula(text) for text in row] for row in rows]
    file = io.StringIO(newline="")
    csv.writer(file).writerows(cells)
    file.seek(0)
    assert list(csv.reader(file)) == cells
