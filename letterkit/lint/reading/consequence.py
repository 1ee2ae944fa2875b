"""Sentences that say what happens when the reader does not pay, and how concrete they are."""

from dataclasses import dataclass

from letterkit.lint.document import Document, Sentence, once
from letterkit.lint.reading.patterns import any_of

KINDS = {
    "kosten": any_of(
        (
            r"\b(?:incasso|aanmanings|herinnerings|administratie|invorderings|deurwaarders|proces|extra |"
            r"bijkomende )\s?kosten\b"
        ),
        r"\bkosten\b.{0,60}\b(?:rekening|betalen|komen|verhog\w+|bij)\b",
        r"\b(?:verhog\w+|boete)\b",
        r"\bbetaalt u\b.{0,30}\bkosten\b",
    ),
    "overdracht": any_of(
        r"\bincassobureau\w*",
        r"\buit handen\b",
        r"\b(?:overdra\w+|overgedragen|over te dragen|dragen\b.{0,80}\bover)\b",
        r"\bincassopartner\b|\bincasso-?traject\b|\bander bedrijf\b",
    ),
    "deurwaarder": any_of(r"\b(?:gerechts)?deurwaarder\w*", r"\bbeslag\b", r"\bdwangbevel\w*"),
    "rechter": any_of(
        r"\b(?:rechter|rechtbank|kantonrechter|dagvaard\w+|dagvaarding|gerechtelijke?|procedure|rechtszaak|vonnis)\b",
        r"\bjuridische?\b",
    ),
    "bkr": any_of(r"\bbkr\b", r"\bbureau krediet\s?registratie\b", r"\bnegatieve registratie\b"),
    "afsluiten": any_of(
        r"\b(?:afsluit\w+|afgesloten|af te sluiten|sluiten\b.{0,60}\baf\b|blokk\w+|geblokkeerd|opschort\w+)\b",
        r"\b(?:ontbind\w+|ontruim\w+|beëindig\w+|opzegg\w+|royement|royeren|stopzetten|opgezegd)\b",
        r"\bwanbetalersregeling\b|\bbestuursrechtelijke premie\b",
    ),
    "opeisen": any_of(r"\b(?:opeis\w+|opgeëist|op te eisen|ineens opeisbaar|eisen\b.{0,60}\bop)\b"),
    "vaag": any_of(
        (
            r"\b(?:verdere|passende|nadere|gepaste|harde|andere|juridische|gerechtelijke|vervolg)\s?(?:stappen|"
            r"maatregelen|acties?)\b"
        ),
        r"\b(?:maatregelen|vervolgstappen|incassomaatregelen|incassostappen)\b",
        r"\b(?:vervelende|ernstige|nadelige|de nodige|alle)\s(?:gevolgen|consequenties)\b",
    ),
}
_HARMLESS = any_of(
    r"\bgeen\s(?:extra|bijkomende|verdere|enkele)?\s?(?:\w*kosten|boete|rente)\b",
    r"\bzonder\s(?:extra|bijkomende)?\s?kosten\b",
    r"\bkosteloos\b|\bgratis\b",
    r"\b(?:stoppen|stopt|gestopt)\s(?:wij|we)?\s?(?:met\s)?(?:\w+\s)?incass",
)
_PREVENTS = any_of(r"\b(?:voorkom\w*|te voorkomen|vermijd\w*|bespaar\w*|wilt u dit niet)\b")
_TELLS = any_of(
    (
        r"€|\beuro\b|\d|\bdat betekent\b|\bdit betekent\b|\bdan (?:kunt|kan|moet|mag|krijgt|betaalt|komt|belt)\b|"
        r"\bzij (?:kunnen|vragen|sturen)\b"
    ),
    r"\b(?:lening|hypotheek|telefoon)\b|\bdaarna\b|\bwat (?:er|dit|dat) (?:dan )?(?:gebeurt|betekent)\b",
)


@dataclass(frozen=True, slots=True)
class Consequence:
    """A sentence on what follows. ``explained``: it, or the one after it, says concretely what that is."""

    sentence: Sentence
    kinds: frozenset[str]
    prevented: bool
    explained: bool


@once
def consequences(document: Document) -> tuple[Consequence, ...]:
    """All sentences on what follows when the reader does not pay, in reading order."""
    sentences = [one for one in document.sentences if one.kind not in {"address", "greeting", "closing", "cell"}]
    found = []
    for at, sentence in enumerate(sentences):
        low = sentence.text.lower()
        kinds = frozenset(kind for kind, pattern in KINDS.items() if pattern.search(low))
        if not kinds or _HARMLESS.search(low):
            continue
        after = sentences[at + 1].text.lower() if at + 1 < len(sentences) else ""
        told = bool(_TELLS.search(low) or _TELLS.search(after))
        found.append(Consequence(sentence, kinds, bool(_PREVENTS.search(low)), told))
    return tuple(found)
