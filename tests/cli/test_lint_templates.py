"""``letterkit lint`` on a workspace: whose templates they are, what is wrong in them, and what was judged before."""

import json
import shutil
from pathlib import Path

import pytest

from letterkit import resources, stages
from letterkit.branches import judging, stored
from letterkit.branches.coverage import Coverage
from letterkit.branches.faults import of_error
from letterkit.errors import SourceInvalid
from letterkit.message import Origin
from letterkit.templating import TemplateFolders, Templates
from letterkit.templating.markup import faults
from letterkit.workspace import load_workspace
from tests.conftest import Run

HEAD = '---\nstage: herinnering\nchannel: sms\nsubject: ""\n---\n'
SOUND = "{{ klant.aanhef }}, wij hebben u gemaild. Lukt betalen niet? Bel {{ schuldeiser.telefoon }}.\n"


@pytest.fixture
def workspace(letterkit: Run, tmp_path: Path) -> Path:
    """A workspace with one stage of its own wording."""
    folder = tmp_path / "werk"
    assert letterkit("init", folder).code == 0
    for stage in (folder / "templates" / "nl").iterdir():
        if stage.is_dir():
            shutil.rmtree(stage)
    return folder


def _write(workspace: Path, body: str) -> Path:
    file = workspace / "templates" / "nl" / "herinnering" / "sms.md.j2"
    file.parent.mkdir(exist_ok=True)
    file.write_text(HEAD + body, encoding="utf-8")
    return file


def _found(letterkit: Run, *paths: object) -> tuple[int, list[dict[str, object]]]:
    result = letterkit("lint", *paths, "--format", "json")
    tree = json.loads(result.out)
    return result.code, [finding for one in tree["documents"] for finding in one["findings"]]


MARKUP = {
    "> citaat hier": [("markup_quote", 1, 1)],
    "Een <b>vet</b> woord": [("markup_html", 1, 5), ("markup_html", 1, 11)],
    "Beste <naam>,": [("markup_html", 1, 7)],
    "----": [("markup_rule", 1, 1)],
    "* * *": [("markup_rule", 1, 1)],
    "Dit is **vet zonder einde": [("markup_bold_open", 1, 8)],
    "Dit is ** vet ** met spaties": [("markup_bold_open", 1, 8), ("markup_bold_open", 1, 15)],
    "**een\n\ntwee**": [("markup_bold_open", 1, 1), ("markup_bold_open", 3, 5)],
    "::: kader Tekst in kader :::": [("markup_box_unknown", 1, 1)],
    "::: waarschuwing\nx\n:::": [("markup_box_unknown", 1, 1), ("markup_box_not_open", 3, 1)],
    "::: betalen\nx": [("markup_box_open", 1, 1)],
    "tekst\n:::": [("markup_box_not_open", 2, 1)],
    "::: betalen Tekst": [("markup_box_alone", 1, 1)],
    "::: betalen\n::: contact\n:::": [("markup_box_in_box", 2, 1)],
    "| a | b | | 1 | 2 |": [("markup_table", 1, 1)],
    "| a | b |\n| 1 | 2 |": [("markup_table", 1, 1)],
    "##Kop zonder spatie": [("markup_heading", 1, 1)],
    "{ klant.aanhef }": [("markup_single_brace", 1, 1)],
    "Zie ((aanhef)) en [[naam]] en «Naam»": [
        ("markup_merge_field", 1, 5),
        ("markup_merge_field", 1, 19),
        ("markup_merge_field", 1, 31),
    ],
    "• een\n•\ttwee": [("markup_bullet", 1, 1), ("markup_bullet", 2, 1)],
    "\uf0b7 een": [("markup_bullet", 1, 1)],
    "o\teen": [("markup_bullet", 1, 1)],
    "Zie bijlage 1[^1]": [("markup_footnote", 1, 14)],
    "![logo](https://x.nl/a.png)": [("markup_picture", 1, 1)],
    "&euro; 5": [("markup_entity", 1, 1)],
    "`code`": [("markup_backtick", 1, 1), ("markup_backtick", 1, 6)],
    "~~oud~~": [("markup_struck", 1, 1), ("markup_struck", 1, 6)],
    "[betaal] (https://x.nl)": [("markup_link_apart", 1, 8)],
    "- [ ] ja": [("markup_checkbox", 1, 1)],
    "dit is *schuin* en _ook_": [("markup_italic", 1, 8), ("markup_italic", 1, 20)],
    "{% if klant.samen %}> citaat{% endif %}": [("markup_quote", 1, 21)],
}
FINE = (
    "## Kopje\n\n- punt **een**\n- punt twee\n\n1. stap\n\nregel een \\\nregel twee",
    "| a | b |\n|---|--:|\n{% for t in achterstand.termijnen %}\n| {{ t.bedrag | euro }} | b |\n{% endfor %}",
    "::: betalen\n**{{ betaling.bedrag | euro }}**\n:::\n\n::: contact\n[Mail ons](mailto:a_b_c@voorbeeld.nl)\n:::",
    "5 * 3 is 15, 5 < 6 en 7 > 3; R&D; A·B; 50 % - 10 %; snake_case_woord; \\*geen vet\\*; €",
    "**{{ klant.naam }}** en [site]({{ schuldeiser.weblink }})",
    "{# <b> een opmerking > met alles #}Tekst",
)


