"""What stays on one line in an e-mail on a phone, and what goes on over an empty cell."""

import pytest

from letterkit.message import Table, Text
from letterkit.render.email.escape import breakable, escaped
from letterkit.render.email.html_table import table

HARD = "\u00a0"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Bel 020 123 4568 of mail.", "020 123 4568"),
        ("Bel 030 765 4321.", "030 765 4321"),
        ("app 06 12 34 56 78", "06 12 34 56 78"),
        ("+32 470 12 34 56", "+32 470 12 34 56"),
    ],
)
def test_a_telephone_number_stays_on_one_line(text: str, kept: str) -> None:
    for html in (escaped(text), breakable(text)):
        assert kept.replace(" ", HARD) in html
        assert html.replace(HARD, " ") == text


@pytest.mark.parametrize(
    "text", ["Betalingskenmerk: 0202 6000 0000 0054", "op 3 november 2026", "10 tot 16 uur", "0800-8115"]
)
def test_other_numbers_are_left_as_they_are(text: str) -> None:
    assert escaped(text) == text


def test_the_label_of_a_sum_goes_on_over_an_empty_cell() -> None:
    def cell(words: str) -> tuple[Text, ...]:
        return (Text(words),) if words else ()

    rows = (("Huur", "1 november 2026", "€ 10,00"), ("Samen, te betalen vóór 10 december 2026", "", "€ 10,00"))
    data = Table(
        head=tuple(map(cell, ("Wat", "Datum", "Bedrag"))),
        rows=tuple(tuple(map(cell, row)) for row in rows),
        align=("left", "left", "right"),
        total=True,
    )
    html = table(
        data, lambda runs, escape: "".join(escape(run.text) for run in runs if isinstance(run, Text)), "#000000"
    )
    last = html.rpartition("<tr")[2]
    assert last.count("<th") + last.count("<td") == 2
    assert 'colspan="2"' in last
    assert 'colspan="2"' not in html.rpartition("<tr")[0]
