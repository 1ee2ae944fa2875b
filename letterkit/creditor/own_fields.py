"""The fields that a creditor adds to its cases."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from letterkit import fields
from letterkit.case.own_fields import OwnKind
from letterkit.creditor.part import Part, about


class EigenVeld(Part):
    """A field that this creditor adds to its cases, for its own templates."""

    model_config = about("Een veld dat u zelf aan uw zaken toevoegt.")

    soort: OwnKind = Field(
        description="Wat erin staat. getal is een heel getal, bedrag is in euro, tekst is hoogstens 200 tekens."
    )
    verplicht: bool = Field(False, description="Of een zaak zonder dit veld fout is.")
    voorbeeld: Any = Field(
        None, description="Een verzonnen waarde, voor voorbeelden en om elke tak van een sjabloon te controleren."
    )
    uitleg: Annotated[str, Field(max_length=200), AfterValidator(fields.one_line)] = Field(
        "", description="Wat het veld betekent, voor uw collega's."
    )


def _own_field(given: object) -> object:
    """``toeslag: ja/nee`` is short for ``toeslag: {soort: ja/nee}``."""
    return {"soort": given} if isinstance(given, str) else given


OwnField = Annotated[EigenVeld, BeforeValidator(_own_field)]
