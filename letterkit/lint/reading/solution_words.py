"""The Dutch of a way out: what each solution is called, and the words that offer, refuse or take it back."""

from letterkit.lint.reading.patterns import any_of

_PLAN = (
    r"(?:betaal|betalings|afbetalings?|aflossings?|aflos|terugbetaal|terugbetalings|termijn|maatwerk)"
    r"(?:regeling|plan|afspraak|afspraken|schema|voorstel)(?:en|nen|tje|etje)?"
)
_SUM = r"(?:maand|termijn|voorschot)?(?:bedrag|termijn|aflossing|last(?:en)?|voorschot|premie|huur)"
_GOODS = r"(?:krediet|lening|hypotheek|contract|abonnement)"

OPTIONS = {
    "betalingsregeling": any_of(
        rf"\b{_PLAN}\b",
        r"\b(?:een|passende|andere|nieuwe|haalbare|eigen|minnelijke|coulante)\s(?:\w+\s)?regeling\b",
        (
            r"\bregeling(?:en)?\s(?:\w+\s){0,3}(?:te\s)?(?:tref\w+|maken|afspreken|bespreken|"
            r"aan\s?(?:te\s)?vragen|overeenkomen)"
        ),
        r"\b(?:tref\w*|maken|spreken)\s(?:\w+\s){0,5}regeling",
        (
            r"\bpas\w*\s(?:\w+\s){0,3}regeling\saan\b|\bregeling\s(?:\w+\s){0,2}(?:aan\s?(?:te\s)?passen|"
            r"wijzigen|veranderen)"
        ),
        r"\bin\s(?:\S+\s){0,3}(?:termijnen|termijntjes|delen|gedeelte[ns]|stukjes|stapjes|maandbedragen)\b",
        r"\bin\s(?:meer(?:dere)?|twee|drie|vier|vijf|zes|paar|\d+|een paar)\s(?:keer|keren)\b",
        r"\bgespreid\w*\s(?:\S+\s){0,4}(?:betal|terug|af)\w*",
        r"\b(?:bedrag|betaling(?:en)?|kosten|schuld|betalen)\s(?:\S+\s){0,4}(?:te )?spreid\w+",
        r"\bspreid\w*\s(?:\S+\s){0,4}(?:bedrag|betaling\w*|kosten|schuld)|\bbeetje bij beetje\b",
        r"\bper maand\W+(?:gedurende|voor|in)\s\S+\s(?:maanden|keer|termijnen)\b|\b\d+ maanden lang\b",
        r"\b(?:per maand|maandelijks|elke maand|iedere maand)\s(?:\S+\s){0,5}(?:af te )?(?:af)?(?:betalen|lossen)\b",
    ),
    "betaalafspraak": any_of(
        r"\b(?:betaal|betalings)afspra(?:ak|ken)\b",
        r"\bafspra(?:ak|ken)\s(?:\S+\s){0,3}(?:over|voor)\s(?:\S+\s){0,3}(?:betal\w+|bedrag)",
        (
            r"\b(?:maken|maak)\s(?:\S+\s){0,4}(?:nieuwe|andere|passende|haalbare|duidelijke|goede|"
            r"samen)\s(?:\S+\s)?afspra(?:ak|ken)\b"
        ),
    ),
    "betaalpauze": any_of(
        r"\bbetaal(?:pauze|vakantie)|\b(?:betaling(?:en|s)?)?uitstel(?:len)?\b|\bpauzeren\b|\bpauze\b|\bopschorten\b",
        (
            r"\b(?:later|op een (?:later|ander) moment)\s(?:mogen\s|kunnen\s|te\s)?betal\w+|"
            r"\bbetaal\w*\s(?:\S+\s){0,3}later\b"
        ),
        r"\b(?:wat |iets |even )?(?:meer|extra)\stijd\b|\bandere\s(?:betaal)?(?:datum|dag)\b",
        (
            r"\b(?:betaal|verval|incasso)?(?:datum|dag|termijn)\s(?:\S+\s){0,3}(?:te )?(?:verschui|verplaats|"
            r"verleng|verzet)\w+"
        ),
        r"\btijdelijk\s(?:niets?|minder|geen)\s(?:\S+\s){0,3}(?:te |hoeft )?(?:betal|aflos)\w*",
        r"\bstel\w*\s(?:\S+\s){0,4}betaling\s(?:\S+\s)?uit\b",
    ),
    "lager_bedrag": any_of(
        rf"\blagere?\s(?:\S+\s)?{_SUM}|\baangepast\w*\s{_SUM}|\b{_SUM}\s(?:\S+\s){{0,4}}aan\s?(?:te\s)?passen",
        rf"\b{_SUM}\s(?:\S+\s){{0,6}}(?:te )?(?:verla|verlag|verminder)\w+",
        rf"\bverla(?:agt|gen|ag)\s(?:\S+\s){{0,4}}{_SUM}|\b{_SUM}\s(?:\S+\s){{0,4}}omlaag",
        r"\bminder\s(?:\S+\s){0,2}(?:te )?(?:betalen|aflossen|af te lossen)\b",
    ),
    "rentestop": any_of(
        r"\brentestop|\brente\s(?:\S+\s){0,5}(?:stop(?:pen|zetten)?|stil\s?zetten|bevriezen)\b|"
        r"\bzetten\s(?:\S+\s){0,3}rente\sstil"
    ),
    "renteverlaging": any_of(r"\brenteverlaging|\blagere\srente|\brente\s(?:\S+\s){0,4}verlagen"),
    "herstructurering": any_of(
        r"\bherstructurer(?:en|ing)|\b(?:oversluiten|herfinanciering)\b",
        rf"\b{_GOODS}\s(?:\S+\s){{0,4}}(?:aanpassen|aan te passen|omzetten|om te zetten)",
        (
            rf"\bpassen\s(?:we|wij)\s(?:\S+\s){{0,2}}{_GOODS}\saan|\blooptijd\s(?:\S+\s){{0,3}}verlengen|"
            rf"\blangere\slooptijd"
        ),
    ),
    "budgetcoaching": any_of(r"\bbudget(?:coach|hulp|begeleid|advies)\w*"),
    "finale_kwijting": any_of(r"\bkwijt\s?(?:ge)?(?:schel\w+|te schelden)|\bscheld\w+\s(?:\S+\s){0,6}kwijt\b"),
}
TOGETHER = any_of(
    r"\boplossing(?:en)?\b|(?<!juridische )(?<!wettelijke )\bmogelijkheden\b|\bmeer mogelijk dan\b",
    r"\bdenk\w*\s(?:\S+\s){0,5}mee\b|\bmee\s?(?:te\s)?denken\b|\bmaatwerk\b",
    r"\bwat (?:er |u |je )?(?:\w+ )?(?:wel )?(?:mogelijk|haalbaar) is\b|\bwat (?:er )?wel (?:kan|lukt)\b",
    r"\bwat (?:\w+ ){0,4}bij (?:u|je|uw|jouw)\b|\bhoe (?:we|wij) (?:u|je) (?:\w+ ){0,3}(?:kunnen|verder) helpen",
    r"\bopties\b|\bin\s?(?:te\s?)?lopen\b|\binloopt\b|\binhalen\b|\b(?:maken|maak)\s(?:\S+\s){0,5}afspra(?:ak|ken)\b",
    r"\bspre(?:ek|ekt|ken)\s(?:\S+\s){0,6}af\b|\bafspreken\b",
    r"\bkom\w*\s(?:\S+\s){0,3}(?:er\s)?(?:samen|met elkaar)\s(?:\S+\s){0,2}uit\b",
    r"\bsamen\s(?:\S+\s){0,4}uit\s?(?:te\s?)?(?:komen)?\b",
)
SHARED = any_of(
    r"\b(?:samen|gezamenlijk|met (?:u|je|jou|elkaar|ons)|zoek\w*|kijk\w*|vind\w*|bespre\w+|bekijk\w*|onderzoek\w*)\b",
    r"\b(?:overleg\w*|help\w*|denk\w*|bied\w*|verschillende|er (?:zijn|is)|contact|bel|belt|mogelijk)\b",
    r"\b(?:maken|kunnen|spreken|regelen) (?:we|wij)\b|\b(?:we|wij) (?:maken|kunnen|spreken|regelen)\b",
)
OFFERED = any_of(
    (
        r"\b(?:kun(?:t|nen|)|kan|mag|mogelijk\w*|bespreekbaar|aanbieden|aan te bieden|bied\w*|"
        r"aan\s?(?:te )?vragen|vraag|vraagt|aanvraag|krijgt)\b"
    ),
    (
        r"\b(?:neem|neemt|bel|belt|wil(?:t|len|)|wenst|liever|graag|samen|laat|help\w*|regel|regelt|kies|kiest|"
        r"stel|stellen|akkoord)\b"
    ),
    (
        r"\b(?:bevestig\w*|afgesproken|spreken|maken|maak|bespre\w+|overleg\w*|voorstel|lees|leest|bekijk|"
        r"klik|aanmerking|beschikbaar|"
        r"recht|contact|geven)\b"
    ),
    (
        r"\b(?:denk\w*|kijk\w*|zoek\w*|vind\w*|ook|voorbeeld|bijvoorbeeld|zoals|nodig|hoeft|betaal|passen|"
        r"verlagen|tref|treft|treffen)\b"
    ),
)
REFUSED = any_of(
    r"(?<!niet )\bte laat (?:voor|om)\b|\bniet in behandeling\b",
    (
        r"\bgeen gebruik (?:van )?gemaakt\b|\bniet (?:gereageerd|ingegaan) op\b|\bvervalt (?:uw|je|het|"
        r"dit) (?:recht|aanbod|voorstel)\b"
    ),
    (
        r"\bgeen\s(?:\S+\s){0,3}(?:\w*regeling\w*|\w*uitstel|mogelijkhe\w+|oplossing\w*|\w*pauze|kwijtschelding|"
        r"termijnen|\w*afspra\w+|\w+plan)\b"
    ),
    r"\bniet\s(?:meer\s|langer\s)?(?:mogelijk|bespreekbaar|toegestaan|akkoord|in aanmerking|aan de orde|open)\b",
    r"\bniet\s(?:meer\s|langer\s)(?:\S+\s)?in\s(?:\S+\s)?termijnen",
    (
        r"\b(?:uitgesloten|afgewezen|geweigerd|onmogelijk|afwijzen)\b|\bzonder\s(?:\S+\s){0,4}(?:\w*regeling|"
        r"\w*afspraak|oplossing|uitstel)"
    ),
    r"\bniet\s(?:\S+\s){0,3}(?:verlenen|verleend|toekennen|verleent|toestaan|accepteren|meewerken|aangaan)\b",
    (
        r"\bverle(?:nen|ent)\s(?:\S+\s){0,3}(?:geen|niet)\b|\bniet\s(?:\S+\s){0,3}(?:tot een|een)\s(?:oplossing|"
        r"regeling)\b"
    ),
)
TAKEN_BACK = any_of(
    r"\buitsluitend\b.*\b(?:toestemming|goedkeuring)\b|\bgeen recht op\b",
    (
        r"\bgeen\s(?:\w+\s){0,2}rechten\s(?:\S+\s){0,4}ontle\w+|\bniet\s(?:\S+\s){0,2}verplicht\b|"
        r"\bonder\s(?:\S+\s)?voorbehoud"
    ),
    (
        r"\buitzonderlijk\w*|\b(?:hoge\s)?uitzondering(?:en)?\b|\bbehoudens\b|\bnaar\s(?:ons|eigen|"
        r"haar)\s(?:eigen\s)?(?:goeddunken|inzicht)"
    ),
    (
        r"\bschort\w*\s(?:\S+\s){0,5}niet\sop\b|\bgarande\w+\s(?:\S+\s){0,3}niets?\b|"
        r"\bzonder\s(?:\S+\s)?(?:garantie|verplichting)"
    ),
)
EXISTING = any_of(
    r"\b(?:uw|je|jouw|de|deze|onze|eerdere|huidige|lopende|bestaande|afgesproken|gemaakte|overeengekomen|"
    r"getroffen)\s(?:(?!afdeling)\S+\s)?"
    rf"(?:{_PLAN}|regeling|afspra(?:ak|ken))\b",
    r"\b(?:uw|je|jouw)\s(?:aanvraag|verzoek|voorstel)\s(?:voor|om|tot)\b",
    r"\bakkoord gegaan\b|\buitstel\s(?:gekregen|gehad|verleend)\b",
)
BROKEN = any_of(
    r"\bakkoord gegaan\b",
    (
        r"\b(?:vervalt|vervallen|beëindig\w*|geannuleerd|stopgezet|ingetrokken|verbroken|nagekomen|nakomt|"
        r"nakomen|nagelaten|gemist)\b"
    ),
    r"\b(?:gestopt|stopt)\b",
)
DENIED = any_of(r"\b(?:geen|niet|nooit)\b")
RENEWED = any_of(
    (
        r"\b(?:nieuwe|aan\s?(?:te\s)?pass\w+|passen|wijzig\w+|verander\w+|ander\w*|lager\w*|bespre\w+|herstel\w*|"
        r"bevestig\w*)\b"
    ),
    r"\b(?:afgesproken|akkoord|ingaat|start|aanvragen|aan te vragen|verlengen)\b",
)
WARNED = any_of(
    r"\b(?:niet|geen|zonder|uitblijf\w*)\b.*\b(?:incasso\w*|deurwaarder\w*|gerechts\w+|rechter|kosten|dagvaard\w+|juridisch\w*)\b",
    r"\b(?:niet|geen|zonder|uitblijf\w*)\b.*\b(?:maatregelen|beslag)\b|\b(?:incasso\w*|deurwaarder)\b.*\b(?:tenzij|als|indien)\b",
)
OTHER_TROUBLE = any_of(r"\bklacht\w*\b|\bniet (?:mee )?eens\b|\biets (?:mis|fout)\b|\bklopt\b|\bontevreden\b")
FREE = any_of(r"\b(?:geen|zonder)\s(?:\w+\s)?kosten\b")
