"""The Dutch of a way out: what each solution is called."""

from letterkit.lint.reading.patterns import any_of

_PLAN = (
    r"(?:betaal|betalings|afbetalings?|aflossings?|aflos|terugbetaal|terugbetalings|termijn|maatwerk)"
    r"(?:regeling|plan|afspraak|afspraken|schema|voorstel)(?:en|nen|tje|etje)?"
)
_PARTS = (
    r"(?:maand|deel)?(?:termijnen|termijntjes|delen|gedeelte[ns]|stukken|stukjes|stapjes|porties|betalingen|bedragen)"
)
_CUT = r"(?:ge)?(?:op)?(?:verdel|verdeel|spreid|knip|splits|deel|smeer|smer|uitsmer|uitgesmeerd)\w*"
_OWED = (
    r"(?:\w*bedrag|\w*rekening|\w*nota|\w*factuur|\w*aanslag|betaling(?:en)?|betalen|kosten|\w*schuld|\w*achterstand|"
    r"premie|huur)"
)
_FITS = r"(?:past|passen|haalbaar|lukt|kunt|kan|missen|betaalbaar|volhoudt|aankunt)\b"
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
        rf"\b(?:in|met)\s(?:\S+\s){{0,3}}{_PARTS}\b",
        r"\bin\s(?:een paar\s|(?!een\b|één\b|eens\b|1\b)[^\W_]+\s)(?:\w+\s)?(?:keer|keren|maal|malen)\b",
        r"\bgespreid\w*\s(?:\S+\s){0,4}(?:betal|terug|af)\w*|\b(?:betaal|betalings)?spreiding\b",
        rf"\b{_OWED}\s(?:\S+\s){{0,6}}(?:te )?{_CUT}",
        rf"\b{_CUT}\s(?:\S+\s){{0,4}}{_OWED}\b|\bbeetje bij beetje\b",
        r"\b(?:in|over|binnen)\s(?:maximaal\s|\w+\s)?(?:twee|drie|vier|vijf|zes|acht|tien|twaalf|\d+|enkele|"
        r"meer\w*|een paar)\s(?:maanden|weken|"
        r"facturen|rekeningen)\b(?=.{0,40}\b(?:betal\w+|los\w*|aflos\w*|spreid\w*|verde\w+)|$|"
        r"\.)(?<!\bbinnen\s14\sdagen)",
        r"\b(?:helft|deel|rest)\b.{0,30}\b(?:nu|alvast)\b.{0,40}\b(?:helft|rest|later)\b|\bnu\b.{0,30}\b(?:rest|"
        r"helft)\b.{0,30}\b(?:later|na|in|over)\b",
        r"\bdeelbetaling\w*|\bin \w+ stappen (?:\w+ )?betalen\b|\bhoeveel (?:maanden|weken|termijnen)\b|\b(?:kan|"
        r"kunt|mag|mogen)\b.{0,30}\bspreiden\b",
        r"\bdeel\w* (?:wij|we|ik) (?:het|dit|uw)\b.{0,30}\bop\b|\bdelen (?:wij|we) (?:het|dit)\b.{0,20}\bop\b|"
        r"\bpas\w*\b.{0,20}\b(?:plan|afspraak)\b.{0,10}\baan\b",
        r"\bde rest\s(?:\w+\s){0,3}(?:in|later|over|volgende|verdeel\w*)\b|\b(?:alvast|nu) een deel\b|"
        r"\ben(?:\s\w+){0,2}\s(?:inhalen|in te halen)\b",
        rf"\b(?:welk|hoeveel|wat voor)\s(?:bedrag\s)?(?:\w+\s){{0,6}}?(?:wel\s)?{_FITS}",
        rf"\b{_OWED}\b.{{0,40}}\b(?:in|af)(?:halen|lossen)\b(?=.{{0,20}}$)",
        rf"\b(?:maand|termijn)?bedrag\s(?:per maand\s|\w+\s){{0,3}}?(?:dat|wat)\s(?:\w+\s){{1,6}}?{_FITS}",
        r"\bper maand\W+(?:gedurende|voor|in)\s\S+\s(?:maanden|keer|termijnen)\b|\b\d+ maanden lang\b",
        r"\b(?:per (?:maand|week)|maandelijks|wekelijks|elke (?:maand|week)|iedere (?:maand|"
        r"week))\s(?:\S+\s){0,5}(?:af te )?(?:af)?(?:betalen|lossen)\b",
    ),
    "betaalafspraak": any_of(
        r"\b(?:betaal|betalings)afspra(?:ak|ken)\b",
        r"\bafspra(?:ak|ken)\s(?:\S+\s){0,3}(?:over|voor)\s(?:\S+\s){0,3}(?:betal\w+|bedrag)",
        r"\btot\seen\s(?:\w+\s)?(?:afspraak|regeling|vergelijk|overeenstemming)\s(?:te\s)?kom\w*",
        (
            r"\b(?:maken|maak)\s(?:\S+\s){0,4}(?:nieuwe|andere|passende|haalbare|duidelijke|goede|"
            r"samen)\s(?:\S+\s)?afspra(?:ak|ken)\b"
        ),
    ),
    "betaalpauze": any_of(
        r"\bbetaal(?:pauze|vakantie)|\b(?:betaling(?:en|s)?)?uitstel(?:len)?\b|\bpauzeren\b|\bpauze\b|\bopschorten\b",
        (
            r"\b(?:later|op een (?:later|ander) moment)\s(?:te\s)?(?:mogen\s|kunnen\s)?(?:te\s)?betal\w+|"
            r"\bbetaal\w*\s(?:\S+\s){0,3}later\b"
        ),
        r"\b(?:wat |iets |even )?(?:meer|extra)\stijd\b|\b(?:andere|nieuwe|latere)\s(?:\w+)?(?:datum|dag)\b",
        r"\b(?:langer|meer|extra) (?:de )?tijd\b|\b\d+ (?:dagen|weken) (?:langer|later)\b|"
        r"\bbetal\w+ op een (?:later|ander) moment\b",
        r"\b\w*(?:dag|datum)\b.{0,30}\b(?:vooruit|later|verder|naar achteren) (?:te )?(?:zetten|schuiven)\b|"
        r"\bhoeft (?:u|je) (?:\w+ ){0,2}alleen de rente\b",
        r"\b\d+\s(?:dagen|weken)\sextra\b|\bextra\s(?:dagen|weken)\b|\b(?:later|on hold|op pauze|"
        r"stil)\s(?:te\s)?(?:zetten|betalen)\b",
        r"\b\w*(?:datum|dag|moment)\s(?:dat|die|waarop)\s(?:\w+\s){0,4}(?:uitkomt|past|schikt|kan|kunt|lukt|"
        r"betalen)\b",
        r"\b(?:schui|verschui|verplaats|verzet)\w*\s(?:\S+\s){0,3}\w*(?:datum|betaling|dag|huur|premie)\b",
        (
            r"\b(?:betaal|verval|incasso)?(?:datum|dag|termijn)\s(?:\S+\s){0,3}(?:te )?(?:verschui|verplaats|"
            r"verleng|verzet)\w+"
        ),
        r"\b(?:tijdelijk|even|(?:een )?(?:tijd|tijdje|poos|poosje)|voorlopig|"
        r"\w+ maand(?:en)?)\s(?:lang\s)?(?:niets?|geen)\s"
        r"(?:\S+\s){0,3}?(?:te |hoeft |af te )?(?:betal|(?:af)?los)\w*",
        r"\b\w*(?:datum|betaling|dag)\s(?:\S+\s){0,3}(?:op|door|vooruit|uit|"
        r"naar achteren)\s?(?:te )?(?:ge)?(?:schui|schuif|schov|stel)\w*",
        r"\b(?:schui|schuif|stel)\w*\s(?:\S+\s){0,4}\w*(?:datum|betaling|dag)\s(?:\S+\s){0,3}(?:op|door|vooruit|"
        r"uit)\b",
        r"\bstel\w*\s(?:\S+\s){0,4}betaling\s(?:\S+\s)?uit\b",
    ),
    "lager_bedrag": any_of(
        rf"\blagere?\s(?:\S+\s)?{_SUM}|\baangepast\w*\s{_SUM}|\b{_SUM}\s(?:\S+\s){{0,4}}aan\s?(?:te\s)?passen",
        rf"\b{_SUM}\s(?:\S+\s){{0,6}}(?:te )?(?:verla|verlag|verminder)\w+",
        rf"\bverla(?:agt|gen|ag)\s(?:\S+\s){{0,4}}{_SUM}|\b{_SUM}\s(?:\S+\s){{0,4}}omlaag",
        r"\bminder\s(?:\S+\s){0,2}(?:te )?(?:betal\w+|betaalt|aflossen|af te lossen|kwijt)\b",
        r"\bnieuwe? (?:maand|termijn)bedrag\b|\b(?:maand|termijn)bedrag\b.{0,40}\bpast bij\b",
        rf"\b(?:{_OWED}|(?:maand)?lasten)\s(?:\w+\s){{0,3}}(?:behapbaar|betaalbaar|draaglijk|haalbaar|lichter)\b|"
        rf"\bmee over (?:uw|je|jouw) \w*lasten\b",
    ),
    "rentestop": any_of(
        r"\brentestop|\brente\s(?:\S+\s){0,5}(?:stop(?:pen|zetten)?|stil\s?zetten|bevriezen)\b|"
        r"\bzetten\s(?:\S+\s){0,3}rente\sstil"
    ),
    "renteverlaging": any_of(
        r"\brenteverlaging|\b(?:lagere|minder)\srente\b|\brente\s(?:\S+\s){0,5}(?:verla\w+|omlaag|lager)\b"
    ),
    "herstructurering": any_of(
        r"\bherstructurer(?:en|ing)|\b(?:oversluiten|herfinanciering)\b",
        rf"\b{_GOODS}\s(?:\S+\s){{0,4}}(?:aanpassen|aan te passen|omzetten|om te zetten)",
        (
            rf"\bpassen\s(?:we|wij)\s(?:\S+\s){{0,2}}{_GOODS}\saan|\blooptijd\s(?:\S+\s){{0,3}}verlengen|"
            rf"\blangere\slooptijd|\blooptijd\b.{{0,40}}\b(?:oprek|rek|verleng|langer)"
        ),
    ),
    "budgetcoaching": any_of(r"\bbudget(?:coach|hulp|begeleid|advies)\w*"),
    "finale_kwijting": any_of(
        r"\bdeel\b.{0,40}\b(?:wegvallen|laten vallen|niet meer te (?:hoeven )?betalen)\b|\bhulpfonds\b|\bnoodfonds\b",
        r"\bregeling\b.{0,40}\bniet te hoeven betalen\b",
        r"\bkwijt\s?(?:ge)?(?:schel\w+|te schelden)|\bscheld\w+\s(?:\S+\s){0,6}kwijt\b",
    ),
}
