"""Reading glossary files. A mistake is told with file, line, column and what was expected."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from letterkit.errors import SourceInvalid
from letterkit.lint.glossary.entry import LEVELS, RULES, TONE, Entry
from letterkit.lint.glossary.forms import BadForm, Grammar, Literal
from letterkit.lint.glossary.inflect import Irregular
from letterkit.lint.glossary.nodes import Node, compose, elements, flag, items, text, texts, wrong
from letterkit.lint.glossary.swaps import read_swaps

SETS, VERBS, CITATIONS, SWAPS = "_sets.yaml", "_werkwoorden.yaml", "_bronnen.yaml", "_vervangen.yaml"
_FORMS = ("forms", "unless", "only", "explained")
_LISTS = (*_FORMS, "use", "bad", "good")
_TEXTS = ("id", "level", "why", "source")
_FLAGS = ("label", "negated", "exact")
_NEEDED = ("id", "forms", "use", "why", "level", "source", "bad", "good")
_HEAD = ("rule", "title", "entries")


@dataclass(frozen=True, slots=True)
class Sources:
    """What a glossary folder holds. ``titles``: file name -> Dutch heading. ``digest``: sha256 over all files.

    swaps: marked words, folded -> what can stand in their place, and beside which words it cannot.
    """

    entries: tuple[Entry, ...]
    grammar: Grammar
    titles: Mapping[str, str]
    citations: Mapping[str, str]
    swaps: Mapping[str, tuple[str, ...]]
    digest: str


def read_folder(folder: Path) -> Sources:
    """Read every glossary file of a folder; raises ``SourceInvalid``."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise SourceInvalid("glossary_empty", file=str(folder))
    reader = _Reader(grammar_of(folder / SETS, folder / VERBS), _citations(folder / CITATIONS))
    titles: dict[str, str] = {}
    entries: list[Entry] = []
    for path in files:
        if not path.name.startswith("_"):
            titles[path.name], of_file = reader.file(path)
            entries += of_file
    swaps = read_swaps(folder / SWAPS, reader.grammar, reader.terms) if (folder / SWAPS).exists() else {}
    return Sources(tuple(entries), reader.grammar, titles, reader.citations, swaps, digest_of(folder))


def digest_of(folder: Path) -> str:
    """A sha256 over the names and contents of all glossary files of a folder."""
    files = sorted(folder.glob("*.yaml"))
    return hashlib.sha256(b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in files)).hexdigest()


def _sets(path: Path) -> dict[str, tuple[str, ...]]:
    return {name: texts(path, node) for name, node in items(path, compose(path)).items()}


def _citations(path: Path) -> dict[str, str]:
    return {key: text(path, node) for key, node in items(path, compose(path)).items()}


def _verbs(path: Path) -> dict[str, Irregular]:
    """``nemen: {past: [nam, namen], participle: genomen}``, with ``present`` where spelling rules do not give it."""
    verbs: dict[str, Irregular] = {}
    for name, node in items(path, compose(path)).items():
        keys = items(path, node)
        if not {"past", "participle"} <= keys.keys() <= {"past", "participle", "present"}:
            raise wrong("glossary_verb", path, node, verb=name)
        present = texts(path, keys["present"]) if "present" in keys else ()
        verbs[name] = Irregular(texts(path, keys["past"]), text(path, keys["participle"]), present)
    return verbs


def grammar_of(sets: Path, verbs: Path) -> Grammar:
    """The named sets and verbs that forms may use, of two files."""
    return Grammar(_sets(sets), _verbs(verbs))


