"""The customer: name, address, and how to reach them."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from letterkit import fields
from letterkit.case import address_sense, destination, person_name
from letterkit.case.values import Email, Line, OptionalLine, Part, about
from letterkit.message import CHANNELS, Channel

Surname = Annotated[Line, AfterValidator(person_name.surname)]
OptionalSurname = Annotated[OptionalLine, AfterValidator(lambda value: value and person_name.surname(value))]
FirstName = Annotated[OptionalLine, AfterValidator(person_name.first_name)]
Initials = Annotated[OptionalLine, AfterValidator(person_name.initials)]
HouseNumber = Annotated[OptionalLine, AfterValidator(address_sense.house_number)]
Prefix = Annotated[OptionalLine, AfterValidator(person_name.prefix)]


def _known(address: object) -> object:
    """An address that says it is unknown is no address: the letter cannot arrive, other channels can."""
    return None if isinstance(address, Mapping) and address_sense.is_unknown(address) else address


class Adres(Part):
    """Postal address: street, number and postcode in the Netherlands; elsewhere the lines that country writes."""

    model_config = about("Een postadres.")

    straat: OptionalLine = Field("", description="Straatnaam, of 'Postbus'.")
    huisnummer: HouseNumber = Field("", description="Huisnummer, of het nummer van de postbus.")
    toevoeging: OptionalLine = Field("", description="Toevoeging bij het huisnummer, zoals A of 2 hoog.")
    postcode: OptionalLine = Field("", description="Postcode, zoals 1234 AB.")
    plaats: Line = Field(description="Woonplaats.")
    land: Annotated[str, Field(pattern=r"^[A-Z]{2}$"), AfterValidator(destination.country_code)] = Field(
        "NL", description="Landcode van 2 letters, zoals NL of BE."
    )
    regels: tuple[Line, ...] = Field(
        (), max_length=4, description="Adresregels boven de plaats, voor een adres buiten Nederland."
    )

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.land != "NL":
            if not (self.regels or self.straat):
                raise PydanticCustomError("foreign_address", "foreign_address")
            return self
        if not (self.straat and self.huisnummer):
            raise PydanticCustomError("street_and_number", "street_and_number")
        if fault := address_sense.fault(
            straat=self.straat, huisnummer=self.huisnummer, toevoeging=self.toevoeging, plaats=self.plaats
        ):
            raise PydanticCustomError(fault, fault)
        try:
            postcode = fields.dutch_postcode(self.postcode)
        except ValueError as error:
            raise PydanticCustomError("postcode", "postcode") from error
        object.__setattr__(self, "postcode", postcode)
        return self


class Persoon(Part):
    """A name as Dutch names are built. Which form of address is right is the person's own choice."""

    model_config = about("Een naam, zoals Nederlandse namen zijn opgebouwd.")

    aanspreekvorm: Literal["heer", "mevrouw", "neutraal"] = Field(
        "neutraal", description="Hoe deze persoon aangesproken wil worden. Niet afleiden uit de voornaam."
    )
    voornaam: FirstName = Field("", description="Roepnaam.")
    voorletters: Initials = Field("", description="Voorletters, zoals J.P.")
    tussenvoegsel: Prefix = Field("", description="Voorvoegsel van de achternaam, zoals van den.")
    achternaam: Surname = Field(description="Achternaam zonder voorvoegsel.")
    tussenvoegsel_partner: Prefix = Field("", description="Voorvoegsel van de naam van de partner.")
    achternaam_partner: OptionalSurname = Field("", description="Achternaam van de partner, als die gebruikt wordt.")
    naamgebruik: Literal["eigen", "partner", "partner_eigen", "eigen_partner"] = Field(
        "eigen", description="Welke achternamen gebruikt worden, en in welke volgorde."
    )

    @property
    def signalen_in_naam(self) -> tuple[str, ...]:
        """Signals that stand in the name instead of in their own field, such as "Erven" or "bewind"."""
        parts = (self.voornaam, self.tussenvoegsel, self.achternaam, self.achternaam_partner)
        return person_name.signals(" ".join(parts))

    @model_validator(mode="after")
    def _partner_name_there(self) -> Self:
        if self.naamgebruik != "eigen" and not self.achternaam_partner:
            raise PydanticCustomError("partner_name_missing", "partner_name_missing")
        return self


class Klant(Persoon):
    """The customer."""

    model_config = about("De klant: naam, adres en hoe u de klant bereikt.")

    tweede_persoon: Persoon | None = Field(
        None, description="Tweede persoon aan wie de brief gericht is, zoals een partner."
    )
    bedrijfsnaam: OptionalLine = Field("", description="Handelsnaam, bij een eenmanszaak.")
    adres: Annotated[Adres | None, BeforeValidator(_known)] = Field(None, description="Postadres.")
    email: Email | None = Field(None, description="E-mailadres.")
    mobiel: Annotated[str, AfterValidator(fields.mobile)] | None = Field(None, description="Mobiel nummer.")
    kanalen: tuple[Channel, ...] = Field(
        (), description=f"Kanalen die de klant wil, beste eerst: {', '.join(CHANNELS)}. Leeg: alle die er zijn."
    )
    grote_letters: bool = Field(False, description="Brieven in grote letters.")
