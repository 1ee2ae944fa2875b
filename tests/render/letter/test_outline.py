"""The order of the slots is named once: what is named and what is built must agree, or there is no letter at all."""

from dataclasses import replace
from typing import get_args

import pytest

from letterkit.creditor import HouseStyle
from letterkit.message import Text
from letterkit.render.letter.draft import draft
from letterkit.render.letter.outline import BlockOutline, HeadingOutline, ParagraphOutline, outline
from letterkit.render.letter.parts import TextPart, compose
from letterkit.render.letter.stationery import stationery

from .samples import STYLE, message
from .test_accessible import EVERY_KIND

SHEET = stationery(HouseStyle(), None, large_print=False).sheet


def test_every_slot_has_its_own_text() -> None:
    for letter in (message(), EVERY_KIND):
        drafted = draft(replace(letter, sender=replace(letter.sender, imprint=("KvK 12345678",))), STYLE)
        form, inlines = outline(drafted)
        built = compose(form, inlines, SHEET)
        assert [slot.inline for slot in built.slots] == inlines
        own = (built.heading, built.return_line, built.address, built.foot)
        meant = [drafted.heading, drafted.return_line, drafted.address, drafted.foot]
        assert [slot.inline for slot in own if slot] == meant
        assert tuple((label.inline, value.inline) for label, value in built.details) == drafted.details
        subject, *_ = built.parts
        assert isinstance(subject, TextPart)
        assert subject.slot.inline == drafted.subject


def test_a_slot_that_is_named_and_not_built_is_an_error() -> None:
    form, inlines = outline(draft(message(), STYLE))
    with pytest.raises(ValueError, match="compose"):
        compose(form, [*inlines, (Text("KvK 12345678"),)], SHEET)


def test_a_slot_that_is_built_and_not_named_is_an_error() -> None:
    form, inlines = outline(draft(message(), STYLE))
    with pytest.raises((StopIteration, RuntimeError)):
        compose(form, inlines[:-1], SHEET)


def test_outlines_of_two_kinds_are_never_equal() -> None:
    assert HeadingOutline(level=1) != ParagraphOutline(announces=True)
    kinds = get_args(BlockOutline)
    assert len({kind._field_defaults["kind"] for kind in kinds}) == len(kinds)