class _Reader:
    """Reads entry files one after the other; knows which ids and forms are taken."""

    def __init__(self, grammar: Grammar, citations: Mapping[str, str]) -> None:
        self.grammar = grammar
        self.citations = citations
        self._ids: dict[str, str] = {}
        self._owners: dict[tuple[bool, str], str] = {}

    @property
    def terms(self) -> frozenset[str]:
        """The forms without a gap of all words that are no matter of tone, folded."""
        return frozenset(term for tone, term in self._owners if not tone)

    def file(self, path: Path) -> tuple[str, list[Entry]]:
        root = compose(path)
        head = items(path, root)
        if sorted(head) != sorted(_HEAD):
            raise wrong("glossary_head", path, root, expected=", ".join(_HEAD))
        rule = text(path, head["rule"])
        if rule not in RULES:
            raise wrong("glossary_rule", path, head["rule"], given=rule, expected=", ".join(RULES))
        return text(path, head["title"]), [self._entry(path, rule, node) for node in elements(path, head["entries"])]

    def _entry(self, path: Path, rule: str, node: Node) -> Entry:
        fields = items(path, node)
        for key in _NEEDED:
            if key not in fields:
                raise wrong("glossary_field_missing", path, node, field=key)
        values = {key: _value(path, key, value) for key, value in fields.items()}
        if values["level"] not in LEVELS:
            raise wrong("glossary_level", path, fields["level"], given=values["level"], expected=", ".join(LEVELS))
        if values["source"] not in self.citations:
            expected = ", ".join(self.citations)
            raise wrong("glossary_source", path, fields["source"], given=values["source"], expected=expected)
        values["source"] = self.citations[values["source"]]
        entry = Entry(rule=rule, file=path.name, line=node.start_mark.line + 1, **values)
        self._check(path, entry, fields)
        return entry

    def _check(self, path: Path, entry: Entry, fields: Mapping[str, Node]) -> None:
        if entry.id in self._ids:
            raise wrong("glossary_id_twice", path, fields["id"], id=entry.id, other=self._ids[entry.id])
        self._ids[entry.id] = path.name
        for key in ("forms", "use", "bad", "good"):
            if not getattr(entry, key):
                raise wrong("glossary_field_missing", path, fields[key], field=key)
        _check_marks(path, fields)
        for key in _FORMS:
            if key in fields and getattr(entry, key):
                for node in elements(path, fields[key]):
                    self._check_form(path, entry, node, taken=key == "forms")

    def _check_form(self, path: Path, entry: Entry, node: Node, *, taken: bool) -> None:
        """A form can be read and belongs to one entry of its kind; it may be hard and threatening, not hard twice."""
        form = text(path, node)
        try:
            patterns = self.grammar.read(form.removeprefix("~"))
        except BadForm as error:
            raise wrong("glossary_form_" + error.problem, path, node, form=form, part=error.part) from error
        if not taken:
            return
        for literal in (part for pattern in patterns if len(pattern.parts) == 1 for part in pattern.parts[0]):
            owner = self._owners.setdefault((entry.rule in TONE, _key(literal, entry)), entry.id)
            if owner != entry.id:
                raise wrong("glossary_form_twice", path, node, form=literal.original, other=owner)


def _key(literal: Literal, entry: Entry) -> str:
    return "*" * literal.open_left + (literal.original if entry.exact else literal.text) + "*" * literal.open_right


def _value(path: Path, key: str, node: Node) -> Any:
    if key in _FLAGS:
        return flag(path, node)
    if key == "explained" and node.tag == "tag:yaml.org,2002:bool":
        return () if flag(path, node) else None
    if key in _LISTS:
        return texts(path, node)
    if key in _TEXTS:
        return text(path, node)
    raise wrong("glossary_field_unknown", path, node, field=key)


def _check_marks(path: Path, fields: Mapping[str, Node]) -> None:
    for key, node in _examples(path, fields):
        signs = [sign for sign in text(path, node) if sign in "«»"]
        if signs != ["«", "»"] * (len(signs) // 2) or bool(signs) != (key == "bad"):
            raise wrong("glossary_marks", path, node, field=key)


def _examples(path: Path, fields: Mapping[str, Node]) -> Iterator[tuple[str, Node]]:
    yield from (("bad", node) for node in elements(path, fields["bad"]))
    yield from (("good", node) for node in elements(path, fields["good"]))
