"""Balance sheet and costs, with the items that Annex II of the microcredit code adds up (4.4.6, 4.4.7, 4.4.9)."""

from decimal import Decimal
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from letterkit.case.values import Part, about
from letterkit.disclosure.values import Amount, Balance


class Items(Part):
    """Items with their total. Items may be left out as a whole; when any is given, together they are the total."""

    totaal: Amount = Field(description="Het totaal op 31 december, zoals in uw jaarrekening.")

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        items = [getattr(self, name) for name in type(self).model_fields if name != "totaal"]
        given = [amount for amount in items if amount is not None]
        if given and sum(given) != self.totaal:
            raise PydanticCustomError("items_do_not_add_up", "items_do_not_add_up")
        return self


class Activa(Items):
    """The items of clause 4.4.6 a."""

    model_config = about("De activa. Posten mogen weg; staan ze er, dan tellen ze precies op tot het totaal.")

    materiele_vaste_activa: Amount | None = Field(None, description="Materiële vaste activa.")
    vastgoedbeleggingen: Amount | None = Field(None, description="Beleggingen in onroerend goed.")
    goodwill: Amount | None = Field(None, description="Goodwill.")
    immateriele_activa: Amount | None = Field(None, description="Andere immateriële activa dan goodwill.")
    overige_financiele_activa: Amount | None = Field(None, description="Overige financiële activa.")
    leningen_en_vorderingen: Amount | None = Field(None, description="Leningen en vorderingen.")
    deelnemingen: Amount | None = Field(None, description="Investeringen volgens de vermogensmutatiemethode.")
    biologische_activa: Amount | None = Field(None, description="Biologische activa.")
    activa_voor_verkoop: Amount | None = Field(None, description="Vaste activa die u aanhoudt om te verkopen.")
    voorraden: Amount | None = Field(None, description="Voorraden.")
    actuele_belastingvorderingen: Amount | None = Field(None, description="Actuele belastingvorderingen.")
    uitgestelde_belastingvorderingen: Amount | None = Field(None, description="Uitgestelde belastingvorderingen.")
    handelsvorderingen: Amount | None = Field(None, description="Handelsvorderingen en overige vorderingen.")
    geldmiddelen: Amount | None = Field(None, description="Geldmiddelen en kasequivalenten.")


class Passiva(Items):
    """The items of clause 4.4.6 b; equity is no part of them."""

    model_config = about("De schulden en verplichtingen, zonder eigen vermogen. Posten mogen weg, net als bij activa.")

    handelsschulden: Amount | None = Field(None, description="Handelsschulden en overige schulden.")
    personeelsvoorzieningen: Amount | None = Field(None, description="Voorzieningen voor personeelsbeloningen.")
    overige_voorzieningen: Amount | None = Field(None, description="Overige voorzieningen.")
    uitgestelde_opbrengsten: Amount | None = Field(None, description="Uitgestelde opbrengsten.")
    overige_financiele_verplichtingen: Amount | None = Field(
        None, description="Overige financiële verplichtingen, zoals leningen van banken."
    )
    overige_verplichtingen: Amount | None = Field(None, description="Overige niet-financiële verplichtingen.")
    actuele_belastingverplichtingen: Amount | None = Field(None, description="Actuele belastingverplichtingen.")
    uitgestelde_belastingverplichtingen: Amount | None = Field(None, description="Uitgestelde belastingverplichtingen.")
    verplichtingen_voor_verkoop: Amount | None = Field(
        None, description="Verplichtingen bij activa die u aanhoudt om te verkopen."
    )


class Kosten(Part):
    """The four kinds of costs of clauses 4.4.7 and 4.4.9; the cost of provisions is below zero after a release."""

    model_config = about(
        "De kosten van het jaar (voor 4.4.7 en 4.4.9). Alle vier zijn nodig; schrijf 0 als er geen zijn."
    )

    financieel: Amount | None = Field(None, description="Financiële kosten, zoals rente die u betaalt.")
    voorziening: Balance | None = Field(None, description="Kosten van de voorziening voor verliezen op leningen.")
    personeel: Amount | None = Field(None, description="Personeelskosten.")
    administratief: Amount | None = Field(None, description="Administratieve kosten.")

    def missing(self) -> str | None:
        """The first kind that is not given."""
        return next((name for name in type(self).model_fields if getattr(self, name) is None), None)

    def total(self) -> Decimal:
        """The four together; only when none is missing."""
        return sum((getattr(self, name) for name in type(self).model_fields), Decimal(0))
