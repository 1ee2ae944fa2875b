"""Dutch abbreviations that letters use: where their full stop never, or perhaps, ends a sentence."""

from __future__ import annotations

import re

# A word always follows these, so their full stop never ends a sentence.
_OPEN = """
chr. joh. ph. th.
aanh. aant. afb. afd. afz. alg. art. betr. bijl. bijv. blz. bv. ca. cf. dd. dec. dhr. div. dl. dr. dra. drs. ds. evt.
fa. fam. feb. fig. gem. get. hfdst. i.c. id. incl. excl. ing. inz. ir. jan. jl. jhr. jr. jur. kand. lic. m.a.w. max.
mej. mevr. mgr. min. mw. mr. mrs. nl. no. nov. nr. nrs. okt. ong. opm. p. pag. par. plm. prof. resp. red. ref. sept.
sr. st. str. tel. telefoonnr. t/m. vgl. vb. volg. voorz. w.o. wo. zgn. zgnd. zg. rek. rekeningnr. klantnr. factuurnr.
dossiernr. kenm. postb. aug. apr. mrt. jul. jun. i.h.b. t.a.v. t.n.v. t.b.v. t.g.v. t.o.v. t.w.v. t.h.v.
t.z.t. d.d. d.m.v. d.w.z. i.v.m. i.p.v. i.o.v. i.o. i.s.m. i.t.t. i.z. m.b.t. m.b.v. m.i.v. m.n. m.m.v. m.u.v. n.a.v.
n.v.t. o.a. o.b.v. o.g.v. o.i.d. o.l.v. o.m. o.v.v. p.a. p/a. r.o. u.i. v.a. v.w.b. v.d. v.h. z.g. z.g.n. a.h.v.
a.d.h.v. b.g.g. b.v. c.q. e.v. f.a.o. h.o.d.n. k.k. l.g. n.o. q.q. vs. wv.
"""
# These may close a sentence; the next word decides.
_CLOSING = """
a.u.b. s.v.p. enz. etc. e.d. e.a. ed. o.i.d. e.e.a. c.s. jl. jr. sr. l.s. p.m. p.j. p.p. p.w. p.u. p.d. p.kw. b.v. n.v.
v.o.f. u.a. n.v.t. z.o.z. m.v.g. w.g. i.o. sec. min. max. st. incl. excl. btw. k.o.s. a.s. d.v. m.i. h.t.l.
jan. feb. mrt. apr. jun. jul. aug. sept. okt. nov. dec.
"""
# Words that start a sentence far more often than they stand with a capital inside one.
_STARTERS = """
aan alle alleen als bel belt ben bent betaal betaalt bij daarbij daardoor daarna daarnaast daarom dan dat de deze dit
doe door dus een eerst er geef graag heb hebt heeft helaas het hierbij hierdoor hiermee hieronder hij hoe ik in indien
is kan kies kijk komt kunt let lukt maar mail met mocht na naar neem nu of om omdat onze op over schrijf sinds staat
stuur te tegen ten toch tot u uit uw van vanaf vandaag voor vraag vragen vul waarom wanneer wat weet welke wie wij wilt
word wordt ze zie zij zijn zo zodra zolang zonder
"""
# First words that never have a capital inside a sentence; not the polite U and Uw, nor Wij and Onze of old-fashioned
# letters.
_FIRST_WORDS = """
aan alle alleen als begin bij bovendien daarbij daardoor daarna daarnaast daarom dankzij de deze dit door dus echter
een eerst enkele er haar hebt heeft helaas het hierbij hierdoor hiermee hieronder hoe hun ik in indien later met mocht
na naar nu om omdat onder ook op over sinds sommige tegen tijdens toch tussen twee uit vanaf vandaag veel verder
volgens voor vooral waarom wanneer wat weet welke wie zodra zolang zonder
"""
# Words after which a capital is part of what follows: a name or a title.
_LEADING = """
aan album als blad boek bij dat de deze die dit door een en film genaamd genoemd heet het in krant lied met naar of om
op over programma roman te ten ter titel uit van voor
"""

FIRST_WORDS = frozenset(word.capitalize() for word in _FIRST_WORDS.split())
LEADING = frozenset(_LEADING.split())
CLOSING = frozenset(_CLOSING.split())
OPEN = frozenset(_OPEN.split()) - CLOSING
STARTERS = frozenset(_STARTERS.split())
LETTERS = re.compile(r"(?:[^\W\d_]\.){2,}")  # a.u.b., t.a.v., K.L.
INITIAL = re.compile(r"[A-Z]\.")


def known(word: str) -> bool:
    """Whether ``word``, written with its last full stop, is an abbreviation and no word at the end of a sentence."""
    lower = word.lower()
    return lower in OPEN or lower in CLOSING or bool(LETTERS.fullmatch(word)) or bool(INITIAL.fullmatch(word))


def ends_sentence(word: str, following: str) -> bool:
    """Whether the full stop of the abbreviation ``word`` also ends the sentence, given the word after it."""
    if word.lower() in OPEN:
        return False
    return following.lower() in STARTERS and following[:1].isupper()
