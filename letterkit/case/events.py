"""What happened, or was agreed, that a message must tell the customer about."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from letterkit import fields
from letterkit.case.arrears import month_after
from letterkit.case.values import Day, Line, Money, OptionalLine, Part, about

Phone = Annotated[str, AfterValidator(fields.phone)]


class Voorstel(Part):
    """An arrangement that the creditor proposes."""

    model_config = about("Een voorstel van u voor een betalingsregeling.")

    datum: Day = Field(description="Dag van het voorstel.")
    bedrag: Money = Field(gt=0, description="Bedrag per maand, in euro.")
    aantal_termijnen: int = Field(ge=1, le=600, description="Hoeveel keer de klant betaalt.")
    startdatum: Day = Field(description="Dag van de eerste betaling.")
    rente_loopt_door: bool = Field(description="Of er in deze tijd rente bij komt.")
    antwoord_voor: Day = Field(description="Vóór welke dag u graag antwoord wilt.")

    @property
    def einddatum(self) -> date:
        """The day of the last payment."""
        return month_after(self.startdatum, self.aantal_termijnen - 1)


class Pauze(Part):
    """A pause in paying that was agreed."""

    model_config = about("Een afgesproken betaalpauze.")

    datum: Day = Field(description="Dag van de afspraak.")
    wat: Literal["alles", "rente"] = Field("alles", description="Wat er pauze heeft: alles, of alleen de rente.")
    van: Day = Field(description="Eerste dag van de pauze.")
    tot: Day = Field(description="Laatste dag van de pauze.")
    rente_loopt_door: bool = Field(description="Of er in de pauze rente bij komt.")
    rente: Money | None = Field(None, description="Ongeveer hoeveel rente erbij komt, als die doorloopt.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.tot < self.van:
            raise PydanticCustomError("end_before_start", "end_before_start")
        return self


class Schuldhulp(Part):
    """Debt help that was reported, so that the creditor waits."""

    model_config = about("Hulp bij schulden die is gemeld, waardoor u wacht.")

    datum: Day = Field(description="Dag waarop de hulp is gemeld.")
    soort: Literal["120_dagen", "nvvk", "moratorium"] = Field(
        "120_dagen",
        description="Welke pauze: 120 dagen bij een erkende hulpverlener, de kennisgeving van de NVVK, of de rechter.",
    )
    organisatie: OptionalLine = Field("", description="Naam van de hulpverlener.")
    tot: Day | None = Field(
        None, description="Laatste dag waarop u wacht. Leeg: zo lang als deze soort pauze hoogstens duurt."
    )


class Kwijting(Part):
    """The rest of a debt that is forgiven."""

    model_config = about("Een finale kwijting: de rest hoeft de klant niet meer te betalen.")

    datum: Day = Field(description="Dag waarop de kwijting ingaat en het contract stopt.")
    betaald: Money = Field(Decimal(0), description="Wat de klant betaalde, in euro.")
    kwijtgescholden: Money = Field(gt=0, description="Wat u kwijtscheldt, in euro.")


class Ontvangst(Part):
    """A payment that came in."""

    model_config = about("Een betaling die is binnengekomen.")

    datum: Day = Field(description="Dag waarop het geld er was.")
    bedrag: Money = Field(gt=0, description="Wat er binnenkwam, in euro.")


class Klachtbericht(Part):
    """A complaint that came in."""

    model_config = about("Een klacht die is binnengekomen.")

    datum: Day = Field(description="Dag waarop de klacht binnenkwam.")
    antwoord_voor: Day = Field(description="Vóór welke dag de klant antwoord krijgt.")
    behandelaar: OptionalLine = Field("", description="Wie de klacht behandelt.")


class Overdracht(Part):
    """A hand-over to a collection partner that is planned."""

    model_config = about("Een overdracht aan een incassopartner die gepland is.")

    datum: Day = Field(description="Dag van de overdracht.")
    partner: Line = Field(description="Naam van de partner.")
    telefoon: Phone | None = Field(None, description="Telefoonnummer van de partner.")


class Bkr(Part):
    """What the credit register knows, or will know."""

    model_config = about("Wat bij het BKR staat of komt te staan. Alleen bij kredieten.")

    gemeld: bool = Field(False, description="Of de achterstand al gemeld is.")
    melddatum: Day | None = Field(None, description="Dag waarop u de achterstand moet melden, als er niets verandert.")


class Opeising(Part):
    """What is needed to call in the whole credit."""

    model_config = about("Gegevens die nodig zijn om het hele krediet op te eisen.")

    restschuld: Money = Field(gt=0, description="Wat nog afgelost moet worden, zonder wat al te laat is, in euro.")
    aanmaning_op: Day = Field(description="Dag van de aanmaning (ingebrekestelling).")
    aanmaning_tot: Day = Field(description="Laatste dag van de termijn in die aanmaning.")
