"""One case: everything letterkit knows of one customer who is behind on payments, and reading it from data."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import AfterValidator, ConfigDict, Field, JsonValue, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from letterkit import fields
from letterkit.case.arrears import Achterstand, Contract, Regeling
from letterkit.case.customer import Adres, Klant
from letterkit.case.events import (
    Bericht,
    Bkr,
    Contactpoging,
    Klachtbericht,
    Kwijting,
    Levering,
    Maatregel,
    Ontvangst,
    Opeising,
    Overdracht,
    Pauze,
    Schuldhulp,
    Toestemming,
    Voorstel,
    Vordering,
    as_stage,
)
from letterkit.case.own_fields import Own
from letterkit.case.values import Day, Email, Line, Part, about
from letterkit.channels import MOST_COMPLETE
from letterkit.errors import CaseInvalid
from letterkit.message import CaseText, Channel
from letterkit.problems import problems


def _description(value: str) -> CaseText:
    return CaseText(fields.payment_description(value))


PaymentDescription = Annotated[str, Field(min_length=1, max_length=140), AfterValidator(_description)]
_ABOUT_CASE: dict[str, JsonValue] = {
    "description": "Eén zaak: één klant met een achterstand, zoals bekend op één dag.",
    "oneOf": [
        {"required": [name], "properties": {name: {"type": "string"}, other: {"type": "null"}}}
        for name, other in (
            ("betalingskenmerk", "betaalomschrijving"),
            ("betaalomschrijving", "betalingskenmerk"),
        )
    ],
}
_CASE_ID = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"
_CAN_BE_CASE_ID = re.compile(_CASE_ID).fullmatch


class Contactpersoon(Part):
    """The fixed contact person at the creditor, by name."""

    model_config = about("De vaste contactpersoon van de klant bij u.")

    naam: Line = Field(description="Naam van de vaste contactpersoon.")
    telefoon: Annotated[str, AfterValidator(fields.phone)] | None = Field(None, description="Direct telefoonnummer.")
    email: Email | None = Field(None, description="Direct e-mailadres.")


class Bewindvoerder(Part):
    """Who looks after the customer's money by order of a court, and is written to instead of the customer."""

    model_config = about("De bewindvoerder of curator. Die krijgt dan het bericht, en niet de klant.")

    naam: Line = Field(description="Naam van de bewindvoerder of het kantoor.")
    adres: Adres | None = Field(None, description="Postadres van de bewindvoerder.")
    email: Email | None = Field(None, description="E-mailadres van de bewindvoerder.")

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if not (self.adres or self.email):
            raise PydanticCustomError("guardian_unreachable", "guardian_unreachable")
        return self


class Signalen(Part):
    """What must make a person look first. Say *that* something is the case, never write the details here."""

    model_config = about("Waarom er eerst een mens moet kijken. Alleen dat iets zo is, nooit de details.")

    kwetsbaar: bool = Field(False, description="Deze klant is kwetsbaar (ziekte, verlies, taal, jong of oud).")
    geldzorgen: bool = Field(False, description="De klant heeft gezegd dat er meer geldzorgen zijn.")
    schuldhulp_sinds: Day | None = Field(None, description="Sinds wanneer een schuldhulpverlener helpt.")
    bewind: bool = Field(False, description="De klant staat onder bewind of curatele.")
    wsnp: bool = Field(False, description="De klant zit in de wettelijke schuldsanering.")
    overleden: bool = Field(False, description="De klant is overleden.")
    geschil: bool = Field(False, description="De klant is het niet eens met de vordering.")
    klacht: bool = Field(False, description="Er loopt een klacht.")
    betaling_onderweg: bool = Field(
        False, description="Er is een betaling aangekondigd of gezien die nog niet verwerkt is."
    )
    post_onbezorgbaar: bool = Field(False, description="Post kwam terug.")
    email_onbezorgbaar: bool = Field(False, description="E-mail kwam terug.")


class EerderBericht(Part):
    """A message that was sent before."""

    model_config = about("Een bericht dat al verstuurd is.")

    fase: Annotated[Line, AfterValidator(as_stage)] = Field(description="Fase van dat bericht, zoals herinnering.")
    datum: Day = Field(description="Dag waarop het verstuurd werd.")
    kanaal: Channel = Field(MOST_COMPLETE, description="Kanaal waarop het verstuurd werd.")


