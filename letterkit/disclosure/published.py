"""The figures of a year that is public already: copied, never computed again."""

from decimal import Decimal
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from letterkit.case.values import Part, about
from letterkit.disclosure.values import Amount, AnyPercentage, Count, Percentage, Ratio

Reading = Literal["achterstand", "niet-renderend", "alle"]


class Cijfers(Part):
    """The figures of one year as they were published."""

    model_config = about("De cijfers van een jaar zoals u ze openbaar maakte.")

    gemiddelde_lening: Amount | None = Field(None, description="4.2.2, in euro.")
    mediaan_bni: AnyPercentage | None = Field(None, description="4.2.3, in procenten.")
    vrouwen: Percentage | None = Field(None, description="4.2.4, in procenten.")
    platteland: Percentage | None = Field(None, description="4.2.5, in procenten.")
    onder_armoedegrens: Percentage | None = Field(None, description="4.2.6, in procenten.")
    doorstroom: AnyPercentage | None = Field(None, description="4.2.7, in procenten.")
    etnische_minderheden: Percentage | None = Field(None, description="4.2.8, in procenten.")
    starters: Percentage | None = Field(None, description="4.2.9, in procenten.")
    bijstand: Percentage | None = Field(None, description="4.2.10, in procenten.")
    actieve_kredietnemers: Count | None = Field(None, description="4.4.1.")
    leningen_uitbetaald: Count | None = Field(None, description="4.4.2 a.")
    waarde_uitbetaald: Amount | None = Field(None, description="4.4.2 b, in euro.")
    leningen_uitstaand: Count | None = Field(None, description="4.4.2 c.")
    actuele_portefeuille: Amount | None = Field(None, description="4.4.3 a, in euro.")
    bruto_portefeuille: Amount | None = Field(None, description="4.4.3 b, in euro.")
    netto_portefeuille: Amount | None = Field(None, description="4.4.3 c, in euro.")
    par_lezing: Reading | None = Field(None, description="Volgens welke lezing PAR30 en PAR90 zijn berekend.")
    par30: Amount | None = Field(None, description="4.4.4 a, in euro.")
    par90: Amount | None = Field(None, description="4.4.4 b, in euro.")
    verbonden_partijen: AnyPercentage | None = Field(None, description="4.4.5, in procenten.")
    activa: Amount | None = Field(None, description="4.4.6 a, in euro.")
    passiva: Amount | None = Field(None, description="4.4.6 b, in euro.")
    duurzaamheid: Ratio | None = Field(None, description="4.4.7, zoals 0.87.")
    subsidies: Amount | None = Field(None, description="4.4.8 a, in euro.")
    vrijwilligers: Count | None = Field(None, description="4.4.8 b.")
    kosten_per_lening: Amount | None = Field(None, description="4.4.9, in euro.")
    kredietfunctionarissen: Count | None = Field(None, description="4.4.10 a.")
    personeelsleden: Count | None = Field(None, description="4.4.10 b.")
    klachten: Count | None = Field(None, description="4.5.")

    @field_validator("par90")
    @classmethod
    def _within_par30(cls, value: Decimal | None, info: ValidationInfo) -> Decimal | None:
        par30 = info.data.get("par30")
        if value is not None and par30 is not None and value > par30:
            raise ValueError("par90_above_par30")
        return value
