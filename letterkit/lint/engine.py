"""Judge documents: every rule that holds for the stage and channel, each sentence judged once per run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from letterkit.facts.known import Known
from letterkit.lint.document import Document, Sentence
from letterkit.lint.findings import LEVELS, Finding, Level, Span
from letterkit.lint.levels import UNKNOWN, Override, Setting, profile
from letterkit.lint.locations import Lines, located
from letterkit.lint.own.record import NONE, Own, OwnRule
from letterkit.lint.reading.stage import infer
from letterkit.lint.report import Report
from letterkit.lint.rule import Loaded, Rule, rules
from letterkit.lint.waivers import Suppressed, apply
from letterkit.stages import Stages, shipped

if TYPE_CHECKING:
    from letterkit.law.settings import Settings

_Found = tuple[str, Span]
_Judged = dict[tuple[str, str, str | None], tuple[_Found, ...]]
_MOST_KEPT = 50_000  # sentences that one set of rules judged


@dataclass(slots=True)
class _Profile:
    """What holds for one stage and channel. ``judged``: what equal sentences were found to hold, in one place for all
    stages and channels whose sentences are asked the same.
    """

    settings: dict[str, Setting]
    sentence_rules: list[Loaded]
    document_rules: list[Loaded]
    waiver_rules: list[Loaded]
    judged: _Judged


class Linter:
    """Judges documents one after the other and remembers sentences it has seen; one linter serves a whole run.

    overrides: the creditor's own levels, each with its reason. today: the day exceptions must still hold on; without it
    their end dates are not looked at. only: the ids of the rules to ask; None is all. stages: those of the creditor;
    None is the shipped ones. law: the creditor's own figures. known: what is true of the sender and the case. own:
    the creditor's own rules. lowest:
    rules with a lower level for the stage and channel are not asked.
    """

    def __init__(
        self,
        *,
        overrides: Iterable[Override] = (),
        today: date | None = None,
        only: Collection[str] | None = None,
        stages: Stages | None = None,
        law: Settings | None = None,
        known: Known | None = None,
        own: Own = NONE,
        lowest: Level = LEVELS[-1],
    ) -> None:
        self.overrides = tuple(overrides)
        self.today = today
        self.only = only
        self.stages = stages or shipped()
        self.law = law
        self.known = known
        self.own = own
        self._floor = LEVELS.index(lowest)
        self._profiles: dict[tuple[str | None, str, tuple[bool, ...]], _Profile] = {}
        self._judged: dict[str, _Judged] = {}

    def judge(self, document: Document, *, invented: bool = False) -> Report:
        """All findings of one document, in reading order, with what was excused and what the letter offers.

        invented: its case is nobody's and comes back in more documents, so sentences with its data are remembered too.
        """
        document = self._with_what_is_known(document)
        stage = document.stage or infer(document, self.stages)
        today = self.today or document.day
        profile_ = self._profile(stage, document.channel, today)
        places = list(self._places(document, profile_, invented=invented))
        findings = [*_findings(document, profile_, places), *self._own_findings(document, stage)]
        kept, suppressed, outcome = apply(document, findings, today=today)
        of_waivers = [
            (loaded.rule.id, place) for loaded in profile_.waiver_rules for place in _asked(loaded, outcome, profile_)
        ]
        if of_waivers:
            kept += _findings(_as_written(document), profile_, of_waivers)
        return Report(
            document=document,
            stage=stage,
            findings=tuple(sorted(kept, key=lambda finding: (finding.start, finding.end, finding.rule))),
            suppressed=suppressed,
            overrides=tuple(
                override
                for override in self.overrides
                if override.reason and not override.over(today) and override.holds(stage or UNKNOWN, document.channel)
            ),
        )

    def _with_what_is_known(self, document: Document) -> Document:
        """The document with what the linter knows beside it, as far as it does not say so itself."""
        stage, facts = document.stage, document.facts
        if stage is None and document.declared in self.stages:
            stage = document.declared
        if stage and stage in self.stages and self.stages[stage].asks != "nothing":
            facts |= {"asks"}
        law = document.law if self.law is None else self.law
        known = self.known if document.known is None else document.known
        return replace(document, stage=stage, facts=facts, law=law, known=known)

    def _own_findings(self, document: Document, stage: str | None) -> Iterator[Finding]:
        lines = Lines(document) if self.own.rules else None
        for rule in self.own.rules.values():
            asked = (self.only is None or rule.id in self.only) and LEVELS.index(rule.level) <= self._floor
            if lines and asked and rule.holds(stage, document.channel):
                for place in self.own.places(rule, document):
                    if not (place.start < place.end and document.is_data(place.start, place.end)):
                        yield _finding(document, lines, rule, place, rule.level)

    def asking(self, only: Collection[str], *, lowest: Level = LEVELS[-1]) -> Linter:
        """A linter that asks just these rules of the ones that this linter asks, where they have ``lowest`` or more."""
        wanted = frozenset(only) if self.only is None else frozenset(only) & frozenset(self.only)
        return Linter(
            overrides=self.overrides,
            today=self.today,
            only=wanted,
            stages=self.stages,
            law=self.law,
            known=self.known,
            own=self.own,
            lowest=LEVELS[min(self._floor, LEVELS.index(lowest))],
        )

    def asks_anything(self, wording: Document) -> bool:
        """Whether any of its rules can find anything in a wording, whatever values stand in it."""
        holds = self._profile(wording.stage, wording.channel, self.today)
        own = any(self.only is None or rule_id in self.only for rule_id in self.own.rules)
        asked = (loaded.rule for loaded in (*holds.sentence_rules, *holds.document_rules, *holds.waiver_rules))
        return own or any(rule.may_find is None or rule.may_find(wording) for rule in asked)

    def _profile(self, stage: str | None, channel: str, today: date | None) -> _Profile:
        key = (stage, channel, tuple([override.over(today) for override in self.overrides]))
        if key not in self._profiles:
            held = tuple(override for override in self.overrides if not override.over(today))
            settings = profile(stage, channel, held, loaded=rules(), stages=self.stages)
            active = [loaded for rule_id, loaded in rules().items() if self._asks(rule_id, settings[rule_id].level)]
            of_sentence = [loaded for loaded in active if loaded.rule.scope == "sentence"]
            asked = repr([(loaded.rule.id, settings[loaded.rule.id].options) for loaded in of_sentence])
            self._profiles[key] = _Profile(
                settings=settings,
                sentence_rules=of_sentence,
                document_rules=[loaded for loaded in active if loaded.rule.scope == "document"],
                waiver_rules=[loaded for loaded in active if loaded.rule.scope == "waivers"],
                judged=self._judged.setdefault(asked, {}),
            )
        return self._profiles[key]

    def _asks(self, rule_id: str, level: Level | None) -> bool:
        wanted = self.only is None or rule_id in self.only
        return wanted and level is not None and LEVELS.index(level) <= self._floor

    def _places(self, document: Document, profile_: _Profile, *, invented: bool) -> Iterator[_Found]:
        for loaded in profile_.document_rules:
            for place in _asked(loaded, document, profile_):
                yield loaded.rule.id, place
        for sentence in document.sentences if profile_.sentence_rules else ():
            keep = invented or not document.has_data(sentence.start, sentence.end)
            for rule_id, place in _of_sentence(sentence, profile_, keep=keep):
                yield rule_id, replace(place, start=sentence.start + place.start, end=sentence.start + place.end)


def _of_sentence(sentence: Sentence, profile_: _Profile, *, keep: bool) -> tuple[_Found, ...]:
    """What the sentence rules say. A sentence with data of a real case is not kept: it is private."""
    key = (sentence.text, sentence.kind, sentence.box)
    known = profile_.judged.get(key)
    if known is not None:
        return known
    places = tuple(
        (loaded.rule.id, place) for loaded in profile_.sentence_rules for place in _asked(loaded, sentence, profile_)
    )
    if keep and len(profile_.judged) < _MOST_KEPT:
        profile_.judged[key] = places
    return places


def _asked(loaded: Loaded, text: object, profile_: _Profile) -> Iterable[Span]:
    return loaded.check(text, options=profile_.settings[loaded.rule.id].options)


def _findings(document: Document, profile_: _Profile, places: Iterable[_Found]) -> list[Finding]:
    findings: list[Finding] = []
    lines = Lines(document)
    for rule_id, place in places:
        level = profile_.settings[rule_id].level
        if level and not (place.start < place.end and document.is_data(place.start, place.end)):
            findings.append(_finding(document, lines, rules()[rule_id].rule, place, _lowest(level, place.at_most)))
    return findings


def _as_written(document: Document) -> Document:
    """The document with its comments still in it, which is where exceptions stand."""
    return replace(document, text=document.source, positions=None, pieces=(), data=(), memory={})


def _lowest(level: Level, ceiling: Level | None) -> Level:
    return level if ceiling is None else LEVELS[max(LEVELS.index(level), LEVELS.index(ceiling))]


def _finding(document: Document, lines: Lines, rule: Rule | OwnRule, place: Span, level: Level) -> Finding:
    where = located(document, lines, place.start, place.end)
    suggestions = " of ".join(f"“{suggestion}”" for suggestion in place.suggestions)
    values = {**place.values, "text": where.text, "suggestions": suggestions}
    return Finding(
        rule=rule.id,
        category=rule.category,
        level=level,
        message=rule.message.format_map(values),
        text=where.text,
        start=where.start,
        end=where.end,
        line=where.line,
        column=where.column,
        end_line=where.end_line,
        end_column=where.end_column,
        why=place.why or rule.why,
        source=place.source or rule.source,
        suggestions=place.suggestions,
        advice=place.advice,
        kind=place.kind,
        template=where.template,
    )


__all__ = ["Linter", "Suppressed"]
