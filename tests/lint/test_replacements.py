"""What a finding advises: words that fit in place, a sentence to rewrite, or a word to explain."""

import json
from pathlib import Path

import pytest

from letterkit.lint import judge
from letterkit.lint.glossary import load, shipped
from letterkit.lint.inputs.text import plain
from letterkit.lint.replacements import replacements
from letterkit.reports.lint_json import as_json
from letterkit.reports.lint_sarif import as_sarif
from letterkit.resources import glossary_dir

FITS = (
    ("Indien u wilt, belt u ons.", "Als u wilt, belt u ons."),
    ("Wij hebben dat reeds verteld.", "Wij hebben dat al verteld."),
    ("De huur van mei is niet voldaan.", "De huur van mei is niet betaald."),
    ("Wij vernamen dat u verhuist.", "Wij hoorden dat u verhuist."),
    ("De polis geldt derhalve nog.", "De polis geldt dus nog."),
    (
        "U krijgt het formulier per post; wilt u het retourneren?",
        "U krijgt het formulier per post; wilt u het terugsturen?",
    ),
)
REWRITE = (
    "Wij vragen u de betaling te voldoen.",  # "de betaling betalen" is no Dutch
    "Bel ons alvorens te betalen.",  # "voordat te betalen" neither
    "U betaalt € 40, vermeerderd met € 2 rente.",
)


def advised(text: str) -> list[tuple[str, tuple[str, ...]]]:
    found = judge(plain(text, channel="letter")).findings
    return [(one.advice, replacements(one)) for one in found if one.suggestions]


@pytest.mark.parametrize(("text", "after"), FITS)
def test_words_that_fit_are_put_in_place(text: str, after: str) -> None:
    report = judge(plain(text, channel="letter"))
    finding = next(one for one in report.findings if one.advice == "vervang")
    (fit,) = replacements(finding)
    assert text[: finding.start] + fit + text[finding.end :] == after


@pytest.mark.parametrize("text", REWRITE)
def test_what_does_not_fit_is_advice(text: str) -> None:
    assert advised(text)
    assert all(advice == "herschrijf" and fits == () for advice, fits in advised(text))


def test_a_word_of_the_law_is_to_be_explained() -> None:
    assert ("leg uit", ()) in advised("U krijgt een dwangbevel.")


def test_no_replacement_is_itself_a_word_to_avoid() -> None:
    fits = {fit for fit, *_ in shipped().swaps.values()}
    assert len(fits) > 100
    assert not [fit for fit in fits if shipped().matches(fit)]


def test_reports_hand_replacements_to_editors() -> None:
    report = judge(plain("Indien u wilt, belt u ons.", channel="letter", path="brief.txt"))
    (result,) = [one for one in json.loads(as_sarif([report]))["runs"][0]["results"] if one["ruleId"] == "archaisch"]
    change = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change == {"deletedRegion": {"charOffset": 0, "charLength": 6}, "insertedContent": {"text": "Als"}}
    tree = json.loads(as_json([report]))
    (finding,) = [one for one in tree["documents"][0]["findings"] if one["rule"] == "archaisch"]
    assert (finding["advice"], finding["replacements"]) == ("vervang", ["Als"])


def test_replacement_of_a_word_that_is_not_in_the_list_is_refused(tmp_path: Path) -> None:
    for file in glossary_dir().glob("*.yaml"):
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "_vervangen.yaml").write_text("fiets: auto\n", encoding="utf-8")
    with pytest.raises(Exception, match="glossary_swap_unknown"):
        load(tmp_path)
    assert shipped().swap("reeds", "Dat is reeds zo.") == "al"
