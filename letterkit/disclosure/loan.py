"""One loan of a microcredit portfolio, as it stood at the end of the reporting year."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from letterkit.case.values import Day, Money, MoneyAboveNought, Part, about

# More days late than this and a loan cannot be called performing (the longest of the two terms of clause 4.4.4).
_LONGEST_PERFORMING = 90

Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]


class Loan(Part):
    """A loan to one person. Amounts are principal in euros, without interest; ``dagen_achterstand`` in days.

    What concerns the person (``vrouw`` to ``doorgestroomd_op``) may be left empty; a share that needs it then says so.
    """

    model_config = about("Eén lening, zoals die er op 31 december van het verslagjaar bij stond.")

    lening: Key = Field(description="Uw nummer van de lening: letters, cijfers, - of _.")
    client: Key = Field(
        description="Uw nummer van de persoon die als eerste moet terugbetalen. Geen naam. "
        "Dezelfde persoon heeft bij elke lening hetzelfde nummer."
    )
    uitbetaald_op: Day = Field(description="De dag waarop u de lening uitbetaalde.")
    uitbetaald_bedrag: MoneyAboveNought = Field(description="Het bedrag dat u toen uitbetaalde.")
    geherstructureerd: bool = Field(description="Ja als de lening is geherstructureerd of herschikt.")
    openstaand: Money = Field(
        description="De hoofdsom die nog niet is terugbetaald, zonder rente. 0 als alles is terugbetaald."
    )
    dagen_achterstand: Annotated[int, Field(ge=0, le=30_000)] = Field(
        description="Hoeveel dagen de oudste termijn van de hoofdsom te laat is. 0 als er niets te laat is."
    )
    afgeschreven: bool = Field(description="Ja als u de lening heeft afgeschreven.")
    verbonden_partij: bool = Field(
        description="Ja als de lening is aan een bestuurder, een personeelslid of hun directe familie."
    )
    renderend: bool | None = Field(
        None,
        description="Alleen bij een geherstructureerde lening: ja als de klant weer betaalt zoals afgesproken. "
        "Leeg: ja als dagen_achterstand 0 is.",
    )
    starter: bool | None = Field(None, description="Ja als de lening een startende onderneming betaalt.")
    vrouw: bool | None = Field(None, description="Ja als de persoon een vrouw is.")
    platteland: bool | None = Field(None, description="Ja als de persoon op het platteland woont.")
    onder_armoedegrens: bool | None = Field(None, description="Ja als het huishouden onder de armoedegrens leeft.")
    bijstand: bool | None = Field(None, description="Ja als de persoon een bijstandsuitkering heeft.")
    doorgestroomd_op: Day | None = Field(
        None, description="De dag waarop de persoon overstapte naar een bank of andere gewone financier."
    )

    @field_validator("openstaand")
    @classmethod
    def _within_what_was_paid_out(cls, value: Decimal, info: ValidationInfo) -> Decimal:
        """Only a restructured loan may be higher than it began: arrears can be added to the principal."""
        paid_out, restructured = info.data.get("uitbetaald_bedrag"), info.data.get("geherstructureerd")
        if paid_out is not None and restructured is False and value > paid_out:
            raise ValueError("more_open_than_paid_out")
        return value

    @field_validator("dagen_achterstand")
    @classmethod
    def _late_with_something(cls, value: int, info: ValidationInfo) -> int:
        if value and info.data.get("openstaand") == 0:
            raise ValueError("late_without_balance")
        return value

    @field_validator("renderend")
    @classmethod
    def _performing_in_time(cls, value: bool | None, info: ValidationInfo) -> bool | None:  # noqa: FBT001 - a validator
        if value and info.data.get("geherstructureerd") and info.data.get("dagen_achterstand", 0) > _LONGEST_PERFORMING:
            raise ValueError("performing_but_late")
        return value

    @property
    def is_open(self) -> bool:
        """Part of the gross portfolio: principal is open and not written off (Code microkrediet, 4.4.3 b)."""
        return self.openstaand > 0 and not self.afgeschreven

    @property
    def is_performing_restructured(self) -> bool:
        """Restructured and repaid as agreed. Where nobody said so: not a day late."""
        performing = self.dagen_achterstand == 0 if self.renderend is None else self.renderend
        return self.geherstructureerd and performing
