"""How words are found in running text, and what the words around them decide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.lint.glossary import Match, shipped


def found(text: str, entry_id: str) -> list[str]:
    return [text[match.start : match.end] for match in shipped().matches(text) if match.entry.id == entry_id]


def levels(text: str, entry_id: str) -> list[str]:
    return [match.level for match in shipped().matches(text) if match.entry.id == entry_id]


@pytest.mark.parametrize(
    "text",
    [
        "Wij stellen u in gebreke.",
        "Hierbij stellen wij u nogmaals formeel in gebreke.",
        "U bent in gebreke gesteld.",
        "Om u in gebreke te stellen, schrijven wij u.",
        "WIJ STELLEN U IN GEBREKE.",
        "Wij stel\u00adlen u in ge\u00adbreke.",
        "Wij stellen\u00a0u\nin gebreke.",
        "Wij **stellen** u *in gebreke*.",
        "Wij stellen u in ge-\nbreke.",
    ],
)
def test_one_phrase_in_many_shapes(text: str) -> None:
    assert found(text, "in-gebreke-stellen")


@pytest.mark.parametrize(
    "text",
    [
        "Wij stellen dat vast. U bent niet in gebreke.",
        "Wij stellen u gerust.\n\nIn gebreke",
        "Wij stellen u een vraag over de brief die u van ons kreeg toen u nog in gebreke",
    ],
)
def test_parts_do_not_meet_over_sentences_paragraphs_or_long_gaps(text: str) -> None:
    assert found(text, "in-gebreke-stellen") == []


def test_offsets_are_those_of_the_text_that_was_given() -> None:
    text = (
        "Geachte İbrahim,\r\n\r\n  de  “huurvor\u00addering”  is 40 euro. Wij zijn e\u0301chter\u00a0ge\u00adnoodzaakt."
    )
    assert found(text, "vordering") == ["huurvor\u00addering"]
    assert found(text, "echter") == ["e\u0301chter"]
    assert found(text, "genoodzaakt") == ["ge\u00adnoodzaakt"]


def test_accents_do_not_matter() -> None:
    assert found("Dat is geeist en geëist.", "opeisbaar") == []
    assert found("Het geld is gecedeerd en geïnd.", "innen") == ["geïnd"]


def test_compounds_hide_nothing() -> None:
    text = "De huurvordering en de incassomaatregelen, en een vorderingenoverzicht."
    assert found(text, "vordering") == ["huurvordering"]
    assert found(text, "incasso") == ["incassomaatregelen"]
    assert found("De bevordering van de verkeersveiligheid.", "vordering") == []


@pytest.mark.parametrize(
    "text",
    [
        "Kijk op www.incasso-vordering.nl of mail vordering@indien.nl.",
        "U betaalt {{ vordering.hoofdsom }} aan {vordering}, ${vordering}, [vordering], %(vordering)s of :vordering.",
        "Zie https://voorbeeld.nl/vordering/indien?hoofdsom=1.",
    ],
)
def test_addresses_and_fields_are_no_prose(text: str) -> None:
    assert shipped().matches(text) == ()


@pytest.mark.parametrize(
    ("text", "entry_id", "expected"),
    [
        ("Wilt u de rekening voldoen?", "voldoen-betalen", ["voldoen"]),
        ("Zou u deze snel kunnen voldoen?", "voldoen-betalen", ["voldoen"]),
        ("U kunt niet aan de voorwaarden voldoen.", "voldoen-betalen", []),
        ("De regeling voldoet aan de wet.", "voldoen-betalen", []),
        ("Uw korting is vervallen.", "vervallen-factuur", []),
        ("Uw factuur is vervallen.", "vervallen-factuur", ["factuur is vervallen"]),
        ("De incasso van uw rekening is mislukt.", "incasso", []),
        ("Uw zaak gaat naar incasso.", "incasso", ["incasso"]),
        ("Wat betekent dit voor u?", "betekenen-exploot", []),
        ("De deurwaarder zal het vonnis betekenen.", "betekenen-exploot", ["vonnis betekenen"]),
        ("Onze plannen stuiten op weerstand.", "stuiten", []),
        ("Wij stuiten de verjaring.", "stuiten", ["stuiten de verjaring"]),
        ("Wij schrijven u over ons schrijven van mei.", "schrijven-brief", ["ons schrijven"]),
        ("Wij bespreken welke oplossing past.", "welke", []),
        ("De factuur, welke u kreeg, is niet betaald.", "welke", [", welke"]),
        ("Binnen de gestelde termijn.", "termijn-gunnen", ["Binnen de gestelde termijn"]),
        ("U betaalt in drie termijnen.", "termijn-gunnen", []),
        ("Daar komen BIK-kosten bij.", "bik", ["BIK-kosten"]),
        ("Ik bik dat niet.", "bik", []),
        ("Zo voorkomt u juridische stappen.", "rechtsmaatregelen", []),
        ("Wij nemen geen juridische stappen.", "rechtsmaatregelen", []),
        ("Als u niet betaalt, volgen juridische stappen.", "rechtsmaatregelen", ["juridische stappen"]),
        ("Wij dragen uw zaak niet over aan een deurwaarder.", "overdragen-dreiging", []),
    ],
)
def test_two_meanings_are_told_apart(text: str, entry_id: str, expected: list[str]) -> None:
    assert found(text, entry_id) == expected


@pytest.mark.parametrize(
    "text",
    [
        "De hoofdsom, dat is het bedrag zonder rente, is € 300.",
        "De hoofdsom (het bedrag zonder rente en kosten) is € 300.",
        "Een hoofdsom is het bedrag zonder rente.",
        "U betaalt de hoofdsom. Dat is het bedrag zonder rente en kosten.",
        "Het bedrag zonder rente heet de hoofdsom.",
        "U betaalt de hoofdsom. Dat is het bedrag zonder rente. De hoofdsom is € 300.",
    ],
)
def test_a_hard_word_that_is_explained_at_once_is_no_mistake(text: str) -> None:
    assert found(text, "hoofdsom") == []


@pytest.mark.parametrize(
    "text",
    [
        "U betaalt de hoofdsom. Bel ons op 010 123 45 67.",
        "U betaalt de hoofdsom.\n\nDat is nu eenmaal zo.",
        "U betaalt de hoofdsom (vermeerderd met de verschuldigde som ex artikel 6).",
    ],
)
def test_what_does_not_explain_does_not_help(text: str) -> None:
    assert found(text, "hoofdsom") == ["hoofdsom"]


def test_an_archaic_word_cannot_be_explained_away() -> None:
    assert found("Indien, dat betekent als, u betaalt.", "indien") == ["Indien"]


def test_a_label_is_only_a_hint() -> None:
    assert levels("Te voldoen: € 40", "voldoen-betalen") == ["info"]
    assert levels("Wilt u € 40 voldoen?", "voldoen-betalen") == ["warning"]


def test_the_longest_of_nested_marks_is_told() -> None:
    ids = [match.entry.id for match in shipped().matches("Daar komen buitengerechtelijke incassokosten bij.")]
    assert ids == ["buitengerechtelijke-kosten"]


def test_a_word_may_be_hard_and_threatening() -> None:
    rules = {match.entry.rule for match in shipped().matches("Wij geven uw zaak uit handen.")}
    assert {"jargon", "dreiging"} <= rules


def test_matches_are_in_order_and_remembered() -> None:
    text = "Indien u thans niet betaalt, zijn wij genoodzaakt de vordering uit handen te geven."
    first = shipped().matches(text)
    assert [match.start for match in first] == sorted(match.start for match in first)
    assert shipped().matches(text) is first
    assert shipped().of(text, "dreiging") == tuple(match for match in first if match.entry.rule == "dreiging")
    assert all(isinstance(match, Match) for match in first)


@pytest.mark.parametrize(
    ("term", "expected"),
    [("hoofdsom", "hoofdsom"), ("stelt u in gebreke", "in-gebreke-stellen"), ("BKR", "bkr"), ("Thans", "thans")],
)
def test_lookup_knows_ids_forms_and_phrases(term: str, expected: str) -> None:
    assert expected in [entry.id for entry in shipped().lookup(term)]


def test_lookup_of_nothing_is_empty() -> None:
    assert shipped().lookup("xyzzy") == ()


@pytest.mark.parametrize(
    ("text", "entry_id"),
    [
        ("Wij stellen u in gebreke.", "in-gebreke-stellen"),
        ("U betaalt een vertragingsvergoeding.", "vertragingsvergoeding"),
        ("Dan volgt een negatieve registratie bij het BKR.", "bkr-registratie"),
    ],
)
def test_the_words_the_afm_names_come_with_an_alternative_and_the_afm_as_source(text: str, entry_id: str) -> None:
    entry = next(match.entry for match in shipped().matches(text) if match.entry.id == entry_id)
    assert entry.source.startswith("AFM")
    assert entry.use


PIECES = st.sampled_from(
    [
        *[
            "stellen",
            "wij",
            "u",
            "in",
            "gebreke",
            "te",
            "voldoen",
            "de",
            "huurvordering",
            "indien",
            "thans",
            "m.b.t.",
            "İ",
            "é",
            "é",
            "€",
            "40",
        ],
        ",",
        ".",
        "?",
    ]
)
JOINTS = st.sampled_from([" ", "  ", "\n", "\r\n", "\n\n", "\u00a0", "\u00ad", "-\n", " **", '"', "\t", " (", ") "])


@pytest.mark.slow
@given(st.lists(st.tuples(PIECES, JOINTS), max_size=30))
def test_every_mark_lies_in_the_text_and_begins_and_ends_with_a_sign(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + joint for word, joint in pieces)
    for match in shipped().matches(text):
        mark = text[match.start : match.end]
        assert mark
        assert mark == mark.strip(' \t\r\n\u00a0*"()')
