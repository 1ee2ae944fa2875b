"""What happened, or was agreed, that a message must tell the customer about."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from letterkit import fields
from letterkit.case.arrears import Afbetaling
from letterkit.case.values import Day, Email, Line, Money, MoneyAboveNought, OptionalLine, Part, about
from letterkit.message import CaseText


def as_stage(name: str) -> CaseText:
    """A name as our stages have it: "Tweede herinnering" is the same stage as tweede_herinnering."""
    return CaseText("_".join(name.lower().split()))


Phone = Annotated[str, AfterValidator(fields.phone)]
Measure = Literal[
    "langere_looptijd",
    "ander_krediet",
    "uitstel",
    "lagere_rente",
    "betaalpauze",
    "deel_aflossen",
    "andere_munt",
    "deel_kwijtschelden",
    "samenvoegen",
    "herfinancieren",
]


class Voorstel(Afbetaling):
    """An arrangement that the creditor proposes."""

    model_config = about("Een voorstel van u voor een betalingsregeling.")

    datum: Day = Field(description="Dag van het voorstel.")
    rente_loopt_door: bool = Field(description="Of er in deze tijd rente bij komt.")
    antwoord_voor: Day = Field(description="Vóór welke dag u graag antwoord wilt.")


class Pauze(Part):
    """A pause in paying that was agreed."""

    model_config = about("Een afgesproken betaalpauze.")

    datum: Day = Field(description="Dag van de afspraak.")
    wat: Literal["alles", "rente"] = Field("alles", description="Wat er pauze heeft: alles, of alleen de rente.")
    van: Day = Field(description="Eerste dag van de pauze.")
    tot: Day = Field(description="Laatste dag van de pauze.")
    rente_loopt_door: bool = Field(description="Of er in de pauze rente bij komt.")
    rente: Money | None = Field(None, description="Ongeveer hoeveel rente erbij komt, als die doorloopt.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.tot < self.van:
            raise PydanticCustomError("end_before_start", "end_before_start")
        return self


class Schuldhulp(Part):
    """Debt help that was reported, so that the creditor waits."""

    model_config = about("Hulp bij schulden die is gemeld, waardoor u wacht.")

    datum: Day = Field(description="Dag waarop de hulp is gemeld.")
    soort: Literal["120_dagen", "nvvk", "moratorium"] = Field(
        "120_dagen",
        description="Welke pauze: 120 dagen bij een erkende hulpverlener, de kennisgeving van de NVVK, of de rechter.",
    )
    organisatie: OptionalLine = Field("", description="Naam van de hulpverlener.")
    tot: Day | None = Field(
        None, description="Laatste dag waarop u wacht. Leeg: zo lang als deze soort pauze hoogstens duurt."
    )


class Bericht(Part):
    """A message of a stage of its own that the creditor wants to send, such as a welcome or a rent rise."""

    model_config = about("Een bericht van een eigen fase dat u wilt sturen, één keer.")

    fase: Annotated[Line, AfterValidator(as_stage)] = Field(description="Uw eigen fase, zoals welkom_overname.")
    datum: Day = Field(description="Vanaf welke dag het bericht weg mag.")
    ingangsdatum: Day | None = Field(None, description="Vanaf welke dag iets verandert.")
    bedrag: Money | None = Field(None, description="Het nieuwe bedrag, in euro.")
    vorig_bedrag: Money | None = Field(None, description="Het bedrag van nu, in euro.")
    naam: OptionalLine = Field("", description="Naam van een ander bedrijf of een persoon in het bericht.")


class Kwijting(Part):
    """The rest of a debt that is forgiven."""

    model_config = about("Een finale kwijting: de rest hoeft de klant niet meer te betalen.")

    datum: Day = Field(description="Dag waarop de kwijting ingaat en het contract stopt.")
    betaald: Money = Field(Decimal(0), description="Wat de klant betaalde, in euro.")
    kwijtgescholden: MoneyAboveNought = Field(description="Wat u kwijtscheldt, in euro.")


class Ontvangst(Part):
    """A payment that came in."""

    model_config = about("Een betaling die is binnengekomen.")

    datum: Day = Field(description="Dag waarop het geld er was.")
    bedrag: MoneyAboveNought = Field(description="Wat er binnenkwam, in euro.")


class Klachtbericht(Part):
    """A complaint that came in."""

    model_config = about("Een klacht die is binnengekomen.")

    datum: Day = Field(description="Dag waarop de klacht binnenkwam.")
    antwoord_voor: Day = Field(description="Vóór welke dag de klant antwoord krijgt.")
    behandelaar: OptionalLine = Field("", description="Wie de klacht behandelt.")


class Overdracht(Part):
    """A hand-over to a collection partner that is planned."""

    model_config = about("Een overdracht aan een incassopartner die gepland is.")

    datum: Day = Field(description="Dag van de overdracht.")
    partner: Line = Field(description="Naam van de partner.")
    telefoon: Phone | None = Field(None, description="Telefoonnummer van de partner.")
    kosten: Money | None = Field(
        None, description="Wat de overdracht de klant kost, in euro; 0 als er niets bij komt. Leeg: die zin vervalt."
    )


class Bkr(Part):
    """What the credit register knows, or will know."""

    model_config = about("Wat bij het BKR staat of komt te staan. Alleen bij kredieten.")

    gemeld: bool = Field(False, description="Of de achterstand al gemeld is.")
    soort: (
        Literal[
            "aflopend",
            "doorlopend",
            "eigen_woning",
            "hypotheek_overig",
            "restschuld",
            "saneringskrediet",
            "operational_lease",
            "zakelijk",
            "overig",
        ]
        | None
    ) = Field(None, description="Soort krediet bij BKR: bepaalt na hoeveel maanden u meldt. Leeg: de kortste tijd.")
    melddatum: Day | None = Field(None, description="Dag waarop u de achterstand moet melden, als er niets verandert.")


class Levering(Part):
    """The end of a supply, such as water or energy, that is planned."""

    model_config = about("Het einde van de levering, als dat gepland is.")

    einde_op: Day = Field(description="Dag waarop de levering stopt, als er niets verandert.")
    contact_gezocht_op: Day | None = Field(
        None, description="Dag waarop u persoonlijk contact zocht, zoals een telefoontje of bezoek."
    )


class Vordering(Part):
    """What a collector or a buyer of claims collects: of whom, and out of what."""

    model_config = about("De vordering die u voor een ander int, of kocht.")

    schuldeiser: Line = Field(description="Voor wie u int, of van wie u de vordering kocht.")
    schuldeiser_adres: Line = Field(description="Adres van die schuldeiser, op één regel.")
    grondslag: Line = Field(description="Waar de vordering uit komt, zoals 'de koop van een fiets op 3 mei 2026'.")
    overgenomen_op: Day | None = Field(
        None, description="Dag waarop de vordering is gekocht, door u of door de koper. Leeg: u int voor een ander."
    )
    krediet: bool = Field(
        False, description="Of het een lening is die is verkocht. Dan gaat eerst de brief over die verkoop."
    )
    koper: OptionalLine = Field("", description="Wie de lening kocht, als u haar voor de koper beheert. Leeg: u zelf.")
    koper_adres: OptionalLine = Field("", description="Adres van de koper, op één regel.")
    koper_telefoon: Phone | None = Field(None, description="Telefoonnummer van de koper.")
    koper_email: Email | None = Field(None, description="E-mailadres van de koper.")

    @model_validator(mode="after")
    def _buyer_is_known(self) -> Self:
        """The reader learns who the buyer is and how to reach it (directive 2021/2167, article 10)."""
        if self.koper and not (self.koper_adres and (self.koper_telefoon or self.koper_email)):
            raise PydanticCustomError("buyer_unreachable", "buyer_unreachable")
        return self


class Maatregel(Part):
    """A forbearance measure that was offered (directive 2023/2225, article 35, paragraph 2)."""

    model_config = about("Een oplossing die u aanbood, uit de lijst van de richtlijn voor krediet.")

    maatregel: Measure = Field(description="Wat u aanbood.")
    datum: Day = Field(description="Dag waarop u het aanbood.")
    uitkomst: Literal["open", "aangenomen", "afgewezen"] = Field("open", description="Wat de klant ervan vond.")


class Contactpoging(Part):
    """An attempt to speak to the customer in person."""

    model_config = about("Een poging om de klant zelf te spreken.")

    datum: Day = Field(description="Dag van de poging.")
    hoe: Literal["telefoon", "bezoek", "gesprek"] = Field(description="Hoe u het probeerde.")


class Toestemming(Part):
    """What the customer wrote on the question whether data may go to the municipality."""

    model_config = about("Wat de klant schreef op de vraag of u gegevens aan de gemeente mag geven.")

    antwoord: Literal["ja", "nee"] = Field(description="Wat de klant schreef.")
    datum: Day = Field(description="Dag waarop u dat antwoord kreeg.")


class Opeising(Part):
    """What is needed to call in the whole credit."""

    model_config = about("Gegevens die nodig zijn om het hele krediet op te eisen.")

    restschuld: MoneyAboveNought = Field(description="Wat nog afgelost moet worden, zonder wat al te laat is, in euro.")
    aanmaning_op: Day = Field(description="Dag van de aanmaning (ingebrekestelling).")
    aanmaning_tot: Day = Field(description="Laatste dag van de termijn in die aanmaning.")
