"""A message filled after others says the same as a message filled first."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.message import Bullets, ContactBox, Heading, Paragraph, PayBox, Shape, Table, Text
from letterkit.message.shape import token

_LINK = "https://www.voorbeeld.nl/"
_FEW = st.sampled_from(["Jansen", "€ 12,50", "", "Voorbeeld Krediet", "x1"])
_ROWS = st.lists(st.tuples(_FEW, _FEW, _FEW, _FEW), min_size=1, max_size=6)


def _shape() -> Shape:
    a, b, c, d = (Text(token(index), data=True) for index in range(4))
    link = Text("Betaal", href=_LINK + token(3))
    return Shape(
        (Text("Over "), a),
        (b,),
        (
            Heading((Text("Vast"),)),
            Paragraph((Text("Beste "), a, Text(","))),
            Bullets(((b,), (Text("of "), c))),
            Table(((Text("Wat"),), (Text("Hoeveel"),)), (((a,), (b,)), ((Text("Samen"),), (d,))), ("left", "right")),
            PayBox((Paragraph((Text("Bedrag: "), b)), Paragraph((link,)))),
            ContactBox((Paragraph((c, Text(token(2) + " en " + token(0), data=True))),)),
        ),
    )


@pytest.mark.slow
@given(_ROWS)
def test_what_was_made_before_never_shows(rows: list[tuple[str, str, str, str]]) -> None:
    used = _shape()
    for values in rows:
        safe = (*values[:3], str(len(values[3])))
        assert used.fill(safe) == _shape().fill(safe)


def test_what_stays_is_one_object() -> None:
    used = _shape()
    first, second = used.fill(("a", "b", "c", "1"))[2], used.fill(("a", "b", "c", "2"))[2]
    assert [one is other for one, other in zip(first, second, strict=True)] == [True, True, True, False, False, True]
    pay, other = first[4], second[4]
    assert isinstance(pay, PayBox)
    assert isinstance(other, PayBox)
    assert pay.blocks[0] is other.blocks[0]


def test_every_token_gets_its_own_value() -> None:
    subject, preheader, blocks = _shape().fill(("A", "B", "C", "1"))
    assert subject == (Text("Over "), Text("A", data=True))
    assert preheader == (Text("B", data=True),)
    assert blocks[1] == Paragraph((Text("Beste "), Text("A", data=True), Text(",")))
    assert blocks[2] == Bullets(((Text("B", data=True),), (Text("of "), Text("C", data=True))))
    assert blocks[4] == PayBox(
        (Paragraph((Text("Bedrag: "), Text("B", data=True))), Paragraph((Text("Betaal", href=_LINK + "1"),)))
    )
    assert blocks[5] == ContactBox((Paragraph((Text("C", data=True), Text("C en A", data=True))),))


def test_a_shape_that_travels_to_another_process_fills_the_same() -> None:
    values = ("A", "B", "C", "1")
    travelled = pickle.loads(pickle.dumps(_shape()))  # noqa: S301 - made in the same line
    assert travelled.fill(values) == _shape().fill(values)
