"""Sentences that hold the reader's conduct against the reader: not the fact, but the fact with a pointing finger.

"U heeft nog niet betaald" is a fact. It becomes blame with a mark of repetition ("weer", "de vijfde maand"), contrast
("terwijl", "ondanks", "ook na"), judgement ("kennelijk", "kwalijk") or a chance not taken ("ruimschoots de tijd").
"""

from functools import lru_cache

from letterkit.lint.reading.patterns import any_of

_FAILED = any_of(
    r"\b(?:niet|niets|niks|geen|nooit|te laat|achter\w*|in gebreke|rood|stil|open|onbetaald|uitgebleven|"
    r"teruggeboekt|terugboeken|"
    r"gestorneerd|storneren|mislukt|nalaat|nagelaten|vergeet|verzuimd|verzuimt|aan het lijntje|traag|ontbreekt|"
    r"ontbreken|leeg|laat (?:u|je) na)\b"
)
_AGAIN = any_of(
    r"\b(?:niet (?:één|een)|geen (?:enkel\w*|van|één)|al (?:onze|mijn|die))\b",
    r"\b(?:weer|wéér|alweer|wederom|opnieuw|nogmaals|(?<!nog )steeds|telkens|structureel|stelselmatig|"
    r"herhaaldelijk|voortdurend|aldoor|continu)\b",
    r"\b(?:twee|drie|vier|vijf|zes|tig|meerdere|verschillende|\d+)\s?(?:keer|maal|keren|malen)\b|"
    r"\bvoor de \w+(?:de|ste) (?:keer|maal|maand)\b",
    r"\b\w+(?:de|ste) (?:keer|maal|maand)\b|\b(?:al|reeds|inmiddels) (?:maanden|weken|jaren|wekenlang|maandenlang|"
    r"lang|tijden)\b",
    r"\bnog (?:altijd|steeds|immer)\b.{0,40}\b(?:na|ondanks)\b|\bna (?:\w+ )?(?:herinnering|aanmaning|brie|mail|"
    r"bericht|oproep|app|sms)\w*",
    r"\b(?:op|na) (?:al|beide|geen van|geen enkele) (?:mijn |onze |deze )?\w+",
)
_AGAINST = any_of(
    r"\b(?:terwijl|hoewel|ofschoon|ondanks|niettegenstaande|desondanks|niettemin|desalniettemin|in weerwil)\b",
    r"\b(?:ook|zelfs) (?:na|deze|die|dit)\b|\b(?:overeengekomen|beloofd|beloofde|toegezegd|toezegde|toezegging\w*)\b",
    r"\bmaar\b.{0,60}\b(?:betaalt|betaalde|betaal|reageert|reageerde|doet|deed|belt|belde|liet|laat) (?:u|je)\b",
    r"\bmaar (?:u|je) (?:\w+ ){0,3}(?:betaal\w*|reageer\w*|deed|liet|laat)\b",
)
_JUDGED = any_of(
    r"\b(?:alle|elke|iedere) (?:kans|kansen|gelegenheid|tijd|ruimte|mogelijkheid) (?:gegeven|gehad|gekregen|"
    r"geboden)\b|\b(?:doof|oost-indisch)\b",
    r"\b(?:niet netjes|ongeloofwaardig|onwil|onfatsoenlijk|wederrechtelijk|onrechtmatig|zwijgen|niet op orde|"
    r"slechte gewoonte|onbeleefd)\b",
    r"\bdit is (?:nu |al |inmiddels |alweer )+(?:de|het|onze) \w+(?:de|ste) \w+|\balleen (?:jij|u) niet\b|\b(?:heb|"
    r"heeft|hebt|had) (?:u|je|jij) (?:zich|je|u) niet aan\b",
    r"\b(?:u|je)\b[^.?!]{0,30}\bniet\b[^.?!]{0,25}\b(?:en|noch)\b[^.?!]{0,20}\bniet (?:terug|op|open|aan)\b|"
    r"\bsteeds verder\b",
    r"\b(?:op|na) (?:al |geen van )?(?:onze|mijn|deze|die) (?:\w+ ){0,3}(?:herinnering|mail|brie|bericht|app|sms|"
    r"oproep|aanmaning|verzoek)\w*\b.{0,30}\b(?:geen|niet|niets)\b",
    r"\b(?:kennelijk|blijkbaar|klaarblijkelijk|schijnbaar)\b.{0,30}\b(?:u|je)\b|\b(?:u|je)\b.{0,30}\b(?:kennelijk|"
    r"blijkbaar|klaarblijkelijk)\b",
    r"\b(?:kwalijk|ongenoegen|onacceptabel|onaanvaardbaar|ongehoord|ongepast|teleurstell\w*|weinig waard|"
    r"niets waard)\b",
    r"\b(?:voorbij laten gaan|laten schieten|laten lopen|ruimschoots|meer dan genoeg|voldoende|"
    r"genoeg) ?(?:de )?(?:tijd|kans|kansen|gelegenheid)?\b.{0,20}"
    r"\b(?:gehad|gegeven|gekregen|gaan|schieten|lopen)\b|\b(?:ruimschoots|meer dan genoeg) (?:de )?(?:tijd|kans|"
    r"gelegenheid)\b",
    r"\bhad (?:u|je)\b.{0,20}\b(?:allang|al lang|eerder|gewoon|makkelijk)\b.{0,20}\b(?:kunnen|moeten)\b|"
    r"\baan het lijntje\b",
    r"\b(?:kans|gelegenheid|aanbod)\b.{0,60}\bvoorbij laten gaan\b",
)
_READER = any_of(r"\b(?:u|uw|je|jij|jouw|jullie)\b")
_SUPPOSED = any_of(r"\?\s*$|^\W*(?:als|indien|wanneer|mocht|zodra)\b|\b(?:misschien|begrijpen|hoeft|geen zorgen)\b")
_EXCUSED = any_of(
    r"\?\s*$|^\W*(?:als|indien|wanneer|mocht|zodra|lukt|kunt|kan|kun|heeft|heb|hebt|betaalt|betaal|wilt|wil|bent|"
    r"ben|bel|geef|laat)\b",
    r"\b(?:misschien|wellicht|begrijpen|begrijp|snappen|vervelend|kan gebeuren|geen zorgen|per ongeluk|helpen|"
    r"samen|oplossing\w*|regeling|"
    r"lukt|lukte|gelukt|lukken|kunt|kun|hoeft|hoef|gerust|sorry|excuus|excuses|onze fout|gratis|vergissing|bedankt|"
    r"dank|graag|als)\b",
    r"\bgeen (?:\w+ )?(?:kosten|rente|probleem)\b|\b(?:wij|we|ik) (?:hebben|heb) nog (?:niet|geen|niets)\b",
)


@lru_cache(maxsize=2000)
def blames(text: str) -> bool:
    """Whether a sentence (lower case) blames its reader."""
    if _JUDGED.search(text):
        return not _SUPPOSED.search(text)
    if not _READER.search(text) or _EXCUSED.search(text):
        return False
    return bool(_FAILED.search(text)) and bool(_AGAIN.search(text) or _AGAINST.search(text))