@pytest.mark.parametrize(("text", "expected"), MARKUP.items(), ids=list(MARKUP))
def test_markup_that_letters_do_not_have_is_found_at_its_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert [(one.code, one.line, one.column) for one in faults(text)] == expected


@pytest.mark.parametrize("text", FINE)
def test_markup_that_letters_have_is_left_alone(text: str) -> None:
    assert faults(text) == []


SENTENCES = {
    "{{ klant.aanhef | hoofdleter }}": (1, 17, "Bedoelt u hoofdletter?"),
    "{{ betaling.uiterlijk | euro }}": (1, 13, "Schrijf {{ betaling.uiterlijk | datum }}."),
    "{% for t in achterstand.termijnen %}{{ t.bedrag }}{% endfor %}": (1, 42, "Schrijf {{ t.bedrag | euro }}."),
    "{{ klant.samen }}": (1, 10, "Schrijf {% if klant.samen %} … {% endif %}."),
    '{% if betaling.bedrag > "500,00" %}x{% endif %}': (1, 16, "zonder aanhalingstekens, zoals 500"),
    "{% if klant.naam = ja %}x{% endif %}": (1, 1, 'if klant.naam == "ja"'),
    "{% if klant.samen %}a{% else if klant.email %}b{% endif %}": (1, 25, "Schrijf elif"),
    "{% als klant.samen %}x{% endif %}": (1, 1, "Bedoelt u if?"),
    "a\n{% if klant.samen %}\nb\n{% if klant.email %}c{% endif %}\nd": (2, 1, "{% endif %}"),
    "{% endif %}": (1, 1, "niets open"),
    "{% for t in achterstand.termijnen %}\n{% if klant.samen %}{% endfor %}": (2, 21, "de if van regel 7"),
    '{% include "_parts/bewindvoerder_slot.md.j2" %}\n{% include "slot.md.j2" %}': (2, 13, '"_parts/slot.md.j2"'),
    "{{ klant.aanhef }": (1, 1, "accolades"),
    "{{ klant aanhef }}": (1, 1, "geen spatie"),
    "{% if %}x{% endif %}": (1, 1, "hoort een veld"),
    "{% if klant.naam == “Jan” %}x{% endif %}": (1, 21, "rechte aanhalingstekens"),
}


@pytest.mark.parametrize(("body", "expected"), SENTENCES.items(), ids=list(SENTENCES))
def test_each_fault_names_its_cause_and_its_place(body: str, expected: tuple[int, int, str], tmp_path: Path) -> None:
    file = tmp_path / "herinnering" / "sms.md.j2"
    file.parent.mkdir()
    file.write_text(HEAD + body + "\n", encoding="utf-8")
    templates = Templates(TemplateFolders.of(stages.load(tmp_path)))
    with pytest.raises(SourceInvalid) as caught:
        templates.get("herinnering", "sms")
    ((line, column, sentence),) = of_error(caught.value)
    assert (caught.value.values["file"], line, column) == ("herinnering/sms.md.j2", expected[0] + 5, expected[1])
    assert expected[2] in sentence
    assert "letterkit zelf" not in sentence


@pytest.mark.slow
def test_all_faults_of_a_template_are_told_at_once_and_nothing_is_made(letterkit: Run, workspace: Path) -> None:
    file = _write(workspace, "> citaat\n\n{ veld } en <b>vet</b>\n")
    code, found = _found(letterkit, file)
    assert code == 4
    assert [(one["line"], one["column"]) for one in found] == [(6, 1), (8, 1), (8, 13), (8, 19)]
    creditor = workspace / "creditor.yaml"
    cases = resources.samples_dir() / "fasen.json"
    made = letterkit("render", cases, "--out", workspace / "uit", "--creditor", creditor, "--today", "2026-11-23")
    assert made.code == 4
    assert "herinnering/sms.md.j2:6:1:" in made.err
    assert "herinnering/sms.md.j2:8:13:" in made.err


