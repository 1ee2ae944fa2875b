"""The linter as a creditor set it: own levels with their reason, and the domains its links may lead to."""

from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from letterkit.creditor import Creditor
from letterkit.creditor_file import load
from letterkit.lint import Level, Linter, Override

_LEVELS: dict[str, Level] = {"fout": "error", "let op": "warning", "tip": "info"}


def linter_for(path: Path, today: date) -> Linter:
    """A linter for one run, as the creditor file at ``path`` sets it."""
    return Linter(overrides=overrides(load(path)), today=today)


def overrides(creditor: Creditor) -> tuple[Override, ...]:
    """All that a creditor file changes in the tables."""
    chosen = tuple(
        Override(
            rule=one.regel,
            reason=one.reden,
            level=_LEVELS.get(one.niveau, "off"),
            stage=one.fase,
            channel=one.kanaal,
            by=one.door,
        )
        for one in creditor.toetsing
    )
    return (*chosen, Override(rule="link-vreemd-domein", reason="", options={"domains": _domains(creditor)}))


def _domains(creditor: Creditor) -> tuple[str, ...]:
    """The creditor's own domains, and those of the help and complaint bodies its letters name."""
    sites = [creditor.contact.website, creditor.klachten.buitenste_website, *(one.website for one in creditor.hulp)]
    hosts = [urlsplit(str(site)).hostname or "" for site in sites if site]
    return tuple(dict.fromkeys(host.removeprefix("www.") for host in (creditor.betalen.domein or "", *hosts) if host))
