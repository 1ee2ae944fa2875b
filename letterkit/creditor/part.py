"""The base of every part of the creditor file, and the kinds of values that several parts have."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, UrlConstraints

from letterkit import fields


class Part(BaseModel):
    """Base of every part: unknown keys are errors, values do not change afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def about(description: str) -> ConfigDict:
    """Dutch description of a whole part in the JSON Schema (the docstring is for engineers)."""
    return ConfigDict(json_schema_extra={"description": description})


Line = Annotated[str, Field(min_length=1, max_length=120), AfterValidator(fields.one_line)]
Email = Annotated[str, AfterValidator(fields.email), Field(max_length=254, json_schema_extra={"format": "email"})]
Https = Annotated[HttpUrl, UrlConstraints(allowed_schemes=["https"], max_length=500)]
Source = Annotated[str, Field(min_length=10, max_length=200), AfterValidator(fields.one_line)]


class Adres(Part):
    model_config = about("Een adres van u.")

    straat: Line = Field(description="Straat of 'Postbus'.")
    huisnummer: Line = Field(description="Huisnummer met toevoeging, of het nummer van de postbus.")
    postcode: Annotated[str, AfterValidator(fields.dutch_postcode)] = Field(description="Postcode, zoals 1234 AB.")
    plaats: Line = Field(description="Plaats.")

    @property
    def lines(self) -> tuple[str, ...]:
        return f"{self.straat} {self.huisnummer}", f"{self.postcode}  {self.plaats.upper()}"

    @property
    def in_sentence(self) -> str:
        """On one line, in the capitals of running text; the postcode is not broken over two lines."""
        postcode = self.postcode.replace(" ", "\u00a0")
        return f"{self.straat} {self.huisnummer}, {postcode} {self.plaats}"
