"""What is owed and what was agreed about it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Annotated, Literal, Self

from dateutil.relativedelta import relativedelta
from pydantic import AfterValidator, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from letterkit import fields
from letterkit.case.values import Day, Line, Money, MoneyAboveNought, OptionalLine, Part, about

_LONGEST_TABLE = 12
_MOST_IN_SENTENCE = 3
_INSTALMENT = "termijn"


class Contract(Part):
    """What was agreed and is paid for."""

    model_config = about("Een contract waar de klant voor betaalt.")

    nummer: Line = Field(description="Contractnummer.")
    omschrijving: Line = Field(
        description="Wat het is, in woorden die de klant kent, zoals lening of huurwoning (zonder 'uw')."
    )


class Termijn(Part):
    """One instalment that was not (fully) paid."""

    model_config = about("Een bedrag dat niet (helemaal) betaald is.")

    vervaldatum: Day = Field(description="Dag waarop dit bedrag betaald moest zijn.")
    bedrag: Money = Field(description="Wat nog niet betaald is van deze termijn, in euro.")
    omschrijving: OptionalLine = Field("", description="Wat het is, zoals 'termijn oktober 2026'.")
    contract: OptionalLine = Field("", description="Contractnummer, als de klant meer contracten heeft.")
    factuurnummer: OptionalLine = Field("", description="Nummer van de factuur, als die er is.")
    factuurdatum: Day | None = Field(None, description="Datum van de factuur, als die er is.")


class Achterstand(Part):
    """What is behind, and how it adds up."""

    model_config = about("Wat er nog betaald moet worden, en hoe dat is opgebouwd.")

    termijnen: tuple[Termijn, ...] = Field(
        (), max_length=600, description="De bedragen die niet betaald zijn. Leeg als alles betaald is."
    )
    rente: Money = Field(Decimal(0), description="Rente over de achterstand, in euro.")
    kosten: Money = Field(Decimal(0), description="Kosten die al in rekening zijn gebracht, in euro.")
    totaal: Money = Field(description="Wat in totaal open staat: alle termijnen plus rente plus kosten.")

    @field_validator("termijnen", mode="after")
    @classmethod
    def _open_ones(cls, terms: tuple[Termijn, ...]) -> tuple[Termijn, ...]:
        """A term of which nothing is open is none: no message lists it, no day counts from it."""
        return tuple([term for term in terms if term.bedrag])

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if sum((t.bedrag for t in self.termijnen), self.rente + self.kosten) != self.totaal:
            raise PydanticCustomError("total_does_not_add_up", "total_does_not_add_up")
        return self

    @cached_property
    def oudste_vervaldatum(self) -> date | None:
        """The due date of the oldest unpaid instalment; None when nothing is open."""
        return min((t.vervaldatum for t in self.termijnen), default=None)

    @property
    def aantal(self) -> int:
        """How many instalments are unpaid."""
        return len(self.termijnen)

    @property
    def meer_termijnen(self) -> bool:
        """Whether more than one instalment is unpaid."""
        return len(self.termijnen) > 1

    @cached_property
    def termijnbedrag(self) -> Decimal:
        """What each instalment comes to; zero when they differ, or when there is none."""
        amounts = {t.bedrag for t in self.termijnen}
        return amounts.pop() if len(amounts) == 1 else Decimal(0)

    @property
    def laatste_vervaldatum(self) -> date | None:
        """The due date of the newest unpaid instalment; None when nothing is open."""
        return max((t.vervaldatum for t in self.termijnen), default=None)

    @cached_property
    def eigen_naam(self) -> str:
        """What the one amount that is open is called, such as an invoice; empty for an instalment, and for several."""
        names = [t.omschrijving for t in self.termijnen]
        return names[0] if len(names) == 1 and not names[0].lower().startswith(_INSTALMENT) else ""

    @cached_property
    def elke_maand(self) -> bool:
        """Whether the first and the last instalment say it all: more than a few equal ones, one a month, no gap."""
        first = self.oudste_vervaldatum
        if first is None or len(self.termijnen) <= _MOST_IN_SENTENCE or not self.termijnbedrag:
            return False
        days = [t.vervaldatum for t in self.termijnen]
        return days == [month_after(first, number) for number in range(len(days))]

    @cached_property
    def in_tabel(self) -> bool:
        """Whether it takes a table to see how the total adds up. One sentence is enough for one amount, for a few plain
        instalments, and for any number of equal ones a month.
        """
        plain = all(t.omschrijving.lower().startswith(_INSTALMENT) or not t.omschrijving for t in self.termijnen)
        one_contract = len({t.contract for t in self.termijnen}) <= 1
        few = len(self.termijnen) <= _MOST_IN_SENTENCE
        return not (one_contract and (len(self.termijnen) <= 1 or (plain and (few or self.elke_maand))))

    @property
    def extra(self) -> bool:
        """Whether interest or costs come on top of the instalments."""
        return bool(self.rente or self.kosten)


@dataclass(frozen=True, slots=True)
class Betaalmoment:
    """One payment of an arrangement."""

    nummer: int
    datum: date
    bedrag: Decimal


@lru_cache(4096)
def month_after(day: date, months: int) -> date:
    """The same day of a later month; its last day when the month is shorter."""
    return day + relativedelta(months=months)


class Afbetaling(Part):
    """Equal payments, one a month, of which the last may be lower: an arrangement, or the proposal for one."""

    startdatum: Day = Field(description="Dag van de eerste betaling.")
    bedrag: MoneyAboveNought = Field(description="Bedrag per maand, in euro.")
    aantal_termijnen: int = Field(ge=1, le=600, description="Hoeveel keer de klant betaalt.")
    totaal: Money | None = Field(
        None, description="Wat de klant met alle keren samen betaalt, als de laatste keer lager is. In euro."
    )
    rente: Money = Field(Decimal(0), description="Rente die er in deze tijd bij komt en in de bedragen zit, in euro.")

    @model_validator(mode="after")
    def _last_is_the_rest(self) -> Self:
        if not 0 < self.laatste_bedrag <= self.bedrag:
            raise PydanticCustomError("plan_total", "plan_total")
        return self

    @property
    def samen(self) -> Decimal:
        """What all payments come to."""
        return self.bedrag * self.aantal_termijnen if self.totaal is None else self.totaal

    @property
    def laatste_bedrag(self) -> Decimal:
        """The last payment: what is left of the whole."""
        return self.samen - self.bedrag * (self.aantal_termijnen - 1)

    @property
    def laatste_lager(self) -> bool:
        """Whether the last payment is lower than the others."""
        return self.laatste_bedrag < self.bedrag

    @property
    def betaalmomenten(self) -> tuple[Betaalmoment, ...]:
        """Every payment, one a month."""
        last = self.aantal_termijnen - 1
        return tuple(
            Betaalmoment(n + 1, month_after(self.startdatum, n), self.laatste_bedrag if n == last else self.bedrag)
            for n in range(self.aantal_termijnen)
        )

    @property
    def einddatum(self) -> date:
        """The day of the last payment."""
        return month_after(self.startdatum, self.aantal_termijnen - 1)


class Regeling(Afbetaling):
    """A payment arrangement that was agreed."""

    model_config = about("Een betalingsregeling met de klant.")

    status: Literal["nieuw", "lopend", "gemist", "voltooid", "beeindigd"] = Field(
        description="Hoe het met de regeling staat. Nieuw: net afgesproken, de klant krijgt nog een bevestiging."
    )
    afgesproken_op: Day | None = Field(
        None,
        description="Dag van de afspraak: dan gaat de bevestiging weg. "
        "Leeg: op de dag van de eerste betaling, en dat is te laat voor een brief.",
    )
    betaalde_termijnen: int = Field(0, ge=0, le=600, description="Aantal termijnen dat al betaald is.")
    gemiste_datum: Day | None = Field(None, description="Dag waarop een termijn van de regeling niet betaald werd.")
    eerder_gemist: int = Field(0, ge=0, le=50, description="Hoe vaak eerder een termijn of regeling is gemist.")
    incassodag: int | None = Field(
        None, ge=1, le=28, description="Dag van de maand waarop u afschrijft, door de klant gekozen."
    )
    machtigingskenmerk: Annotated[str, AfterValidator(fields.mandate)] | None = Field(
        None, description="Kenmerk van de machtiging waarmee u afschrijft, bij een incassodag."
    )
    evaluatie_op: Day | None = Field(None, description="Dag waarop u samen kijkt of de regeling nog past.")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.status == "gemist" and not self.gemiste_datum:
            raise PydanticCustomError("missed_date_missing", "missed_date_missing")
        if self.betaalde_termijnen > self.aantal_termijnen:
            raise PydanticCustomError("more_paid_than_agreed", "more_paid_than_agreed")
        return self

    @property
    def in_tabel(self) -> bool:
        """Whether the payments fit in a table that people still read."""
        return self.aantal_termijnen <= _LONGEST_TABLE
