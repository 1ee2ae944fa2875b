"""What the figures of one year are made of besides the loans: costs, balance sheet, staff, numbers of clients."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from letterkit.case.values import Line, Part, about
from letterkit.disclosure.balance import Activa, Kosten, Passiva
from letterkit.disclosure.values import Amount, Balance, CalendarYear, Count


class Bni(Part):
    model_config = about("Het bruto nationaal inkomen (bni) per hoofd, voor clausule 4.2.3.")

    bedrag: Annotated[Amount, Field(gt=0)] = Field(description="Bni per hoofd van de bevolking, in euro.")
    jaar: CalendarYear = Field(description="Het jaar waarover dit bni gaat: het laatste dat bekend is.")
    bron: Line = Field(description="Waar dit cijfer vandaan komt.")


class Aantallen(Part):
    """Numbers of clients, for what the loan file does not hold. A number goes before an incomplete column."""

    model_config = about("Aantallen actieve kredietnemers, voor wat niet in het bestand met leningen staat.")

    vrouwen: Count | None = Field(None, description="Aantal vrouwen.")
    platteland: Count | None = Field(None, description="Aantal in plattelandsgebieden.")
    onder_armoedegrens: Count | None = Field(None, description="Aantal onder de armoedegrens.")
    doorstroom: Count | None = Field(
        None, description="Aantal dat dit jaar overstapte naar een gewone financier (ook wie geen lening meer heeft)."
    )
    etnische_minderheden: Count | None = Field(
        None, description="Aantal uit etnische minderheden. Alleen als aantal: afkomst hoort niet bij een lening."
    )
    starters: Count | None = Field(None, description="Aantal startende ondernemingen met een lening.")
    bijstand: Count | None = Field(None, description="Aantal met een bijstandsuitkering.")


class Gegevens(Part):
    """What the figures of the reporting year are made of, besides the loans. Nothing here counts as 0 when left out."""

    model_config = about("De gegevens van uw organisatie over dit jaar. Wat u weglaat, telt niet als 0: het ontbreekt.")

    bni: Bni | None = Field(None, description="Bruto nationaal inkomen per hoofd.")
    voorziening: Amount | None = Field(
        None, description="Voorziening voor verliezen op leningen, op 31 december (voor 4.4.3 c)."
    )
    investeringen_verbonden_partijen: Amount | None = Field(
        None, description="Investeringen in verbonden partijen die geen lening zijn, op 31 december (voor 4.4.5)."
    )
    activa: Activa | None = Field(None, description="De activa op 31 december.")
    passiva: Passiva | None = Field(None, description="De schulden en verplichtingen op 31 december.")
    eigen_vermogen: Balance | None = Field(
        None, description="Eigen vermogen op 31 december. Alleen om na te rekenen dat de balans sluit."
    )
    exploitatie_inkomsten: Amount | None = Field(
        None, description="Inkomsten uit de exploitatie, zonder subsidies (voor 4.4.7)."
    )
    kosten: Kosten | None = Field(None, description="De vier soorten kosten.")
    subsidies: Amount | None = Field(None, description="Exploitatiesubsidies die u dit jaar kreeg.")
    vrijwilligers: Count | None = Field(None, description="Aantal actieve vrijwilligers dit jaar.")
    personeelsleden: Count | None = Field(
        None, description="Aantal personeelsleden, kredietfunctionarissen inbegrepen."
    )
    kredietfunctionarissen: Count | None = Field(None, description="Aantal kredietfunctionarissen.")
    klachten: Count | None = Field(
        None, description="Aantal klachten dat dit jaar binnenkwam via de klachtenprocedure, ook van aanvragers."
    )
    aantallen: Aantallen = Field(Aantallen(), description="Aantallen klanten.")

    @field_validator("eigen_vermogen")
    @classmethod
    def _balances(cls, value: Decimal | None, info: ValidationInfo) -> Decimal | None:
        assets, debts = info.data.get("activa"), info.data.get("passiva")
        if value is not None and assets and debts and assets.totaal != debts.totaal + value:
            raise ValueError("balance_open")
        return value

    @field_validator("kredietfunctionarissen")
    @classmethod
    def _part_of_staff(cls, value: int | None, info: ValidationInfo) -> int | None:
        staff = info.data.get("personeelsleden")
        if value is not None and staff is not None and value > staff:
            raise ValueError("more_officers_than_staff")
        return value
