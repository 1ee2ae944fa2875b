"""Orders at the start of a sentence: "Bel ons", "Betaal nu", which taggers trained on news take for names."""

from __future__ import annotations

from dataclasses import replace

from letterkit.language.cgn import FINITE
from letterkit.language.tokens import Token

_STEMS = """
app bekijk bel beantwoord bespreek betaal bewaar boek bied controleer dien doe download druk ga geef gebruik haal help
hou houd kies kijk klik kom laat lees leg let log lever maak mail meld neem noem onderteken open overleg pak plan
plaats reageer reken regel scan schrijf sluit spaar spreek stort stuur teken toon typ verdeel vergelijk verstuur vertel
vermeld vraag vul wacht wijzig zeg zend zet zie zoek zorg
"""
STEMS = frozenset(_STEMS.split())
MISTAKEN = frozenset({"NOUN", "PROPN", "X", "ADJ"})


def marked(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with the order that opens it marked as a finite verb, if there is one.

    A finite verb right after the first word means that the word is a subject after all: "Mail komt later".
    """
    if not tokens or tokens[0].lower not in STEMS or tokens[0].pos not in MISTAKEN:
        return tokens
    if len(tokens) > 1 and tokens[1].finite:
        return tokens
    return (replace(tokens[0], pos="VERB", detail=FINITE), *tokens[1:])
