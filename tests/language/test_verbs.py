"""Passives, verb frames, pincers and noun style, in sentences as letters have them."""

import pytest

from letterkit.language import Sentence, analyse, nominalisations, passives, pincers, verb_frames

BOTH = pytest.mark.parametrize("analyser", ["light", "parse"])


def only(text: str, analyser: str = "light") -> Sentence:
    (sentence,) = analyse(text, analyser=analyser).sentences
    return sentence


@BOTH
@pytest.mark.parametrize(
    ("text", "auxiliary", "participle"),
    [
        ("De kosten worden bij u in rekening gebracht.", "worden", "gebracht"),
        ("Uw aanvraag wordt niet in behandeling genomen.", "wordt", "genomen"),
        ("Het bedrag dient binnen veertien dagen te worden voldaan.", "worden", "voldaan"),
        ("Tegen dit besluit kan bezwaar worden gemaakt.", "worden", "gemaakt"),
        ("Uw dossier werd overgedragen aan de deurwaarder.", "werd", "overgedragen"),
        ("Uw betaling is door ons ontvangen.", "is", "ontvangen"),
        ("U bent op 3 mei in gebreke gesteld.", "bent", "gesteld"),
        ("Uw rekening wordt, als u niets doet, verhoogd.", "wordt", "verhoogd"),
    ],
)
def test_passives(analyser: str, text: str, auxiliary: str, participle: str) -> None:
    (found,) = passives(only(text, analyser))
    assert (found.auxiliary.text, found.participle.text) == (auxiliary, participle)
    assert text[found.start : found.end].startswith((auxiliary, participle))


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "Wij hebben uw betaling ontvangen.",
        "U wordt lid van onze vereniging.",
        "Het wordt steeds moeilijker om te betalen.",
        "De brief is gisteren aangekomen.",
        "Wij zijn verhuisd naar een nieuw kantoor.",
        "Dit zijn de kosten die wij hebben gemaakt.",
        "De heer Jansen is begonnen met betalen.",
    ],
)
def test_actives_are_left_alone(analyser: str, text: str) -> None:
    assert passives(only(text, analyser)) == []


@BOTH
@pytest.mark.parametrize(
    ("text", "name", "parts"),
    [
        ("Hierbij stellen wij u in gebreke.", "in gebreke stellen", ["stellen", "in", "gebreke"]),
        ("U bent door ons in gebreke gesteld.", "in gebreke stellen", ["in", "gebreke", "gesteld"]),
        ("Wij dragen uw dossier over aan een bureau.", "overdragen", ["dragen", "over"]),
        ("Wij zeggen de overeenkomst met u op.", "opzeggen", ["zeggen", "op"]),
        ("Wij verzoeken u het bedrag over te maken.", "overmaken", ["over", "maken"]),
        ("Wij brengen u deze kosten in rekening.", "in rekening brengen", ["brengen", "in", "rekening"]),
        ("Neemt u gerust contact met ons op.", "contact opnemen", ["Neemt", "contact", "op"]),
        ("U kunt contact met ons opnemen.", "contact opnemen", ["contact", "opnemen"]),
        ("Wij leggen beslag op uw loon.", "beslag leggen", ["leggen", "beslag"]),
        ("Wij geven de vordering uit handen.", "uit handen geven", ["geven", "uit", "handen"]),
        ("De regeling is op u van toepassing.", "van toepassing zijn", ["is", "van", "toepassing"]),
    ],
)
def test_frames(analyser: str, text: str, name: str, parts: list[str]) -> None:
    found = {frame.name: frame for frame in verb_frames(only(text, analyser))}
    assert [token.text for token in found[name].tokens] == parts
    assert text[found[name].start :].startswith(parts[0])


@BOTH
@pytest.mark.parametrize("text", ["Wij rekenen op u.", "U woont in Utrecht.", "Het bedrag staat op de rekening."])
def test_prepositions_are_no_split_verbs(analyser: str, text: str) -> None:
    assert verb_frames(only(text, analyser)) == []


@BOTH
def test_a_wide_pincer_is_measured_in_words(analyser: str) -> None:
    text = "Wij hebben uw brief van 12 februari over de rekening van vorige maand pas gisteren ontvangen."
    widest = pincers(only(text, analyser))[0]
    assert (widest.left.text, widest.right.text, widest.width) == ("hebben", "ontvangen", 13)
    assert pincers(only(text, analyser), least=14) == []


@BOTH
def test_an_article_far_from_its_noun(analyser: str) -> None:
    found = pincers(only("De door u op 3 mei ingediende aanvraag ligt hier.", analyser))
    assert ("lidwoord", "De", "aanvraag", 6) in [(p.kind, p.left.text, p.right.text, p.width) for p in found]


@BOTH
def test_a_subordinate_clause_waits_for_its_verb(analyser: str) -> None:
    found = pincers(only("Wij schrijven u omdat u de rekening van maart nog niet heeft betaald.", analyser))
    assert ("omdat", "heeft") in [(pincer.left.text, pincer.right.text) for pincer in found if pincer.kind == "bijzin"]


@pytest.mark.parametrize(
    ("text", "noun", "verb", "span"),
    [
        ("Ga over tot voldoening van het bedrag.", "voldoening", "voldoen", "tot voldoening van"),
        ("De beëindiging van het contract volgt.", "beëindiging", "beëindigen", "De beëindiging van"),
        ("Wij stoppen met het verstrekken van krediet.", "verstrekken", "verstrekken", "het verstrekken van"),
        ("Bij het niet tijdig betalen volgt rente.", "betalen", "betalen", "Bij het niet tijdig betalen"),
    ],
)
def test_noun_style(text: str, noun: str, verb: str, span: str) -> None:
    (found,) = nominalisations(only(text))
    assert (found.noun.text, found.verb, text[found.start : found.end]) == (noun, verb, span)


@pytest.mark.parametrize(
    "text",
    [
        "Uw betaling is binnen.",
        "U kunt een regeling van ons krijgen.",
        "Wij willen het bedrag betalen van uw rekening.",
        "De rekening van maart is hoog.",
    ],
)
def test_ordinary_nouns_are_left_alone(text: str) -> None:
    assert nominalisations(only(text)) == []


@pytest.mark.parametrize(
    "text", ["Wij betalen de rekening.", "Vanaf die datum betalen wij uw uren.", "Neemt u uren op, dan betalen we die."]
)
def test_a_verb_beside_its_subject_is_finite(text: str) -> None:
    assert "betalen" in [token.text for token in analyse(text).tokens if token.finite]
