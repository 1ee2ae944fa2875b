"""The customer: name, address, and how to reach them."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from letterkit import fields
from letterkit.case.values import Email, Line, OptionalLine, Part, about
from letterkit.message import Channel


class Adres(Part):
    """Postal address: street, number and postcode in the Netherlands; elsewhere the lines that country writes."""

    model_config = about("Een postadres.")

    straat: OptionalLine = Field("", description="Straatnaam, of 'Postbus'.")
    huisnummer: OptionalLine = Field("", description="Huisnummer, of het nummer van de postbus.")
    toevoeging: OptionalLine = Field("", description="Toevoeging bij het huisnummer, zoals A of 2 hoog.")
    postcode: OptionalLine = Field("", description="Postcode, zoals 1234 AB.")
    plaats: Line = Field(description="Woonplaats.")
    land: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = Field(
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
    voornaam: OptionalLine = Field("", description="Roepnaam.")
    voorletters: OptionalLine = Field("", description="Voorletters, zoals J.P.")
    tussenvoegsel: OptionalLine = Field("", description="Voorvoegsel van de achternaam, zoals van den.")
    achternaam: Line = Field(description="Achternaam zonder voorvoegsel.")
    tussenvoegsel_partner: OptionalLine = Field("", description="Voorvoegsel van de naam van de partner.")
    achternaam_partner: OptionalLine = Field("", description="Achternaam van de partner, als die gebruikt wordt.")
    naamgebruik: Literal["eigen", "partner", "partner_eigen", "eigen_partner"] = Field(
        "eigen", description="Welke achternamen gebruikt worden, en in welke volgorde."
    )

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
    adres: Adres | None = Field(None, description="Postadres.")
    email: Email | None = Field(None, description="E-mailadres.")
    mobiel: Annotated[str, AfterValidator(fields.mobile)] | None = Field(None, description="Mobiel nummer.")
    kanalen: tuple[Channel, ...] = Field(
        (), description="Kanalen die de klant wil, beste eerst: letter, email, sms, whatsapp. Leeg: alle die er zijn."
    )
    grote_letters: bool = Field(False, description="Brieven in grote letters.")
