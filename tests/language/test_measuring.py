"""Readability of whole texts: what a writer and the linter get."""

import pytest

from letterkit.language import measure, readability
from letterkit.language.analysers import analyse

EASY = (
    "U heeft de rekening van maart nog niet betaald. Dat kan gebeuren. Betaal het geld voor 3 mei. "
    "Lukt dat niet? Bel ons dan. Wij zoeken samen met u naar een oplossing."
)
HARD = (
    "Ondanks herhaalde sommaties hebben wij van u tot op heden geen betaling van het opeisbare saldo mogen ontvangen. "
    "Derhalve stellen wij u hierbij formeel in gebreke ter zake van de niet-nakoming van uw contractuele plichten. "
    "Bij gebreke van integrale voldoening binnen de termijn zal de vordering ter incasso uit handen worden gegeven. "
    "De daaraan verbonden buitengerechtelijke incassokosten komen krachtens artikel 6:96 BW geheel voor uw rekening. "
    "Voorts behouden wij ons uitdrukkelijk het recht voor rechtsmaatregelen te treffen tot verhaal van de hoofdsom."
)


@pytest.mark.slow
def test_a_hard_letter_scores_harder_than_an_easy_one() -> None:
    easy, hard = readability(EASY), readability(HARD)
    assert (easy.lint_level, hard.lint_level) == (1, 4)
    assert (easy.share_struggling, hard.share_struggling) == (0.14, 0.78)
    assert easy.flesch_douma is not None
    assert hard.flesch_douma is not None
    assert easy.flesch_douma > hard.flesch_douma + 30
    assert (easy.words, len(easy.sentences), easy.longest_sentence) == (32, 6, 9)


@pytest.mark.slow
def test_both_analysers_measure_about_the_same() -> None:
    light, parse = readability(HARD), readability(HARD, analyser="parse")
    assert light.lint_level == parse.lint_level
    assert (light.made_with, parse.made_with) == (("light", "shipped"), ("parse", "shipped"))


def test_hard_words_have_their_place() -> None:
    found = readability(HARD).hard_words
    assert {"sommaties", "buitengerechtelijke"} <= {word.text for word in found}
    assert all(HARD[word.start : word.end] == word.text for word in found)


@pytest.mark.parametrize(
    "text",
    [
        "U krijgt een sommatie (een bevel om te betalen).",
        "U krijgt een sommatie, dat is een bevel om te betalen.",
        "U krijgt dan een bevel om te betalen: dit heet een sommatie.",
    ],
)
def test_a_word_that_is_explained_is_not_hard(text: str) -> None:
    assert readability(text).hard_words == ()
    assert [word.text for word in readability("U krijgt een sommatie.").hard_words] == ["sommatie"]


@pytest.mark.parametrize("word", ["bijlage", "toelichting", "betaaltermijn", "vervaldatum", "rekeningnummers"])
def test_a_word_that_people_read_often_or_that_is_made_of_known_words_is_not_hard(word: str) -> None:
    assert readability(f"Wij sturen u de {word}.").hard_words == ()


def test_below_five_sentences_there_is_no_verdict() -> None:
    short = readability("Betaal uw rekening. Bel ons. Wij helpen u. Dat beloven wij.")
    assert short.too_short
    assert (short.lint_score, short.lint_level, short.share_struggling, short.flesch_douma) == (None,) * 4
    assert (len(short.sentences), short.longest_sentence) == (4, 3)


@pytest.mark.parametrize("text", ["", "Betaling", "😀 👍🏽", "€ 12,50\nNL91 ABNA 0417 1643 00"])
def test_without_running_text_there_is_nothing_to_measure(text: str) -> None:
    empty = readability(text)
    assert (empty.lint_score, empty.words, empty.words_per_sentence, empty.sentences) == (None, 0, 0.0, ())


def test_english_gets_no_verdict() -> None:
    english = readability(
        "You have not paid your bill. Please pay the amount before May. You can call us if you need help. "
        "We will find a way together. Thank you for reading this letter."
    )
    assert not english.dutch
    assert english.lint_score is None


def test_layout_characters_do_not_change_the_score() -> None:
    spaced = HARD.replace(" ", "\u00a0").replace("betaling", "be\u00adta\u00adling")
    assert readability(spaced).lint_score == readability(HARD).lint_score


def test_reasons_name_what_makes_a_sentence_hard() -> None:
    kinds = {reason.kind: reason for reason in readability(HARD).sentences[0].reasons}
    assert kinds["long"].count == 18
    assert kinds["pincer"].words == ("hebben", "mogen")
    third = {reason.kind: reason for reason in readability(HARD).sentences[2].reasons}
    assert third["passive"].words == ("worden", "gegeven")


def test_noun_style_says_which_verb_to_write() -> None:
    reasons = readability("Ga nu over tot voldoening van dit bedrag.").sentences[0].reasons
    (reason,) = (reason for reason in reasons if reason.kind == "nominal")
    assert (reason.words, reason.instead) == (("voldoening",), ("voldoen",))


def test_the_hardest_sentences_come_first_and_easy_ones_are_not_named() -> None:
    both = readability(f"{EASY} {HARD}")
    scores = [sentence.score for sentence in both.hardest()]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert readability(EASY).hardest() == ()


def test_a_caller_that_knows_its_prose_can_say_so() -> None:
    text = "Wat kunt u doen?\n\nBel ons\n\nBetaal nu."
    assert [sentence.text for sentence in readability(text).sentences] == ["Betaal nu."]
    assert len(readability(text, as_prose=True).sentences) == 3


def test_an_analysed_text_can_be_measured_without_analysing_it_again() -> None:
    assert measure(analyse(HARD)) == readability(HARD)


@pytest.mark.slow
@pytest.mark.parametrize("mark", [".", ""])
def test_a_hundred_thousand_words_are_measured_or_refused_without_trouble(mark: str) -> None:
    sentence = f"Wij stellen u in gebreke omdat de rekening niet is betaald{mark} "
    large = readability(sentence * (100_000 // len(sentence.split())))
    assert large.words >= 99_990
    assert large.too_short == (not mark)
