"""Sentence ends in the shapes that letters have."""

import pytest

from letterkit.language import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Betaal voor 3 mei. Bel ons bij vragen.", ["Betaal voor 3 mei.", "Bel ons bij vragen."]),
        ("Wilt u a.u.b. voor 3 mei betalen?", ["Wilt u a.u.b. voor 3 mei betalen?"]),
        ("Betaal nu a.u.b. Wij helpen u graag.", ["Betaal nu a.u.b.", "Wij helpen u graag."]),
        ("Stuur dit t.a.v. mevr. K.L. de Vries.", ["Stuur dit t.a.v. mevr. K.L. de Vries."]),
        ("Uw brief d.d. 12 maart jl. is binnen.", ["Uw brief d.d. 12 maart jl. is binnen."]),
        ("Zie art. 6:96 BW. Dat is de wet.", ["Zie art. 6:96 BW.", "Dat is de wet."]),
        ("U betaalt € 1.234,56. Dat is veel.", ["U betaalt € 1.234,56.", "Dat is veel."]),
        ("De heer J. Jansen belde. U ook?", ["De heer J. Jansen belde.", "U ook?"]),
        ("Wij zijn Voorbeeld B.V. Wij helpen u.", ["Wij zijn Voorbeeld B.V.", "Wij helpen u."]),
        ('"Kunt u betalen?" vroeg zij.', ['"Kunt u betalen?" vroeg zij.']),
        ('Zij zei: "Ik betaal." Daarna ging zij.', ['Zij zei: "Ik betaal."', "Daarna ging zij."]),
        ("Let op! Betaal op tijd…  Bel ons.", ["Let op!", "Betaal op tijd…", "Bel ons."]),
        ("Dit (zie bijlage.) klopt niet.", ["Dit (zie bijlage.) klopt niet."]),
        ("1. Betaal de rekening.\n2. Bel ons.", ["Betaal de rekening.", "Bel ons."]),
        ("U kunt:\n- betalen\n- bellen", ["U kunt:", "betalen", "bellen"]),
        ("Wat kunt u doen\nBel ons.", ["Wat kunt u doen", "Bel ons."]),
        ("Postbus 12\n1000 AA Utrecht\n\nGeachte heer,", ["Postbus 12", "1000 AA Utrecht", "Geachte heer,"]),
        ("Rekening van mei In de bijlage staat alles.", ["Rekening van mei", "In de bijlage staat alles."]),
        ("Wij schreven dat U en Uw partner de krant De wereld lezen.", None),
        ("", []),
        (" \n\t ", []),
        ("Ik sprak met Th. Jansen en Chr. Vos.", None),
        ("Betaal voor 31 dec. U krijgt dan een brief.", ["Betaal voor 31 dec.", "U krijgt dan een brief."]),
        ("Op 3 dec. belt u ons.", None),
        (
            "U betaalt twintig euro.De eerste termijn is in mei.",
            ["U betaalt twintig euro.", "De eerste termijn is in mei."],
        ),
    ],
)
def test_sentence_ends(text: str, expected: list[str] | None) -> None:
    assert [sentence.text for sentence in sentences(text)] == (expected if expected is not None else [text])


def test_a_hard_wrapped_paragraph_is_read_as_one_text() -> None:
    text = (
        "Wij hebben op 3 mei een brief naar u gestuurd over de rekening van vorige\n"
        "maand. In die brief staat hoe u kunt betalen, en wat u kunt doen als dat nu\n"
        "Niet lukt. Bel ons dan.\n"
    )
    assert [sentence.text.split()[0] for sentence in sentences(text)] == ["Wij", "In", "Bel"]


def test_short_lines_are_no_wrapped_text() -> None:
    assert len(sentences("Voorbeeld Energie\nKlantenservice\nPostbus 12")) == 3


def test_a_line_that_goes_on_in_lower_case_is_one_sentence() -> None:
    assert [s.text for s in sentences("Betaal de rekening\nvoor 3 mei.")] == ["Betaal de rekening\nvoor 3 mei."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_end_counts(end: str) -> None:
    assert [s.text for s in sentences(f"Rekening{end}{end}Betaal nu.")] == ["Rekening", "Betaal nu."]
