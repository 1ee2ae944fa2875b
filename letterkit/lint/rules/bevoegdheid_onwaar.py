"""A power that no creditor has: to take things, wages, papers or freedom without a judge."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import BESLAG
from letterkit.lint.reading.unfair import stated
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="bevoegdheid-onwaar",
    category="facts",
    level="warning",
    message=(
        "Dit kan of mag niet zo. Zonder vonnis van een rechter is er geen beslag en geen "
        "ontruiming, en met de politie heeft een schuld niets te maken. Schrijf wat er "
        "echt gebeurt."
    ),
    why=("Een gevolg dat niet bestaat, is misleiding en dwang. De lezer neemt dan besluiten uit angst."),
    source=BESLAG,
    wrong=(
        ("«Wij leggen morgen beslag op uw loon.»"),
        ("«Onze medewerker haalt uw auto op.»"),
        ("«Niet betalen is strafbaar.»"),
        ("«Bij een achterstand bent u verplicht om uw huurtoeslag aan ons af te staan.»"),
        ("«Door één gemiste termijn is nu de hele lening opeisbaar.»"),
        ("«Wij schakelen de politie in.»"),
        ("«Dan wordt uw uitkering stopgezet.»"),
        ("«De deurwaarder neemt dan zonder rechter uw spullen mee.»"),
        ("«Wij schrijven het bedrag zonder uw toestemming van uw rekening af.»"),
    ),
    right=(
        (
            "Dan kunnen wij de rechter om een beslissing vragen. Alleen met een vonnis kan "
            "een deurwaarder beslag leggen."
        ),
        ("Niet betalen is niet strafbaar. U kunt hiervoor niet naar de gevangenis."),
        ("Uw uitkering en uw toeslagen lopen gewoon door."),
        ("Wij bellen u om een afspraak te maken."),
        ("Wij kunnen uw paspoort of rijbewijs niet laten blokkeren."),
        ("Een bedrag van uw loon inhouden kan niet zomaar."),
        ("Wij schrijven € 80 af op 3 mei, zoals u met ons afsprak."),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return stated(document, RULE.id)
