"""The outcome of one document: findings, what was excused, and what the letter offers its reader."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from letterkit import language
from letterkit.lint.document import Document
from letterkit.lint.findings import LEVELS, Finding, Level
from letterkit.lint.levels import Override
from letterkit.lint.reading.contact import contact
from letterkit.lint.reading.feeling import empathy
from letterkit.lint.reading.solution import named, offers
from letterkit.lint.waivers import Suppressed

TONES = ("threat", "blame", "cold", "command", "shame")


@dataclass(frozen=True, slots=True)
class Solutions:
    """What way out the letter offers: ``options`` are solution ids, ``channels`` the routes to get in touch."""

    offered: bool
    options: tuple[str, ...]
    contact_invited: bool
    channels: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """``stage`` is the one given, or read from the text when none was given, or None. ``known``: in the baseline."""

    document: Document
    stage: str | None
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    overrides: tuple[Override, ...] = ()
    known: tuple[Finding, ...] = ()

    def count(self, level: Level) -> int:
        """How many findings have this level."""
        return sum(finding.level == level for finding in self.findings)

    @property
    def worst(self) -> Level | None:
        """The heaviest level that was found."""
        return next((level for level in LEVELS if self.count(level)), None)

    @property
    def tone(self) -> dict[str, int]:
        """How often each unwelcome tone was heard (excused ones too), and how often an understanding one."""
        heard = Counter(finding.kind for finding in (*self.findings, *(excused.finding for excused in self.suppressed)))
        return {**{kind: heard[kind] for kind in TONES}, "empathy": len(empathy(self.document))}  # type: ignore[index]

    @property
    def solutions(self) -> Solutions:
        """The way out and the way to a person."""
        reached = contact(self.document)
        return Solutions(
            offered=any(offer.strength == "clear" for offer in offers(self.document)),
            options=tuple(named(self.document)),
            contact_invited=bool(reached.invitations),
            channels=reached.routes,
        )

    @property
    def readability(self) -> language.Readability:
        """How hard the running text is to read."""
        prose = "\n\n".join(sentence.text for sentence in self.document.prose)
        return language.readability(prose, as_prose=True)
