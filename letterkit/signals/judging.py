"""Whether a case may go to the municipality, and if not, why: a code below ``signals.why_not`` in the texts."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from letterkit import journey
from letterkit.case import Case, EerderBericht
from letterkit.creditor import Creditor
from letterkit.errors import WrongCall
from letterkit.journey import term
from letterkit.sectors import MUNICIPALITY, sectors
from letterkit.signals.offers import Offers
from letterkit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Proof:
    """What was done before: the last written reminder with the offer, the time it gave, and the attempts to speak."""

    reminder: EerderBericht
    answer_before: date
    contact: date
    contact_how: str
    solution: date | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """``why_not`` is empty for a case that may go; ``first_day``: from when it may, where a day helps."""

    case: Case
    municipality: str = ""
    proof: Proof | None = None
    why_not: str = ""
    first_day: date | None = None


class Judge:
    """Judges the cases of one creditor on one day.

    Raises ``WrongCall`` for a sector that passes nothing on, or of which nobody confirmed what may go.
    """

    def __init__(self, workspace: Workspace, today: date) -> None:
        creditor = workspace.creditor
        data = sectors()[creditor.sector].municipality
        if data is None:
            raise WrongCall("signals_no_sector", sector=sectors()[creditor.sector].name)
        if not data.confirmed and MUNICIPALITY not in creditor.plichten:
            raise WrongCall("signals_unconfirmed", sector=sectors()[creditor.sector].name, note=data.note)
        self.workspace, self.creditor, self.today = workspace, creditor, today
        self.data = data.value
        self._offers = Offers(workspace, today)
        self._names = {" ".join(name.split()).casefold(): own for name, own in creditor.gemeenten.items()}

    def verdict(self, case: Case) -> Verdict:
        """The first reason that keeps it here, gravest first; otherwise its municipality and the proof."""
        for code, applies in _NOT.items():
            if applies(case, self.creditor, self.today):
                return Verdict(case, why_not=code)
        address = case.klant.adres
        if address is None or address.land != "NL":
            return Verdict(case, why_not="no_municipality")
        contact = max(self._contacts(case), default=None)
        if contact is None:
            return Verdict(case, why_not="no_contact")
        reminders = [message for message in self._since(case) if self._offers.of(message, case).offer]
        if not reminders:
            return Verdict(case, why_not="no_offer")
        last = max(reminders, key=lambda message: message.datum)
        until = term.of_message(last.fase, self.creditor, (last.kanaal,), last.datum).fee_from
        consented = case.toestemming is not None and case.toestemming.datum >= min(
            message.datum for message in reminders
        )
        if self.today < until and not consented:
            return Verdict(case, why_not="term_running", first_day=until)
        proof = Proof(last, until, *contact, self._solution(case, reminders))
        return Verdict(case, self._names.get(address.plaats.casefold(), address.plaats), proof)

    def _since(self, case: Case) -> list[EerderBericht]:
        """The messages over what is open now."""
        oldest = case.achterstand.oudste_vervaldatum
        return [message for message in case.eerdere_berichten if oldest and oldest <= message.datum <= self.today]

    def _contacts(self, case: Case) -> Iterator[tuple[date, str]]:
        oldest = case.achterstand.oudste_vervaldatum or self.today
        tried = [(attempt.datum, attempt.hoe) for attempt in case.contactpogingen]
        if case.levering and (day := case.levering.contact_gezocht_op):
            tried.append((day, "gesprek"))
        return (attempt for attempt in tried if oldest <= attempt[0] <= self.today)

    def _solution(self, case: Case, reminders: list[EerderBericht]) -> date | None:
        """When a way to pay otherwise was offered: by name, or in a reminder."""
        days = [offer.day for offer in journey.offers(case, self.today)]
        days += [message.datum for message in reminders if self._offers.of(message, case).solution]
        return max(days, default=None)


Check = Callable[[Case, Creditor, date], bool]


def _paused(case: Case, _creditor: Creditor, today: date) -> bool:
    pause = case.pauze
    return pause is not None and pause.wat == "alles" and pause.van <= today <= pause.tot


_NOT: Mapping[str, Check] = {
    "deceased": lambda case, _c, _t: case.overleden,
    "guardian": lambda case, _c, _t: case.onder_bewind,
    "refused": lambda case, _c, _t: case.toestemming is not None and case.toestemming.antwoord == "nee",
    "debt_help": lambda case, _c, _t: (
        case.wsnp or case.schuldhulp is not None or case.signalen.schuldhulp_sinds is not None
    ),
    "complaint": lambda case, _c, _t: case.signalen.klacht or case.signalen.geschil or case.klacht is not None,
    "pause": _paused,
    "arrangement": lambda case, _c, _t: case.regeling is not None and case.regeling.status in ("nieuw", "lopend"),
    "payment_under_way": lambda case, _c, _t: case.signalen.betaling_onderweg,
    "nothing_open": lambda case, _c, _t: not case.achterstand.totaal,
    "outdated": lambda case, creditor, today: not 0 <= (today - case.stand_op).days <= creditor.stand_max_dagen,
}
