"""A channel is one record: nothing else in the package knows one by its name, and each record fits what it names."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

import letterkit
from letterkit import channels, resources
from letterkit.case import Case
from letterkit.channels import NAMES, RECORDS, ChannelRecord
from letterkit.journey.reach import reachable
from letterkit.lint.levels import profile
from letterkit.message import CHANNELS, Channel
from letterkit.render import RENDERERS

PACKAGE = Path(letterkit.__file__).parent
ANYWHERE = ("channels.py", "render/")
ALLOWED: dict[str, dict[str, str]] = {
    "branches/pairs.py": {"email": "field of a case"},
    "case_file/fingerprints.py": {"email": "field of a case"},
    "cli/word.py": {"letter": "the usual channel of what people write in Word"},
    "cli/send.py": {"email": "the one channel that letterkit sends itself"},
    "lint/inputs/html_elements.py": {"email": "kind of a form field"},
    "case/values.py": {"email": "kind of value"},
    "creditor/part.py": {"email": "kind of value"},
    "branches/judging.py": {"letter": "any text will do to load what judges"},
    "branches/journeys.py": {"letter": "the slowest to arrive, so the latest term"},
    "facts/found.py": {"email": "kind of fact"},
    "fields/__init__.py": {"email": "name of a check"},
    "fields/contact.py": {"email": "code of a problem"},
    "journey/hooks.py": dict.fromkeys(("letter", "email", "berichtenbox"), "in writing, as the law asks it"),
    "reviewing/shown.py": {"email": "the one channel that is shown at the width of a phone"},
    "lint/inputs/text.py": dict.fromkeys(NAMES, "guesses the channel of a text by what it looks like"),
    "lint/reading/contact.py": {"email": "way to get in touch", "whatsapp": "way to get in touch"},
    "lint/rules/domein_onbekend.py": {"email": "kind of fact"},
    "lint/rules/feit_getypt.py": {"email": "kind of fact"},
    "lint/rules/contactwegen_te_weinig.py": {"email": "way to get in touch", "whatsapp": "way to get in touch"},
    "panel/facts.py": {"email": "contact detail"},
    "panel/pack.py": {"email": "contact detail"},
    "panel/questions.py": {"email": "contact detail"},
    "reviewing/page.py": {"letter": "its own pages are laid out as a letter is"},
    "stages/model.py": {"email": "contact detail"},
    "werkbank/team/config.py": {"email": "claim of a provider"},
    "werkbank/team/provider.py": {"email": "claim of a provider"},
    "werkbank/aside/tasks.py": {"letter": "the text that a new process looks at to be warm"},
    "werkbank/screens/style.py": {"email": "field of a creditor", "whatsapp": "field of a creditor"},
    "werkbank/screens/help.py": {"letter": "the text that the tour begins with"},
    "werkbank/screens/looked.py": {"letter": "the one channel that is shown as pages"},
    "templating/context.py": {"letter": "the template word ook_brief", "email": "the template word ook_email"},
}
"""Where a name of a channel may stand: where the rule is about that one channel, or the word means something else."""


def named(source: str) -> Iterator[str]:
    """The names of channels, and of their files, that stand as a text of their own in Python source."""
    known = {*NAMES, *channels.LINE_FILES, *(f"{folder}/" for folder in channels.FOLDERS)}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            name = next((one for one in known if node.value == one or (one.endswith("/") and one in node.value)), None)
            if name and " " not in node.value:
                yield name.removesuffix(".jsonl")


def modules() -> list[str]:
    found = (path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
    return sorted(name for name in found if not name.startswith(ANYWHERE))


@pytest.mark.slow
def test_no_module_has_a_channel_of_its_own() -> None:
    found = {name: set(named((PACKAGE / name).read_text(encoding="utf-8"))) for name in modules()}
    strange = {name: some - set(ALLOWED.get(name, {})) for name, some in found.items()}
    assert {name: some for name, some in strange.items() if some} == {}


def test_what_is_allowed_is_still_there() -> None:
    gone = [name for name in ALLOWED if not set(named((PACKAGE / name).read_text(encoding="utf-8")))]
    assert gone == []


@pytest.mark.parametrize(
    "copy",
    [
        'if message.channel == "letter": pass',
        'short = channel in ("sms", "whatsapp")',
        'NAMES = {"berichtenbox": "Berichtenbox"}',
        'match channel:\n    case "email": pass',
        'path = "sms.jsonl"',
        'path = "letters/{case_id}.pdf"',
    ],
)
def test_a_new_copy_is_seen(copy: str) -> None:
    assert list(named(copy))


def test_names_are_the_same_everywhere() -> None:
    assert CHANNELS == NAMES == tuple(RENDERERS) == get_args(Channel)
    assert all(name == record.name for name, record in RECORDS.items())
    assert len({word for one in RECORDS.values() for word in (one.name, *one.synonyms)}) == sum(
        1 + len(one.synonyms) for one in RECORDS.values()
    )


def kind(path: str) -> type[Any] | None:
    """The field of a case that a path leads to; fails when there is none."""
    model: Any = Case
    for part in path.split("."):
        annotation = model.model_fields[part].annotation
        model = next((one for one in (annotation, *get_args(annotation)) if _is_model(one)), annotation)
    return model  # type: ignore[no-any-return]


def _is_model(one: object) -> bool:
    return isinstance(one, type) and issubclass(one, BaseModel)


@pytest.mark.parametrize("record", RECORDS.values(), ids=NAMES)
def test_a_record_names_what_there_is(record: ChannelRecord) -> None:
    assert all(kind(path) for path in (*record.needs, record.guardian or "klant"))
    assert all(kind(path) is bool for path in record.blocked_by)
    assert not record.attaches or RECORDS[record.attaches].file
    assert not record.judged_as or RECORDS[record.judged_as]
    assert bool(record.file) != bool(record.line_file)
    assert "{case_id}" in record.single_file
    assert record.article in ("de", "het")


def case(**klant: object) -> Case:
    tree = json.loads((resources.samples_dir() / "fasen.json").read_text(encoding="utf-8"))[0]
    tree["klant"] |= {"mobiel": "0612345678", **klant}
    return Case.model_validate(tree)


@pytest.mark.parametrize("record", RECORDS.values(), ids=NAMES)
def test_a_channel_reaches_who_has_what_it_needs(record: ChannelRecord) -> None:
    assert record.name in reachable(case(kanalen=list(NAMES)))
    assert (record.name in reachable(case())) is not record.on_request
    for path in record.needs:
        without = case(kanalen=list(NAMES), **{path.removeprefix("klant."): None})
        assert record.name not in reachable(without)
    for path in record.blocked_by:
        tree = case(kanalen=list(NAMES)).model_dump()
        part, _, name = path.partition(".")
        tree[part][name] = True
        assert record.name not in reachable(Case.model_validate(tree))


def test_a_guardian_is_reached_by_the_guardians_own_address_only() -> None:
    tree = case(kanalen=list(NAMES)).model_dump()
    tree["bewindvoerder"] = {"naam": "Bewind en Zorg", "email": "post@bewindvoorbeeld.nl"}
    assert reachable(Case.model_validate(tree)) == ("email",)


def test_a_channel_without_levels_is_judged_as_another() -> None:
    likened = [one for one in RECORDS.values() if one.judged_as]
    assert likened
    for record in likened:
        assert profile("herinnering", record.name) == profile("herinnering", record.judged_as)
        assert profile("herinnering", record.name) != profile("herinnering", "sms")


def test_words_for_a_channel() -> None:
    assert [channels.meant(word) for word in ("brief", "mail", "app", "fax")] == ["letter", "email", "whatsapp", "fax"]
    assert (channels.label("whatsapp"), channels.label("oude_fax")) == ("WhatsApp", "oude fax")
    assert [channels.of_file(end) for end in (".pdf", ".docx", ".eml", ".html")] == [
        "letter",
        "letter",
        "email",
        "email",
    ]
    assert channels.with_attached(("berichtenbox", "sms")) == ("berichtenbox", "sms", "letter")
