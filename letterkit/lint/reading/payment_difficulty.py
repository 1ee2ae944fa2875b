"""Sentences in which the letter sees that the reader may not be able to pay."""

from letterkit.lint.reading.patterns import any_of

_PAY = (
    r"(?:betalen|betaling|te\sbetalen|voldoen|aflossen|af\ste\slossen|missen|rondkomen|rond\ste\skomen|"
    r"overmaken|over\ste\smaken|"
    r"opbrengen|op\ste\sbrengen|bijbenen|ophoesten)\b"
)
_CAN = r"(?:kunt|kun|kan|kunnen|lukt|lukken|lukte|gaat)"
_HARD = r"(?:niet|nauwelijks|moeilijk|lastig|onmogelijk)"
_CANNOT = any_of(
    rf"\b{_CAN}\b(?:\s\S+){{0,7}}?\s{_HARD}\b(?:\s\S+){{0,7}}?\s{_PAY}",
    rf"\b{_CAN}\b(?:\s\S+){{0,3}}?\s{_PAY}(?:\s\S+){{0,6}}?\s{_HARD}\b",
    rf"\b{_HARD}\b(?:\s\S+){{0,7}}?\s{_CAN}\b(?:\s\S+){{0,5}}?\s{_PAY}",
    rf"\b{_HARD}\b(?:\s\S+){{0,7}}?\s{_PAY}\s(?:kunt|kunnen|kan|lukt)\b",
    (
        rf"\b{_PAY}(?:\s\S+){{0,7}}?\s(?:niet|onmogelijk|moeilijk|lastig)\s?(?:\S+\s)?(?:lukt|kunt|kan|mogelijk|"
        rf"haalbaar|is|zijn|gaat|doen)?\b"
    ),
    rf"\b(?:moeilijk|lastig|moeite|niet mogelijk|niet in staat|onmogelijk)\b(?:\s\S+){{0,9}}?\s{_PAY}",
    r"\bniet (?:alles|alle \w+|het hele bedrag|het volledige bedrag)\b.{0,40}\b(?:betalen|voldoen)\b|"
    r"\bniet in \d ?x\b",
    r"\b(?:moeite|problemen|zorgen|moeilijk|lastig)\b.{0,30}\b(?:met|over|om)\b.{0,30}\b(?:rekening|\w*geld|premie|"
    r"huur|\w*kosten|nota|aanslag|bedrag|termijn|"
    r"\w*lasten|aflos\w*)\b|\b(?:te (?:veel|hoog)|hoger)\b.{0,40}\b(?:ineens|dan (?:u|je)|voor (?:u|je))\b|"
    r"\bschrik\w*\b.{0,20}\b(?:bedrag|rekening)",
    r"\b(?:even|tijdelijk) (?:geen|minder|weinig)\b.{0,20}(?:geld|inkomen|\?|,)|\b(?:even|wat|nu) (?:\w+ )?krap\b|"
    r"\b(?:lastige|moeilijke|dure|zware) (?:maand|tijd|periode)\b",
    r"\b(?:komt|kom) (?:\S+ ){0,4}(?:even |slecht )?(?:niet |slecht )(?:goed )?uit\b|\bniet bij elkaar\b|"
    r"\bredt? (?:u|je) (?:dat|het) niet\b",
    r"\blukt\b[^.?!]{0,40}\bniet\b|\bniet\b[^.?!]{0,40}\blukt\b",
    r"\bniet (?:in (?:één|een) (?:keer|bedrag|maal)|ineens|allemaal tegelijk|meteen betalen|direct betalen)\b",
    (
        r"\b(?:betalingsproblemen|betaalproblemen|geldproblemen|geldzorgen|geldnood|schuldenproblemen|"
        r"betalingsmoeilijkheden)\b"
    ),
    (
        r"\bfinanciële (?:problemen|zorgen|moeilijkheden|situatie|nood|tegenslag)\b|"
        r"\bfinancieel (?:\w+ )?(?:lastig|moeilijk|krap|zwaar)"
    ),
    (
        r"\bkrap bij kas\b|\brondkomen\b|\btegenslag\b|\bdoor (?:\w+ )?omstandigheden\b|\b(?:komt|kom|kom je|"
        r"komt u) er niet uit\b"
    ),
    (
        r"\b(?:problemen|moeite) (?:\w+ )?(?:met|om)\b.{0,40}\bbetal\w+|\bte (?:veel|hoog|zwaar) (?:bedrag|"
        r"voor (?:u|je))\b"
    ),
)
_SUPPOSED = any_of(
    r"\?|\b(?:als|indien|wanneer|mocht|mochten|waardoor|omdat|denkt|vindt|hoeft)\b",
    r"(?:^\W*|[.,;:]\s)(?:kunt|kan|kun|lukt|lukken|is|zijn|bent|ben|blijkt|gaat|komt|krijgt)\b",
)
_ASIDE = any_of(
    (
        rf"\b(?:niet|geen)\s(?:mogelijk|in staat|haalbaar)\s?(?:is|bent)?\s?(?:om|de|het|uw|dit|"
        rf"te)\s(?:\S+\s){{0,9}}{_PAY}"
    ),
    rf"\b{_PAY}\s(?:(?!wij\b|we\b)\S+\s){{0,7}}?(?:niet|onmogelijk)(?:\s(?:meer\s)?(?:mogelijk|haalbaar))?\b",
    (
        r"\bniet\s(?:\S+\s){0,4}?(?:in (?:één|een) (?:keer|bedrag)|ineens|volledig|op tijd|"
        r"direct)\b(?:\s(?:mogelijk|haalbaar))?"
    ),
)


def named(text: str) -> bool:
    """Whether lower-case ``text`` names that paying may be hard or impossible."""
    return bool(_CANNOT.search(text))


def without(text: str) -> str:
    """Lower-case ``text`` without the words that say what the reader cannot do; elsewhere they are a refusal."""
    return _ASIDE.sub(" ", text) if _SUPPOSED.search(text) else text
