"""Cases and creditors that differ in one field each, from which messages of all branches are composed."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import Any

from letterkit.branches import own_values
from letterkit.branches.variants import bare, plainest, rich, variants
from letterkit.case import Case
from letterkit.case.arrears import month_after
from letterkit.creditor import Creditor
from letterkit.errors import SourceInvalid
from letterkit.stages import shipped
from letterkit.workspace import Workspace

# Values for what a sample case or creditor may leave empty, by dotted field name; several in a tuple.
_CASE_FILL: dict[str, object] = {
    "klant.bedrijfsnaam": "Bakkerij Voorbeeld",
    "contactpersoon": {"naam": "Noor de Wit", "telefoon": "020 123 4567", "email": "noor@voorbeeld.nl"},
    "bewindvoerder": {"naam": "Bewind en Zorg", "adres": None, "email": "post@bewindvoorbeeld.nl"},
    "eerdere_berichten": [{"fase": "herinnering", "datum": "2020-03-02"}],
    "betaalomschrijving": "Factuur 2026-77",
    "vordering": {"schuldeiser": "De Spaak", "schuldeiser_adres": "Kade 2, 7411 AA Deventer", "grondslag": "een koop"},
    "regeling.betaalde_termijnen": 2,
    "overdracht.kosten": ("40.00", "0"),
    "achterstand.rente": "4.20",
    "regeling.rente": "4.20",
    "regeling.aantal_termijnen": 24,  # more than a table holds
    "regeling.incassodag": 22,
    "regeling.machtigingskenmerk": "M-2026-77",
    "voorstel.rente": "4.20",
    "voorstel.totaal": "1.00",  # set right by what is added up
    "achterstand.kosten": "12.00",
}
_TERMS: tuple[dict[str, object], ...] = (
    {"bedrag": "300.00", "omschrijving": "termijn van de lening", "factuurnummer": "77", "factuurdatum": "2026-05-03"},
    {"bedrag": "300.00"},
    {"bedrag": "300.00"},
    {"bedrag": "280.50"},
)
_CREDITOR_FILL: dict[str, object] = {
    "contact.whatsapp": "06 12345678",
    "vertragingsrente": "8.00",
    "kvk": "12345678",
    "wki_registratie": "2024-0077",
    "vergunning": "AFM, nummer 12345678",
    "betalen.tenaamstelling": "Stichting Derdengelden",
}
_PARTS: dict[str, dict[str, object]] = {
    "levering": {"einde_op": "2027-01-15", "contact_gezocht_op": "2026-11-10"},
    "vordering": {
        "schuldeiser": "Fietsenwinkel De Spaak",
        "schuldeiser_adres": "Kade 2, 7411 AA Deventer",
        "grondslag": "de koop van een fiets op 3 mei 2026",
        "overgenomen_op": "2026-11-01",
        "koper": "Krediet Koper",
        "koper_adres": "Zuidkade 1, 1082 AA Amsterdam",
        "koper_telefoon": "020 123 4599",
        "koper_email": "post@kredietkoper.nl",
    },
}
_LOWER_LAST, _MANY_TERMS = Decimal("0.50"), 24


def pairs(
    workspace: Workspace, cases: tuple[Case, ...], fuller: Creditor | None = None
) -> tuple[tuple[Case, Workspace], ...]:
    """Cases that differ in one field each, with this creditor; and creditors that do, with two cases."""
    creditor = workspace.creditor
    full = own_values.filled(_of_other_sectors(_long_behind(rich(cases))), creditor)
    least = bare(full)
    bases = (*_cases(full), *_cases(least), *_cases(plainest(cases)), *cases)
    if creditor.eigen:
        bases += tuple(
            variant for base in (full, least) for variant in own_values.variants(base, creditor, _compared(workspace))
        )
        bases += tuple(own_values.filled(case, creditor) for case in cases)
    creditors = [*_creditors(creditor), *(_filled(creditor, fuller) if fuller else ())]
    workspaces = [replace(workspace, creditor=owner) for owner in creditors]
    elsewhere = [own for own in workspaces if own.creditor.sector != creditor.sector]
    pairs = (
        *((base, workspace) for base in bases),
        *((complete, own) for own in workspaces for complete in (full, least)),
        *((_with_costs_and_rest(full), own) for own in elsewhere),
        *((_with_costs_and_rest(full), own) for own in workspaces if own.creditor.incassokosten_btw),
        *((_with_costs_and_rest(full), own) for own in workspaces if own.creditor.vertragingsrente),
    )
    return tuple((own_values.with_needed(case, creditor), own) for case, own in pairs)


def _compared(workspace: Workspace) -> frozenset[tuple[str, object]]:
    """Own fields, each with a fixed value that some template compares it with; a faulty template has none."""
    compared: set[tuple[str, object]] = set()
    for name in workspace.templates.folders.names():
        with suppress(SourceInvalid):
            compared |= workspace.templates.get(*name).compared
    return frozenset(compared)


def _long_behind(case: Case) -> Case:
    """The case with more and larger missed terms than one sentence or the lowest fee can tell."""
    days = [month_after(case.stand_op, -months) for months in range(len(_TERMS), 0, -1)]
    terms = [{"vervaldatum": day, **term} for day, term in zip(days, _TERMS, strict=True)]
    tree = case.model_dump()
    tree["achterstand"]["termijnen"] = terms
    _added_up(tree)
    return Case.model_validate(tree)


def _of_other_sectors(case: Case) -> Case:
    """The case with the parts that only some sectors have, as full as they can be."""
    return Case.model_validate({**case.model_dump(), **_PARTS})


def _with_costs_and_rest(case: Case) -> Case:
    """The case with what some creditors have sentences of their own for: costs, interest, a rest."""
    tree = case.model_dump()
    for name in ("kosten", "rente"):
        tree["achterstand"][name] = _CASE_FILL[f"achterstand.{name}"]
    if tree["schuldhulp"]:
        tree["schuldhulp"]["soort"] = "moratorium"
    _added_up(tree)
    return Case.model_validate(tree)


_VARIANTS: dict[str, tuple[Case, ...]] = {}
_MOST_VARIED = 24


def _cases(case: Case) -> tuple[Case, ...]:
    """Its variants, remembered: each side of a comparison, and each judgement, asks for those of the same few cases."""
    key = case.model_dump_json()
    if key not in _VARIANTS:
        if len(_VARIANTS) >= _MOST_VARIED:
            _VARIANTS.clear()
        _VARIANTS[key] = tuple(variants(case, fill=_CASE_FILL, mend=_added_up))
    return _VARIANTS[key]


def _added_up(tree: dict[str, Any]) -> None:
    """Make the total of a changed case the sum of its parts again, and leave what else must go together right."""
    if tree.get("betaalomschrijving"):
        tree["betalingskenmerk"] = None
    for plan in (tree.get("regeling"), tree.get("voorstel")):
        if plan and (plan["totaal"] is not None or plan["aantal_termijnen"] >= _MANY_TERMS):
            plan["totaal"] = Decimal(plan["bedrag"]) * plan["aantal_termijnen"] - _LOWER_LAST
    if (plan := tree.get("regeling")) and plan["incassodag"]:  # nobody collects without a mandate
        plan["machtigingskenmerk"] = plan["machtigingskenmerk"] or _CASE_FILL["regeling.machtigingskenmerk"]
    owed = tree["achterstand"]
    parts = [*(part["bedrag"] for part in owed["termijnen"]), owed["rente"], owed["kosten"]]
    owed["totaal"] = sum((Decimal(part) for part in parts), Decimal(0))


def _creditors(creditor: Creditor) -> Iterator[Creditor]:
    for base in (creditor, bare(creditor)):
        for variant in variants(base.with_stages(shipped()), fill=_CREDITOR_FILL):  # compared as they are made
            yield variant.model_copy(update={"eigen": creditor.eigen}).with_stages(creditor.stages)


def _filled(creditor: Creditor, fuller: Creditor) -> Iterator[Creditor]:
    """The creditor with what it leaves empty taken from a fuller one, where the two go together."""
    both = (creditor.with_stages(shipped()), fuller.with_stages(shipped()))
    yield rich(both).with_stages(creditor.stages)
    deeper = both[0].model_copy(update={"contact": fuller.contact, "klachten": fuller.klachten, "hulp": fuller.hulp})
    yield deeper.with_stages(creditor.stages)
