"""Sentences that announce harm to the reader: what the phrases of the word list say, read from how a sentence is built.

A sentence threatens when it (a) announces, by its own words or by a condition on not paying, (b) that someone brings a
heavy measure into play, takes something, stops something or shuts the reader out, and (c) neither denies it, explains
it, nor says in the same breath how to keep it from happening.
"""

import re
from functools import lru_cache

from letterkit.lint.reading.patterns import any_of

# (b) Heavy measures: naming them as what comes is enough.
_HEAVY = any_of(
    r"\b(?:naar|bij|voor|aan|door|zonder) (?:de |een )?(?:kanton)?recht(?:er|bank)\b|\b(?:rechtszaak|vonnis|"
    r"procederen)\b",
    r"\b(?:ge)?dagvaar\w+|\bgerechtelijk\w*|\bjuridische (?:stap\w*|actie\w*|procedure\w*|maatregel\w*|weg|"
    r"traject\w*)",
    r"\b(?:gerechts|belasting)?deurwaarder\w*|\bincasso(?:bureau|gemachtigde|partner|partij|kantoor|traject|"
    r"procedure|maatregel)\w*",
    r"\b(?:loon|bank|derden)?beslag(?:leg\w*)?\b|\bdwang(?:bevel|maatregel|invordering|som)\w*|\bdwingen\b",
    r"\b(?:ontruim|uitzett|huisuitzett|uithuiszett)\w*|\bontbind\w*|\bten\s?uitvoer\s?leg\w*|\bexecut(?:ie|eren|"
    r"oriale?)\b",
    r"\b(?:juristen|advoca(?:at|ten)|politie|slotenmaker|openbreken)\b|\bfaillissement\w*|\b(?:op|ge)eis(?:t|en|"
    r"ing)?\b|\bopgeëist\b",
    r"\bgijzel\w*|\bgedwongen\b|\b(?:uw|je|het) (?:huis|woning) uit\b|\bhuisbezoek\b(?=.{0,30}\b(?:gepland|volgt))|"
    r"\bzonder (?:uw|je) medewerking\b",
    r"\b(?:meubels|inboedel|spullen|auto)\b.{0,20}\bmee\s?(?:te )?nemen\b|\btoegang tot (?:de|uw) woning\b",
    r"\bop straat\b|\bzwarte lijst\b|\bbkr\b.{0,40}\b(?:staan|komt|melding|aangemeld)\b|\b(?:ter|"
    r"uit) (?:onze )?(?:incasso|executie|handen)\b",
    r"\bprocedure\b(?!.{0,20}\bklacht)|\binvordering\b|\bverko(?:op|pen|cht)\b.{0,30}\bvordering\b|"
    r"\bvordering\b.{0,30}\bverko(?:pen|cht)\b",
)
_ACTS = any_of(
    r"\b(?:dan|anders|daarna|hierna|vervolgens|daartoe|thans|heden|zullen|zal|gaan|gaat|moeten|kunnen|kan|mogen|"
    r"mag)\b",
    r"\b(?:volgt|volgen|wordt|worden|krijgt|krijgen|komt|komen|ligt|liggen|staat|staan|staan op het punt|"
    r"overweeg\w*)\b",
    r"\b(?:schakel\w*|start\w*|stuur|sturen|draag|dragen|geef|geven|leg|leggen|vraag|vragen|gevraagd|neem|nemen|"
    r"stap\w*)\b",
    r"\b(?:laat|laten|betaalt u|draagt u|betaal je|gaat|verkoop|verkopen|verzoek\w*|verzocht|verzoch\w+|opdracht|"
    r"bereid\w*|voorbereid\w*|overgaan|overdra\w*|overgedragen)\b",
)
# (b) What is taken, stopped or refused: with a condition or an announcement.
_STOPS = (
    r"(?:blokke\w+|beëindig\w*|schors\w*|schort\w*|staak|staken|annule\w+|weiger\w*|leg|leggen|zeg|zeggen|sluit|"
    r"sluiten|zet|zetten|trek|trekken|"
    r"schrijf|schrijven|haal|halen|verwijder\w*|beperk\w*)"
)
_STOPPED_NOW = (
    r"(?:gestopt|stopgezet|geblokkeerd|afgesloten|beëindigd|doorgehaald|ingetrokken|geannuleerd|geschorst|opgezegd|"
    r"opgeschort|verwijderd|"
    r"opgeheven|vrijgegeven|uitgeschreven|geweigerd|beperkt|ontbonden|gestaakt)"
)
_GOODS = (
    r"(?:loon|salaris|inkomen|\w*uitkering|pensioen|\w*toeslag(?:en)?|vakantiegeld|auto|inboedel|spullen|bezittingen|"
    r"bankrekening|betaalrekening|tegoed|woning|huis|meter)"
)
_SERVICE = (
    r"(?:\w*account|\w*abonnement|\w*aansluiting|internet|telefoon|\w*nummer|simkaart|\w*pas|creditcard|\w*krediet|"
    r"lening|"
    r"hypotheek|polis|\w*verzekering|dekking|\w*contract|\w*overeenkomst|lidmaatschap|dienst(?:en|verlening)?|"
    r"levering|"
    r"toegang|stroom|gas|energie|water|inschrijving|werkzaamheden|werk|website|behandeling|bestelling(?:en)?|limiet)"
)
_TAKEN = any_of(
    rf"\b{_GOODS}\b.{{0,60}}\b(?:in|verkocht|verkopen|veilen|weggesleept|wegslepen|kwijt|afboeken|af te boeken|"
    rf"dicht\w*|verrekend|verrekenen|gebruiken)\b",
    rf"\b(?:gebruik\w*|verreken\w*|verkoop\w*|houd\w*|sleep\w*|vorder\w*|neem|nemen)\b.{{0,40}}\b{_GOODS}\b",
    rf"\b(?:verlies\w*|kwijt|kwijtrak\w*|verspeel\w*)\b.{{0,40}}\b(?:{_GOODS}|{_SERVICE})\b|\b(?:{_GOODS}|"
    rf"{_SERVICE})\b.{{0,20}}\bkwijt\b",
)
_STOPPED = any_of(
    rf"\b{_SERVICE}\b.{{0,50}}\b(?:af|eruit|dicht|stil|neer|op|stop|gestopt|stopgezet|geblokkeerd|afgesloten|"
    rf"beëindigd|"
    r"doorgehaald|ingetrokken|geannuleerd|geschorst|opgezegd|opgeschort|verwijderd|opgeheven|door te halen|"
    r"op te zeggen|"
    r"te beëindigen|te blokkeren|beëindigen|blokkeren|annuleren|opzeggen|opschorten|stopzetten|afsluiten|weigeren|"
    r"staken)\b",
    rf"\b{_STOPS}\s(?:wij|we|ik)\b.{{0,60}}\b{_SERVICE}\b|\b(?:wij|we|ik)\s{_STOPS}\b.{{0,60}}\b{_SERVICE}\b",
)
# Whatever is yours, by the verb: "uw parkeervergunning trekken wij in", "u wordt uitgeschreven".
_YOURS_STOPPED = any_of(
    rf"\b(?:uw|je|jouw)\s\w+(?:\s\w+)?\s{_STOPS}\s(?:wij|we|ik)\s(?:\w+\s){{0,3}}(?:in|af|op|stop|stil|plat|dicht|"
    rf"uit)\b",
    rf"\b{_STOPS}\s(?:wij|we|ik)\s(?:\w+\s)?(?:uw|je|jouw)\s.{{1,40}}\s(?:in|af|op|stop|stil|plat|dicht|uit|door)\b",
    rf"\b(?:u|uw|je|jouw)\b.{{0,40}}\b(?:wordt|worden)\b.{{0,40}}\b{_STOPPED_NOW}\b|\b(?:wordt|worden) (?:u|je|"
    rf"uw)\b.{{0,40}}\b{_STOPPED_NOW}\b",
    r"\b(?:u|je)\b.{0,30}\b(?:uit te schrijven|uitschrijven|uit te sluiten|uitsluiten|af te sluiten|te weigeren|"
    r"weigeren)\b|\bop zwart\b",
    r"\bstreep door\b|\b(?:kun|kunt|kan) (?:je|u)\b.{0,30}\bvergeten\b|\bvergeten\b.{0,10}\b(?:kun je|kunt u)\b",
)
_SHUT_OUT = any_of(
    r"\b(?:verleng|lever|behandel|vergoed|bezorg|verzend|accepte)\w*\s(?:wij|we|ik)\b.{0,40}\b(?:niet|geen)\b",
    r"\b(?:niet|geen)\b(?:\s\S+){0,3}?\s(?:meer|langer|verder)\b",
    r"\b(?:kun|kunt|kan|mag|mogen) (?:u|je)\b.{0,20}\balleen nog\b|\b(?:onverzekerd|niet (?:meer )?welkom)\b",
    r"\bdoet het niet\b|\bwerkt niet\b|\bweg niet op\b|\bgaat\s.{0,30}\bniet door\b",
)
_COSTS = any_of(
    r"\b(?:alle|hoge|hogere|bijkomende|verdere|daaruit|hieruit|hiermee|daarmee|gemoeide|"
    r"de)\b.{0,50}\b\w*kosten\b.{0,70}"
    r"\b(?:verhaal\w*|verhalen|voor (?:uw|je|jouw) rekening|aansprakelijk|bij horen|daarbij|doorberekend|betaalt u|"
    r"draagt u)\b",
    r"\b(?:aansprakelijk|verantwoordelijk)\b.{0,60}\bkosten\b|\b(?:alleen maar|steeds|nog|veel|flink) (?:duurder|"
    r"hoger)\b",
    r"\b(?:betaalt|kost|komt)\b.{0,20}\b(?:fors|flink|veel|stevig)\b(?!.{0,20}€)",
)
# (a) The condition on not paying, or a moment from which it holds.
_WHEN = any_of(
    r"\b(?:anders|zo niet|zo nee|dan|daarna|hierna|nadien|na die (?:datum|dag)|vanaf|voortaan|binnen \d+ (?:uur|"
    r"dagen)|heden)\b",
    r"\b(?:zolang|tot|totdat|tenzij)\b.{0,60}\b(?:betaald|voldaan|binnen|betaling|ontvangen|open\w*)\b",
    r"\b(?:als|indien|wanneer|mocht(?:en)?)\b.{0,60}\b(?:niet|geen|uitblijft|nalaat|weigert|herhaalt|"
    r"wanbetaling)\b|\bbij wanbetaling\b|\bzodra\b.{0,40}\b(?:te laag|achter\w*)\b|\bstraks\b|\b(?:zonder|bij|"
    r"geen)\s(?:\w+\s){0,3}\w*beta(?:ling|len)\b",
    r"^\W*(?:betaalt|blijft|reageert|doet|geeft|wacht|laat|ontvangen|horen|krijgen|volgt) (?:u|je|wij|we|uw|de|het|"
    r"er|dit|betaling)\b",
    r"\b(?:bij|met) een (?:openstaande|achterstallige|onbetaalde)\b|\b(?:behoud\w*|recht voor)\b|\b(?:op het punt|"
    r"klaar om|gereed om)\b",
    r"\b(?:zullen|zal|gaan|moeten)\b.{0,20}\b(?:wij|we|ik)\b|\b(?:wij|we|ik)\b.{0,20}\b(?:zullen|zal|gaan|"
    r"moeten)\b|\bkomt er iemand\b|\b(?:wordt|worden)\b",
)
# What puts fear into the reader whatever the rest says.
_LOOMING = any_of(
    r"\b(?:op het spel|in gevaar|escaler\w+|op de loer|geen pretje|eer aan (?:u|je)zelf|duur (?:te|komen)|(?:elke|"
    r"iedere) dag dat)\b.{0,40}"
    r"(?:staa[nt]|kost|$|\b(?:want|te staan|vervolg|wacht|houden)\b)",
    r"\b(?:laat|niet) (?:het )?(?:niet |zo ver |verder )?(?:escaleren|uit de hand lopen)\b|\bop het spel\b|"
    r"\bkost (?:u|je) geld\b",
    r"\b(?:leden|klanten|huurders|inwoners|ouders|patiënten|wie)\b.{0,20}\b(?:met een|een)\b \w*(?:schuld|"
    r"achterstand)\b.{0,60}\b(?:niet|geen)\b",
    r"\b(?:invloed|gevolgen)\b.{0,50}\b(?:toekomst|lenen|hypotheek)\b|\b(?:verkopen|verkoop) (?:wij|we) (?:uw|"
    r"je)\b|\b(?:wij|we) verkopen (?:uw|je)\b",
)
# (c) What makes it no threat.
_DENIED = any_of(
    r"\b(?:geen|nooit|niemand)\b|\bniet (?:zomaar|direct|meteen|eerst|voordat|zonder|bang)\b|\bhoef\w*\b|"
    r"\bpas (?:na|als|nadat)\b.{0,40}\bgesprek",
)
_NOT_DONE = re.compile(
    r"\bniet\b(?!\s(?:meer|langer|verder|op tijd|tijdig|binnen|betaal\w*|reageer\w*|door\b|voldoe\w*|mee\w*|"
    r"ontvang\w*))"
)
_CALM = any_of(
    r"\?\s*$|\b(?:voorkom\w*|voorkóm\w*|vermijd\w*|bespaar\w*)\b|\b(?:samen|oplossing\w*|regeling\w*|afspra\w+|"
    r"contact|hulp\w*|helpen|helpt|bel|belt|bellen|mail|"
    r"vragen stellen|meedenken|gratis|advies|bezwaar|klacht\w*|begrijpen|misschien)\b",
    r"\b(?:betekent|is een|zijn een|heet|noemen|bedoel\w*|dat zijn|dit zijn|houdt in|gebaseerd|staat in|staan in|"
    r"bepaalt|regelt|verdwijnt|verwijder\w*|opgelost)\b",
    r"\bachteraf betalen\b|\b(?:plan|ruimte|klaar voor u)\b|\b(?:schuldhulp\w*|voucher)\b",
    r"\b(?:wij zijn|ik ben (?!helaas|nu|dan|genoodzaakt|gedwongen)|namens|in opdracht van|heeft ons gevraagd)\b|"
    r"\b(?:op uw verzoek|zoals u (?:vroeg|wilde|vraagt))\b|\bincassobureau (?:hanteert|rekent)\b",
    r"\b(?:heeft|hebben)\s.{0,40}\b(?:beslist|bepaald|besloten|uitgesproken|teruggegeven)\b",
    r"\b(?:terug|teruggeven|geef ik|gewoon|blijft\s.{0,20}\b(?:gewoon|doorgaan|werken)|houdt u|loopt\s.{0,20}door)\b",
    r"\bkosten\b.{0,15}\b(?:vervallen|vervalt|zijn|bedragen)\b",
)
_READER_ACTS = any_of(
    r"\b(?:u|je) (?:kunt|kan|kun|mag|wilt|wil|hoeft)\b.{0,80}\b(?:opzeggen|stopzetten|beëindigen|vragen(?! wij)|"
    r"kiezen|betalen|aanvragen|sturen|geven|doen)\b",
    r"\b(?:kunt|kan|kun|mag|wilt|wil|hoeft) (?:u|je)\b.{0,80}\b(?:opzeggen|stopzetten|beëindigen|vragen(?! wij)|"
    r"kiezen|betalen|aanvragen|sturen|geven|doen)\b",
    r"\b(?:niet|niets|geen)\b(?:\s\S+){0,4}?\s(?:meer )?(?:te )?(?:betalen|doen|kosten|brieven|mails?|berichten|"
    r"rente|post|herinnering\w*)\b.{0,12}$",
)
_IF = re.compile(r"\b(?:als|indien|wanneer|mocht|zolang|totdat|tenzij|zodra|ook)\b[^,;]*")
_YOURS = re.compile(r"\b(?:u|uw|je|jouw)\b")


@lru_cache(maxsize=2000)
def threatens(text: str) -> bool:
    """Whether a sentence (lower case) announces harm to its reader."""
    if _CALM.search(text):
        return False
    if _LOOMING.search(text):
        return True
    clauses = [one for one in re.split(r"[,;:]", text) if one.strip()]
    if any(_HEAVY.search(one) and _ACTS.search(text) and not _denied(one) for one in clauses):
        return True
    if _READER_ACTS.search(text):
        return False
    if any(_YOURS_STOPPED.search(one) and not _denied(one) for one in clauses):
        return True
    if not _WHEN.search(text):
        return False
    harmed = any(pattern.search(one) and not _denied(one) for one in clauses for pattern in (_TAKEN, _STOPPED, _COSTS))
    return harmed or bool(_YOURS.search(text) and _SHUT_OUT.search(text))


def _denied(clause: str) -> bool:
    """Whether it does not happen; a "not" in the condition ("als u niet betaalt") denies nothing."""
    clause = _IF.sub(" ", clause)
    return bool(_DENIED.search(clause) or _NOT_DONE.search(clause))
