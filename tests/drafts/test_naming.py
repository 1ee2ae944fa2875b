"""Every text that a template can become has a name in words."""

from datetime import date

import pytest

from letterkit.drafts import naming, texts
from letterkit.templating.tags import tags
from letterkit.workspace import Workspace


@pytest.mark.slow
def test_the_texts_of_a_message_have_names_of_their_own(workspace: Workspace) -> None:
    found = texts.distinct(workspace, "herinnering", "sms", date(2026, 11, 23))
    names = [one.name for one in found]
    assert len(names) == len(set(names)) > 1
    assert all(not ({"{", "_", "%"} & set(name)) for name in names)
    assert any("e-mail" in name for name in names)


def test_a_condition_is_a_sentence() -> None:
    text = '{% if not zaak.geldzorgen and betaling.link %}x{% elif schuldhulp.soort == "moratorium" %}{% else %}{% endif %}'
    assert [naming.tag(one) for one in tags(text)] == [
        "Alleen als: niet geldzorgen en betaallink",
        "Of anders, als: soort is “moratorium”",
        "Anders",
        "Tot hier",
    ]


def test_a_field_has_its_name_and_what_it_prints() -> None:
    (one,) = tags("{{ betaling.bedrag | euro }}")
    assert naming.tag(one, value="€ 125,50") == "bedrag: € 125,50"
    assert (one.start, one.end, one.line, one.column) == (0, 28, 1, 1)
