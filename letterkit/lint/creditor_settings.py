"""The linter as a creditor set it: own levels with their reason, and the domains its links may lead to."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from letterkit.creditor import Creditor
from letterkit.creditor_file import load
from letterkit.errors import WrongCall
from letterkit.facts import Known
from letterkit.facts.found import national
from letterkit.law.settings import Settings
from letterkit.lint import Level, Linter, Override, levels, partners
from letterkit.lint.own import load as load_own
from letterkit.lint.rule import rules

_LEVELS: dict[str, Level] = {"fout": "error", "let op": "warning", "tip": "info"}


def linter_for(path: Path, today: date) -> Linter:
    """A linter for one run, as the creditor file at ``path`` sets it."""
    creditor = load(path)
    levels.check(creditor.stages)
    return Linter(
        overrides=overrides(creditor),
        today=today,
        stages=creditor.stages,
        law=own_law(creditor),
        known=replace(known(creditor), partners=frozenset(partners.load(path.resolve().parent))),
        own=load_own(path.resolve().parent),
    )


def known(creditor: Creditor) -> Known:
    """What is true of the creditor, for texts to be held against."""
    contact, complaints, pay, messages = creditor.contact, creditor.klachten, creditor.betalen, creditor.berichten
    phones = [
        contact.telefoon,
        contact.whatsapp,
        complaints.telefoon,
        *(organisation.telefoon for organisation in creditor.hulp),
    ]
    emails = [contact.email, complaints.email, messages.email_afzender]
    return Known(
        names=frozenset({creditor.naam, pay.tenaamstelling, creditor.ondertekening}),
        ibans=frozenset({pay.iban.replace(" ", "")}),
        phones=frozenset(national(phone) for phone in phones if phone),
        emails=frozenset(str(email).lower() for email in emails),
        domains=frozenset({*_domains(creditor), *(str(email).rpartition("@")[2].lower() for email in emails)}),
        solutions=frozenset(solution.id for solution in creditor.oplossingen),
        from_amounts=tuple(
            (int(solution.bedrag_vanaf * 100), solution.id)
            for solution in creditor.oplossingen
            if solution.bedrag_vanaf
        ),
        promises=frozenset(name for name, kept in creditor.beloften if kept),
        call_hours=contact.telefoon_uren,
        visit_hours=contact.bezoekuren or "",
        complaint=complaints.uitleg,
        outside_weeks=complaints.termijn_weken or 0,
        pay_days=pay.termijn_dagen,
        texts=tuple(f"{solution.naam} {solution.uitleg}" for solution in creditor.oplossingen),
    )


def own_law(creditor: Creditor) -> Settings | None:
    """The creditor's figures of law when some are its own: without them a linter need not carry the law along."""
    return creditor.law if creditor.wet else None


def overrides(creditor: Creditor) -> tuple[Override, ...]:
    """All that a creditor file changes in the tables.

    Raises ``WrongCall``: "lint_rule_of_law" for a rule on law or truth that is switched off, or made a tip.
    """
    for choice in creditor.toetsing:
        if choice.niveau in ("uit", "tip") and choice.regel in rules() and rules()[choice.regel].rule.of_law:
            raise WrongCall("lint_rule_of_law", rule=choice.regel)
    chosen = tuple(
        Override(
            rule=choice.regel,
            reason=choice.reden,
            level=_LEVELS.get(choice.niveau, "off"),
            stage=choice.fase,
            channel=choice.kanaal,
            by=choice.door,
            until=choice.tot,
        )
        for choice in creditor.toetsing
    )
    return (*chosen, Override(rule="link-vreemd-domein", reason="", options={"domains": _domains(creditor)}))


def _domains(creditor: Creditor) -> tuple[str, ...]:
    """The creditor's own domains, and those of the help and complaint bodies its letters name."""
    sites = [
        creditor.contact.website,
        creditor.klachten.buitenste_website,
        *(organisation.website for organisation in creditor.hulp),
    ]
    hosts = [urlsplit(str(site)).hostname or "" for site in sites if site]
    return tuple(dict.fromkeys(host.removeprefix("www.") for host in (creditor.betalen.domein or "", *hosts) if host))
