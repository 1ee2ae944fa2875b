"""What counts as running text in a letter."""

import pytest

from letterkit.language import analyse, prose

LETTER = """\
Voorbeeld Energie B.V.
Postbus 123
1000 AA Utrecht

De heer J. de Vries
Dorpsstraat 12
3511 AB Utrecht

Utrecht, 12 maart 2026

Betreft: openstaande rekening
Kenmerk: 2026-00123

Geachte heer De Vries,

U heeft de rekening van maart nog niet betaald. Het gaat om € 120,00.

Wat kunt u doen?

- Betaal het bedrag vóór 3 mei
- NL91 ABNA 0417 1643 00

| Rekening | Bedrag |
| maart    | 120,00 |

## Hulp nodig
Wij helpen u graag. Bel 030 123 45 67.

Met vriendelijke groet,

A. Jansen
www.voorbeeld.nl
"""


def test_only_sentences_of_the_letter_itself_are_prose() -> None:
    assert [sentence.text for sentence in prose(analyse(LETTER))] == [
        "U heeft de rekening van maart nog niet betaald.",
        "Het gaat om € 120,00.",
        "Betaal het bedrag vóór 3 mei",
        "Wij helpen u graag.",
        "Bel 030 123 45 67.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "😀 😀",
        "€ 12,50",
        "NL91ABNA0417164300",
        "2026-00123",
        "https://voorbeeld.nl/betaal",
        "Geachte mevrouw,",
        "3511 AB Utrecht",
    ],
)
def test_data_alone_is_no_prose(text: str) -> None:
    assert prose(analyse(text)) == []


@pytest.mark.parametrize(
    "text", ["Wij helpen u graag", "Wilt u betalen?", "Betaal nu.", "Dank u wel voor uw betaling."]
)
def test_one_sentence_alone_is_prose(text: str) -> None:
    assert [sentence.text for sentence in prose(analyse(text))] == [text]
