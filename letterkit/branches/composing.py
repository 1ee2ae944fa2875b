"""Every distinct message that the templates can make: all stages and channels, over cases and creditors that differ.

What a case says is gathered once for a stage and a set of channels, and a message is only made whole when its template
takes a path that no case took before: most cases differ in nothing that a template asks for.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from letterkit import journey, pipeline
from letterkit.branches import own_values
from letterkit.branches.variants import bare, plainest, rich, variants
from letterkit.branches.wordings import Wordings
from letterkit.case import Case
from letterkit.case.arrears import month_after
from letterkit.creditor import Creditor
from letterkit.errors import CannotRender, SourceInvalid, WrongCall
from letterkit.message import Channel, Message, Payment
from letterkit.payment import agreement, request
from letterkit.stages import shipped
from letterkit.templating import context
from letterkit.templating.context import Context
from letterkit.templating.template import Template
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
_OF_OTHER_CHANNELS = {"zaak.ook_brief", "zaak.ook_email"}
_LOWER_LAST, _MANY_TERMS = Decimal("0.50"), 24

_Shapes = dict[tuple[int, tuple[bool, ...]], object]
"""Shapes that came by, by identity and by which of their values are empty: a hole makes another message. They are kept,
so that no identity comes back for another shape.
"""


class Branch(NamedTuple):
    """A distinct message, the words its template was filled with, and the creditor whose it is."""

    message: Message
    words: Context
    creditor: Creditor


class Composer:
    """Makes the messages of a workspace. ``faults``: what was wrong with templates only when they were filled.

    fuller: a creditor that fills what this one leaves empty; text that only such a creditor can reach is no dead text.
    """

    def __init__(self, workspace: Workspace, cases: tuple[Case, ...], today: date, fuller: Creditor | None = None):
        self.workspace, self.cases, self.today, self.fuller = workspace, cases, today, fuller
        self.faults: list[SourceInvalid] = []
        self._wordings = Wordings()
        self._words: dict[int, Context] = {}
        self._looks: dict[int, journey.Look] = {}
        self._payments: dict[tuple[request.Asked, int], Payment] = {}

    @cached_property
    def pairs(self) -> tuple[tuple[Case, Workspace], ...]:
        """Cases that differ in one field each, with this creditor; and creditors that do, with two cases."""
        creditor = self.workspace.creditor
        full = own_values.filled(_of_other_sectors(_long_behind(rich(self.cases))), creditor)
        least = bare(full)
        bases = (*_cases(full), *_cases(least), *_cases(plainest(self.cases)), *self.cases)
        if creditor.eigen:
            bases += tuple(
                variant for base in (full, least) for variant in own_values.variants(base, creditor, self._compared())
            )
            bases += tuple(own_values.filled(case, creditor) for case in self.cases)
        creditors = [*_creditors(creditor), *(_filled(creditor, self.fuller) if self.fuller else ())]
        workspaces = [replace(self.workspace, creditor=owner) for owner in creditors]
        elsewhere = [own for own in workspaces if own.creditor.sector != creditor.sector]
        pairs = (
            *((base, self.workspace) for base in bases),
            *((complete, own) for own in workspaces for complete in (full, least)),
            *((_with_costs_and_rest(full), own) for own in elsewhere),
            *((_with_costs_and_rest(full), own) for own in workspaces if own.creditor.incassokosten_btw),
            *((_with_costs_and_rest(full), own) for own in workspaces if own.creditor.vertragingsrente),
        )
        return tuple((own_values.with_needed(case, creditor), own) for case, own in pairs)

    def _compared(self) -> frozenset[tuple[str, object]]:
        """Own fields, each with a fixed value that some template compares it with; a faulty template has none."""
        compared: set[tuple[str, object]] = set()
        for name in self.workspace.templates.folders.names():
            with suppress(SourceInvalid):
                compared |= self.workspace.templates.get(*name).compared
        return frozenset(compared)

    def of_stage(self, stage: str, channels: tuple[Channel, ...], wanted: frozenset[Channel]) -> Iterator[Message]:
        """The distinct messages of a stage on the ``wanted`` channels; ``channels`` are all that it has.

        Each case is written to on all channels together, and alone on a channel whose text may speak of the others.
        """
        return (branch.message for branch in self.branches_of_stage(stage, channels, wanted))

    def branches_of_stage(
        self, stage: str, channels: tuple[Channel, ...], wanted: frozenset[Channel]
    ) -> Iterator[Branch]:
        """The same, each with what led to it."""
        seen: set[object] = set()
        shapes: _Shapes = {}
        templates = self.workspace.templates  # those of all pairs
        alone = [each for each in channels if each in wanted and _names_others(templates.get(stage, each))]
        for number in range(len(self.pairs)):
            with suppress(CannotRender, WrongCall):
                in_progress = self._begun(number, stage)
                for together in (channels, *((channel,) for channel in alone)):
                    in_progress.channels = together
                    for message, words in self._of_case(number, in_progress, wanted, shapes):
                        if (key := (self._wordings.of(message), _empty(message.values))) not in seen:
                            seen.add(key)
                            yield Branch(message, words, self.pairs[number][1].creditor)

    def _begun(self, number: int, stage: str) -> pipeline.CaseInProgress:
        """A case in a stage, with what all its messages there ask and offer."""
        case, own = self.pairs[number]
        decision = self._look(number).for_stage(stage)
        in_progress = pipeline.CaseInProgress(case, own, self.today, stage=decision.stage or "")
        in_progress.decision = decision
        if number not in self._words:
            self._words[number] = context.of_case(case, own.creditor, self.today)
        pipeline.gather_payment(in_progress, self._payment)
        return in_progress

    def _payment(
        self, case: Case, creditor: Creditor, decision: journey.Decision, secret: bytes | None, today: date
    ) -> Payment | None:
        """As ``request.build``, once for all cases that ask the same: most differ in something else."""
        asked = request.asked_of(case, decision)
        if asked is None:
            return None
        key = asked, id(creditor.betalen)  # which the pairs keep
        if key not in self._payments:
            self._payments[key] = request.made(asked, creditor.betalen, secret, today)
        return self._payments[key]

    def _of_case(
        self, number: int, in_progress: pipeline.CaseInProgress, wanted: frozenset[Channel], shapes: _Shapes
    ) -> Iterator[tuple[Message, Context]]:
        own = in_progress.workspace
        pipeline.gather_for_channels(in_progress, self._words[number])
        for channel in in_progress.channels:
            if channel not in wanted:
                continue
            template = own.templates.get(in_progress.stage, channel)
            with suppress(CannotRender):
                try:
                    of_case = template.shaped(in_progress.words)
                except SourceInvalid as fault:
                    self._note(fault)
                    continue
                key = id(of_case[0]), _empty(of_case[1])
                if key not in shapes:
                    pipeline.gather_around(in_progress)
                    message = template.whole(*of_case, in_progress.around)
                    agreement.check(message, owed=in_progress.decision.amount, secret=own.secret)
                    shapes[key] = of_case[0]
                    yield message, in_progress.words

    def _look(self, number: int) -> journey.Look:
        if number not in self._looks:
            case, own = self.pairs[number]
            self._looks[number] = journey.Look(case, own.creditor, self.today)
        return self._looks[number]

    def _note(self, fault: SourceInvalid) -> None:
        place = ("file", "line", "column")
        if not any(all(known.values[key] == fault.values[key] for key in place) for known in self.faults):
            self.faults.append(fault)


def distinct_messages(workspace: Workspace, cases: tuple[Case, ...], today: date) -> Iterator[Message]:
    """Every message that differs in more than its data. Raises ``SourceInvalid`` for a template that is wrong."""
    names = workspace.templates.folders.names()
    composer = Composer(workspace, cases, today)
    for stage in dict.fromkeys(stage for stage, _ in names):
        channels = tuple(channel for own, channel in names if own == stage)
        yield from composer.of_stage(stage, channels, frozenset(channels))
    for fault in composer.faults:
        raise fault


def _names_others(template: Template) -> bool:
    """Whether a text differs with the other channels on which its case is written to."""
    return any(use.path in _OF_OTHER_CHANNELS for use in template.fields)


def _empty(values: tuple[str, ...]) -> tuple[bool, ...]:
    return tuple([not value or value.isspace() for value in values])


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
