"""What letterkit keeps of the Dutch CGN/Lassy word tags ("WW|pv|tgw|met-t"): one detail next to the word class."""

from __future__ import annotations

FINITE, INFINITIVE, PARTICIPLE, BEFORE_NOUN, PRESENT = "Fin", "Inf", "Part", "Adj", "Pres"
NUMERAL, NAME, STRANDED = "Num", "Spec", "Prt"
_VERB_FORMS = {"pv": FINITE, "inf": INFINITIVE, "vd": PARTICIPLE, "od": PRESENT}
VERB_FORMS = frozenset({FINITE, INFINITIVE, PARTICIPLE, BEFORE_NOUN, PRESENT})


def detail(tag: str) -> str:
    """Return the verb form, "Num" for numerals, "Spec" for names and foreign words, "Prt" for split-off prepositions,
    else "".
    """
    kind, form, use = [*tag.split("|"), "", ""][:3]
    if kind == "WW":
        return BEFORE_NOUN if form in {"vd", "od"} and use == "prenom" else _VERB_FORMS.get(form, "")
    if kind == "VZ":
        return STRANDED if form == "fin" else ""
    return {"TW": NUMERAL, "SPEC": NAME}.get(kind, "")