@pytest.mark.quick
def test_a_template_that_is_wrong_does_not_cost_the_others_their_report(letterkit: Run, workspace: Path) -> None:
    file = _write(workspace, "> citaat\n")
    other = workspace / "templates" / "nl" / "herinnering" / "whatsapp.md.j2"
    other.write_text(HEAD.replace("sms", "whatsapp") + "Hierbij stellen wij u in gebreke.\n", encoding="utf-8")
    _, found = _found(letterkit, file, other)
    assert {"sjabloon-fout", "jargon"} <= {str(one["rule"]) for one in found}


@pytest.mark.slow
def test_the_hole_of_an_empty_field_is_found_over_all_branches(letterkit: Run, workspace: Path) -> None:
    file = _write(workspace, SOUND.replace("{{ klant.aanhef }},", "Hoi {{ klant.voornaam }},"))
    code, found = _found(letterkit, file)
    assert code == 1
    (hole,) = [one for one in found if one["rule"] == "veld-niet-ingevuld"]
    assert (hole["template"], hole["line"]) == ("herinnering/sms.md.j2", 6)


@pytest.mark.slow
def test_a_workspace_is_found_from_any_path_in_it(
    letterkit: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own choice of levels holds for its templates and for its texts, whatever path is given."""
    creditor = workspace / "creditor.yaml"
    own = "\ntoetsing:\n  - {regel: archaisch, niveau: uit, reden: Wij schrijven gewoon Nederlands, door: Redactie, tot: 2027-06-30}\n"
    creditor.write_text(creditor.read_text(encoding="utf-8") + own, encoding="utf-8")
    file = _write(workspace, SOUND + "Gaarne vernemen wij van u.\n")
    text = workspace / "brieven" / "oud.txt"
    text.parent.mkdir()
    text.write_text("Beste lezer,\n\nGaarne vernemen wij van u.\n", encoding="utf-8")
    monkeypatch.chdir(text.parent)
    for path in (file, Path("oud.txt")):
        assert "archaisch" not in {str(one["rule"]) for one in _found(letterkit, path)[1]}, path
    _, found = _found(letterkit, "oud.txt", "--creditor", resources.samples_dir() / "creditor.yaml")
    assert "archaisch" in {str(one["rule"]) for one in found}, "a given creditor goes before"


@pytest.mark.slow
def test_a_template_that_did_not_change_is_not_judged_again(
    letterkit: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[object] = []
    judge_one = judging.judged_template
    monkeypatch.setattr(judging, "judged_template", lambda *given: judged.append(given[1]) or judge_one(*given))
    monkeypatch.setenv(stored.VARIABLE, str(workspace / "cache"))
    file = _write(workspace, SOUND)

    def times(*options: object) -> tuple[int, list[dict[str, object]]]:
        judged.clear()
        _, found = _found(letterkit, file, *options)
        return judged.count(("herinnering", "sms")), found

    first = times()
    assert first[0] == 1
    assert times() == (0, first[1])
    assert times("--no-cache") == (1, first[1])
    _write(workspace, SOUND + "Gaarne vernemen wij van u.\n")
    changed = times()
    assert changed[0] == 1
    assert len(changed[1]) > len(first[1])
    creditor = workspace / "creditor.yaml"
    creditor.write_text(creditor.read_text(encoding="utf-8").replace("Meedenken", "Samen"), encoding="utf-8")
    assert times()[0] == 1
    for kept in (workspace / "cache" / "sjablonen").iterdir():
        kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    assert times()[0] == 1, "a damaged file is left aside"
    (workspace / "cache" / "sjablonen").chmod(0o777)
    assert times()[0] == 1, "what others can write is not believed"


def test_what_a_stored_file_holds_makes_no_other_objects(tmp_path: Path) -> None:
    import io  # noqa: PLC0415
    import os  # noqa: PLC0415
    import pickle  # noqa: PLC0415

    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("true",)

    for thing in (Evil(), os.system, Path("x")):
        with pytest.raises(pickle.UnpicklingError):
            stored._Reader(io.BytesIO(pickle.dumps(thing))).load()


def test_shipped_parts_that_a_creditor_cannot_reach_are_not_his_to_remove(workspace: Path) -> None:
    own = workspace / "templates" / "nl" / "_parts" / "groet.md.j2"
    shipped = resources.templates_dir() / "_parts" / "groet.md.j2"
    own.parent.mkdir()
    _write(workspace, SOUND + '{% include "_parts/groet.md.j2" %}\n')
    unreached = Coverage((), (Origin("_parts/groet.md.j2", 1, 1),))

    def found(text: str) -> list[str]:
        own.write_text(text, encoding="utf-8")
        loaded = load_workspace(workspace / "creditor.yaml")
        return [one.rule for report in judging.unreached(loaded, unreached) for one in report.findings]

    text = shipped.read_text(encoding="utf-8")
    assert found(text) == []
    assert found(f"Eigen tekst.\n{text}") == ["sjabloon-onbereikbaar"]
