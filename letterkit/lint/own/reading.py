"""Reading own rules, words and norms. A mistake is told with file, line, column and what was expected."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from letterkit.lint.findings import Level
from letterkit.lint.glossary.forms import BadForm, Grammar
from letterkit.lint.glossary.loader import SETS, VERBS, Sources, grammar_of
from letterkit.lint.glossary.nodes import Node, compose, elements, items, text, texts, wrong
from letterkit.lint.own.record import NONE, Own, OwnNorm, OwnRule, entries
from letterkit.lint.rule import names
from letterkit.resources import glossary_dir

RULES, WORDS, NORMS = "regels", "woorden", "normen"
PREFIX = "eigen-"
_LEVELS: dict[str, Level] = {"fout": "error", "let op": "warning", "tip": "info"}
_KINDS = ("verboden", "verplicht", "eerst", "niet_samen")
_LISTS = {
    "vormen": "forms",
    "anders": "others",
    "liever": "use",
    "fasen": "stages",
    "kanalen": "channels",
    "fout": "wrong",
    "goed": "right",
}
_TEXTS = {"melding": "message", "waarom": "why"}
_NEEDED = ("id", "niveau", "vormen", "melding", "waarom", "fout", "goed")
_WITH_OTHERS = frozenset({"eerst", "niet_samen"})


def load(folder: Path) -> Own:
    """All own rules, words and norms of a workspace; raises ``SourceInvalid``."""
    files = {name: sorted((folder / name).glob("*.yaml")) for name in (RULES, WORDS, NORMS)}
    if not any(files.values()):
        return NONE
    grammar = grammar_of(glossary_dir() / SETS, glossary_dir() / VERBS)
    rules: dict[str, OwnRule] = {}
    for path in (*files[RULES], *files[WORDS]):
        for rule, node in _rules(path, grammar, words=path.parent.name == WORDS):
            if rule.id in rules:
                raise wrong("own_id_twice", path, node, id=rule.id, other=rules[rule.id].file)
            rules[rule.id] = rule
    norms = tuple(norm for path in files[NORMS] for norm in _norms(path, rules))
    every = [path for paths in files.values() for path in paths]
    digest = hashlib.sha256(b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in every)).hexdigest()
    found = tuple(entry for rule in rules.values() for entry in entries(rule))
    return Own(rules, norms, digest, Sources(found, grammar, {}, {}, {}, digest))


def _rules(path: Path, grammar: Grammar, *, words: bool) -> Iterator[tuple[OwnRule, Node]]:
    owner, nodes = _head(path, "woorden" if words else "regels")
    for node in nodes:
        yield _rule(path, node, owner, grammar, words=words), node


def _head(path: Path, name: str) -> tuple[str, list[Node]]:
    root = compose(path)
    head = items(path, root)
    if sorted(head) != sorted(("eigenaar", name)):
        raise wrong("own_head", path, root, expected=f"eigenaar, {name}")
    return text(path, head["eigenaar"]), elements(path, head[name])


def _rule(path: Path, node: Node, owner: str, grammar: Grammar, *, words: bool) -> OwnRule:
    fields = items(path, node)
    for key in _NEEDED if not words else tuple(key for key in _NEEDED if key != "melding"):
        if key not in fields:
            raise wrong("own_field_missing", path, node, field=key)
    known = {"id", "niveau", "soort", *_LISTS, *_TEXTS}
    for key, value in fields.items():
        if key not in known:
            raise wrong("own_rule_field_unknown", path, value, field=key, expected=", ".join(sorted(known)))
    kind = text(path, fields["soort"]) if "soort" in fields else "verboden"
    if kind not in _KINDS or (words and kind != "verboden"):
        raise wrong("own_kind", path, fields["soort"], given=kind, expected=", ".join(_KINDS))
    if (kind in _WITH_OTHERS) != ("anders" in fields):
        raise wrong("own_others", path, node, kind=kind)
    values: dict[str, Any] = {ours: texts(path, fields[key]) for key, ours in _LISTS.items() if key in fields}
    values |= {ours: text(path, fields[key]) for key, ours in _TEXTS.items() if key in fields}
    if words:
        values.setdefault("message", _WORD_MESSAGE)
    _check_forms(path, fields, grammar)
    _check_marks(path, fields)
    return OwnRule(
        id=_id(path, fields["id"]),
        owner=owner,
        kind=kind,  # type: ignore[arg-type]
        level=_level(path, fields["niveau"]),
        file=f"{path.parent.name}/{path.name}",
        line=node.start_mark.line + 1,
        **values,
    )


_WORD_MESSAGE = "Schrijf liever {suggestions} dan “{text}”."


def _id(path: Path, node: Node) -> str:
    given = text(path, node)
    if not given.startswith(PREFIX):
        raise wrong("own_id", path, node, given=given, prefix=PREFIX)
    return given


def _level(path: Path, node: Node) -> Level:
    given = text(path, node)
    if given not in _LEVELS:
        raise wrong("own_level", path, node, given=given, expected=", ".join(_LEVELS))
    return _LEVELS[given]


def _check_forms(path: Path, fields: Mapping[str, Node], grammar: Grammar) -> None:
    for key in ("vormen", "anders"):
        for node in elements(path, fields[key]) if key in fields else ():
            form = text(path, node)
            try:
                grammar.read(form)
            except BadForm as error:
                raise wrong("glossary_form_" + error.problem, path, node, form=form, part=error.part) from error


def _check_marks(path: Path, fields: Mapping[str, Node]) -> None:
    for key in ("fout", "goed"):
        for node in elements(path, fields[key]):
            signs = [sign for sign in text(path, node) if sign in "«»"]
            if signs != ["«", "»"] * (len(signs) // 2) or bool(signs) != (key == "fout"):
                raise wrong("own_marks", path, node, field=key)


def _norms(path: Path, rules: Mapping[str, OwnRule]) -> Iterator[OwnNorm]:
    owner, nodes = _head(path, "normen")
    for node in nodes:
        fields = items(path, node)
        if sorted(fields) != sorted(("id", "vraagt", "bron", "regels")):
            raise wrong("own_norm", path, node, expected="id, vraagt, bron, regels")
        for rule in elements(path, fields["regels"]):
            if text(path, rule) not in rules and text(path, rule) not in names():
                raise wrong("own_norm_rule", path, rule, rule=text(path, rule))
        yield OwnNorm(
            id=text(path, fields["id"]),
            owner=owner,
            asks=text(path, fields["vraagt"]),
            source=text(path, fields["bron"]),
            rules=texts(path, fields["regels"]),
            file=f"{path.parent.name}/{path.name}",
            line=node.start_mark.line + 1,
        )