class Case(Part):
    """One customer who is behind, as known on one day."""

    model_config = ConfigDict(json_schema_extra=_ABOUT_CASE)

    zaaknummer: Annotated[str, Field(pattern=_CASE_ID)] = Field(
        description="Uw eigen nummer van deze zaak: letters, cijfers, - en _. Dit nummer komt in bestandsnamen."
    )
    stand_op: Day = Field(description="Op welke dag deze gegevens klopten.")
    klant: Klant = Field(description="De klant.")
    contract: Contract = Field(description="Het contract waar de achterstand bij hoort.")
    overige_contracten: tuple[Contract, ...] = Field((), max_length=20, description="Andere contracten in deze zaak.")
    achterstand: Achterstand = Field(description="Wat er nog betaald moet worden.")
    betalingskenmerk: Annotated[str, AfterValidator(fields.payment_reference)] | None = Field(
        None, description="Betalingskenmerk (7, 9 tot 14 of 16 cijfers) of RF-referentie."
    )
    betaalomschrijving: PaymentDescription | None = Field(
        None,
        description="Wat de klant bij Omschrijving invult, zoals een factuurnummer. Alleen zonder betalingskenmerk; "
        "één van de twee is nodig.",
    )
    regeling: Regeling | None = Field(None, description="Betalingsregeling, als die er is.")
    voorstel: Voorstel | None = Field(None, description="Voorstel voor een regeling, als u dat doet.")
    pauze: Pauze | None = Field(None, description="Betaalpauze, als die er is.")
    schuldhulp: Schuldhulp | None = Field(None, description="Hulp bij schulden, als die gemeld is.")
    kwijting: Kwijting | None = Field(None, description="Finale kwijting, als die er is.")
    ontvangen: Ontvangst | None = Field(None, description="Laatste betaling, als u die wilt bevestigen.")
    klacht: Klachtbericht | None = Field(None, description="Klacht, als u de ontvangst wilt bevestigen.")
    overdracht: Overdracht | None = Field(None, description="Geplande overdracht aan een incassopartner.")
    bkr: Bkr | None = Field(None, description="Wat bij het BKR staat of komt te staan, bij een krediet.")
    opeising: Opeising | None = Field(None, description="Gegevens om het hele krediet op te eisen.")
    levering: Levering | None = Field(None, description="Het einde van de levering, bij water, energie of warmte.")
    vordering: Vordering | None = Field(None, description="Wat u voor een ander int of kocht, bij incasso.")
    bericht: Bericht | None = Field(None, description="Bericht van een eigen fase, als u dat wilt sturen.")
    maatregelen: tuple[Maatregel, ...] = Field(
        (), max_length=50, description="Oplossingen die u aanbood, met dag en uitkomst."
    )
    contactpogingen: tuple[Contactpoging, ...] = Field(
        (), max_length=100, description="Wanneer u de klant zelf probeerde te spreken."
    )
    toestemming: Toestemming | None = Field(
        None, description="Antwoord van de klant: mogen gegevens naar de gemeente? Leeg: nog geen antwoord."
    )
    contactpersoon: Contactpersoon | None = Field(None, description="Vaste contactpersoon, als die er is.")
    bewindvoerder: Bewindvoerder | None = Field(
        None, description="Bewindvoerder of curator aan wie u schrijft, als de klant die heeft."
    )
    signalen: Signalen = Field(default_factory=Signalen, description="Waarom er eerst iemand moet kijken.")
    eerdere_berichten: tuple[EerderBericht, ...] = Field(
        (), max_length=200, description="Berichten die al verstuurd zijn."
    )

    eigen: Own = Field(
        default_factory=dict,
        description="Uw eigen velden, zoals ze in creditor.yaml bij 'eigen' staan: naam -> waarde.",
    )

    @property
    def kenmerk(self) -> str:
        """By what the creditor knows a payment: the betalingskenmerk, the RF reference or the free description."""
        return self.betalingskenmerk or self.betaalomschrijving or ""

    @property
    def onder_bewind(self) -> bool:
        """Whether the customer may not be written to, because a guardian looks after the money."""
        return self.signalen.bewind or self.bewindvoerder is not None or "bewind" in self._signals_in_names

    @property
    def overleden(self) -> bool:
        """Whether the signals or a name say that the customer died."""
        return self.signalen.overleden or "overleden" in self._signals_in_names

    @property
    def wsnp(self) -> bool:
        """Whether the signals or a name say that a court leads the customer's debts."""
        return self.signalen.wsnp or "wsnp" in self._signals_in_names

    @cached_property
    def _signals_in_names(self) -> tuple[str, ...]:
        second = self.klant.tweede_persoon
        return (*self.klant.signalen_in_naam, *(second.signalen_in_naam if second else ()))

    @model_validator(mode="after")
    def _one_reference(self) -> Self:
        if not self.kenmerk:
            raise PydanticCustomError("reference_missing", "reference_missing")
        if self.betalingskenmerk and self.betaalomschrijving:
            raise PydanticCustomError("reference_twice", "reference_twice")
        return self

    @model_validator(mode="after")
    def _something_to_say(self) -> Self:
        if not self.achterstand.termijnen and not (self.ontvangen or self.kwijting or self.klacht or self.bericht):
            raise PydanticCustomError("nothing_open", "nothing_open")
        return self

    @model_validator(mode="after")
    def _happened_already(self) -> Self:
        """What was offered, tried or answered is of the past: a day ahead is a slip that would open a gate."""
        past = (*self.maatregelen, *self.contactpogingen, *((self.toestemming,) if self.toestemming else ()))
        if past and any(event.datum > self.stand_op for event in past):
            raise PydanticCustomError("not_yet_happened", "not_yet_happened")
        return self

    @model_validator(mode="after")
    def _contracts_known(self) -> Self:
        named = {term.contract for term in self.achterstand.termijnen if term.contract}
        if named and not named <= {self.contract.nummer, *(contract.nummer for contract in self.overige_contracten)}:
            raise PydanticCustomError("unknown_contract", "unknown_contract")
        return self

    @model_validator(mode="after")
    def _really_overdue(self) -> Self:
        if [term for term in self.achterstand.termijnen if term.vervaldatum > self.stand_op]:
            raise PydanticCustomError("not_yet_due", "not_yet_due")
        return self


def parse(record: Mapping[str, Any]) -> Case:
    """Validate one record (nested, as in JSON).

    Raises ``CaseInvalid`` with every problem of the record at once; the problems name fields, never values.
    """
    try:
        return Case.model_validate(record)
    except ValidationError as error:
        raise CaseInvalid(case=safe_id(record), problems=problems(error)) from error


def case_key(case_id: str) -> str:
    """Case ids that differ only in capitals are one case: they would be one file name on some disks."""
    return case_id.casefold()


def safe_id(record: Mapping[str, Any]) -> str:
    """The case id if it can be one, else an empty string (a wrong id may hold anything)."""
    value = record.get("zaaknummer")
    return value.strip() if isinstance(value, str) and _CAN_BE_CASE_ID(value.strip()) else ""
