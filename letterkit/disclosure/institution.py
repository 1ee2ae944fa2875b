"""The institution file: who discloses, what an outside party validated, and per year what no loan can tell."""

from collections import Counter
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, HttpUrl, UrlConstraints, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from letterkit.case.values import Day, Line, Part, about
from letterkit.disclosure.clauses import NUMBERS
from letterkit.disclosure.published import Cijfers
from letterkit.disclosure.values import CalendarYear, Prose
from letterkit.disclosure.year_data import Gegevens

Https = Annotated[HttpUrl, UrlConstraints(allowed_schemes=["https"], max_length=500)]


def _known_clause(number: str) -> str:
    if number not in NUMBERS:
        raise ValueError("clause_unknown")
    return number


class Validatie(Part):
    model_config = about("Wie de cijfers van dit jaar van buiten uw organisatie heeft gevalideerd.")

    door: Line = Field(description="Naam van de externe beoordelaar.")
    op: Day = Field(description="De dag waarop de beoordelaar klaar was.")


class NietRelevant(Part):
    """Clauses 4.2.4 to 4.2.10 are disclosed when relevant to target group and mission; otherwise a reason is given."""

    model_config = about("Clausules 4.2.4 tot en met 4.2.10 die bij uw doelgroep en missie niet passen, met de reden.")

    vrouwen: Line | None = Field(None, description="Waarom 4.2.4 niet relevant is.")
    platteland: Line | None = Field(None, description="Waarom 4.2.5 niet relevant is.")
    onder_armoedegrens: Line | None = Field(None, description="Waarom 4.2.6 niet relevant is.")
    doorstroom: Line | None = Field(None, description="Waarom 4.2.7 niet relevant is.")
    etnische_minderheden: Line | None = Field(None, description="Waarom 4.2.8 niet relevant is.")
    starters: Line | None = Field(None, description="Waarom 4.2.9 niet relevant is.")
    bijstand: Line | None = Field(None, description="Waarom 4.2.10 niet relevant is.")


class Jaar(Part):
    model_config = about("Eén jaar.")

    jaar: CalendarYear = Field(description="Het verslagjaar.")
    missie: Prose | None = Field(None, description="De missie van dat jaar, als die anders was.")
    gevalideerd: Validatie | None = Field(None, description="Weglaten als u het jaar zelf rapporteerde.")
    gegevens: Gegevens | None = Field(None, description="De gegevens voor een jaar dat letterkit uitrekent.")
    cijfers: Cijfers | None = Field(None, description="De cijfers van een jaar dat al openbaar is.")

    @field_validator("gevalideerd")
    @classmethod
    def _validated_afterwards(cls, value: Validatie | None, info: ValidationInfo) -> Validatie | None:
        if value and value.op.year <= info.data.get("jaar", 0):
            raise ValueError("validated_before_year_end")
        return value

    @model_validator(mode="after")
    def _filled(self) -> Self:
        if self.gegevens is None and self.cijfers is None:
            raise PydanticCustomError("year_empty", "year_empty")
        return self


class Publicatie(Part):
    model_config = about("Wanneer en waar u dit openbaar maakt.")

    datum: Day = Field(description="De dag van publicatie.")
    adres: Https | None = Field(None, description="De pagina op uw website waar dit document staat (https).")


class Institution(Part):
    """The whole file. Years may be in any order; each occurs once."""

    model_config = about("De verstrekker van microkrediet.")

    naam: Line = Field(description="Naam van de verstrekker.")
    status: Literal["wordt_beoordeeld", "is_beoordeeld"] = Field(description="Loopt de beoordeling nog, of is die af?")
    publicatie: Publicatie = Field(description="Dag en adres van publicatie.")
    missie: Prose | None = Field(None, description="De missie (4.2.1), in één alinea.")
    niet_relevant: NietRelevant = Field(NietRelevant(), description="Clausules die niet relevant zijn, met de reden.")
    prioritaire_clausules: tuple[Annotated[str, AfterValidator(_known_clause)], ...] = Field(
        (), description="Nummers van clausules die in uw exemplaar van de code in het rood staan, zoals '4.2.2'."
    )
    kolommen: dict[str, Line] = Field(
        default_factory=dict, description="Welke kolom van uw export bij welk veld van een lening hoort."
    )
    jaren: tuple[Jaar, ...] = Field(min_length=1, description="De jaren: het verslagjaar en de jaren ervoor.")

    @field_validator("jaren")
    @classmethod
    def _each_year_once(cls, value: tuple[Jaar, ...]) -> tuple[Jaar, ...]:
        if max(Counter(entry.jaar for entry in value).values()) > 1:
            raise ValueError("year_twice")
        return value

    def year(self, number: int) -> Jaar | None:
        return next((entry for entry in self.jaren if entry.jaar == number), None)
