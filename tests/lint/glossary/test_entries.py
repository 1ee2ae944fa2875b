"""Every entry of the shipped glossary proves itself: its own sentences are its tests."""

import pytest

from letterkit.lint.glossary import Entry, Glossary, shipped

GLOSSARY = shipped()
ENTRIES = [pytest.param(entry, id=entry.id) for entry in GLOSSARY.entries.values()]


def unmarked(example: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without its marks, and the spans that stood between « and »."""
    text, spans, start = "", [], 0
    for character in example:
        if character == "«":
            start = len(text)
        elif character == "»":
            spans.append((start, len(text)))
        else:
            text += character
    return text, spans


def replaced(example: str, alternative: str) -> str:
    """The sentence with the alternative in the place of every mark."""
    head, *rest = example.split("«")
    return head + "".join(alternative + part.split("»", 1)[1] for part in rest)


def told(glossary: Glossary, text: str) -> list[tuple[str, str]]:
    return [(match.entry.id, text[match.start : match.end]) for match in glossary.matches(text)]


@pytest.mark.slow
@pytest.mark.parametrize("entry", ENTRIES)
def test_bad_sentences_are_found_at_exactly_the_marks(entry: Entry) -> None:
    for example in entry.bad:
        text, spans = unmarked(example)
        found = [(match.start, match.end) for match in GLOSSARY.matches(text) if match.entry.id == entry.id]
        assert found == spans, (example, told(GLOSSARY, text))


@pytest.mark.slow
@pytest.mark.parametrize("entry", ENTRIES)
def test_good_sentences_are_silent_for_the_whole_glossary(entry: Entry) -> None:
    for text in entry.good:
        assert told(GLOSSARY, text) == []


@pytest.mark.slow
@pytest.mark.parametrize("entry", ENTRIES)
def test_no_alternative_is_itself_to_be_avoided(entry: Entry) -> None:
    for alternative in entry.use:
        assert told(GLOSSARY, alternative) == []


@pytest.mark.slow
@pytest.mark.parametrize("entry", ENTRIES)
def test_the_alternative_in_place_of_the_mark_is_silent(entry: Entry) -> None:
    for example in entry.bad:
        text = replaced(example, entry.use[0])
        assert told(GLOSSARY, text) == []


@pytest.mark.slow
@pytest.mark.parametrize("entry", ENTRIES)
def test_marks_survive_capitals_soft_hyphens_hard_spaces_and_wrapped_lines(entry: Entry) -> None:
    if entry.exact:
        return
    for example in entry.bad:
        text, _ = unmarked(example)
        expected = {match.entry.id for match in GLOSSARY.matches(text) if match.entry.id == entry.id}
        for change in (text.replace(" ", "\u00a0"), text.replace("e", "e\u00ad"), text.replace(" ", "  ")):
            assert expected <= {match.entry.id for match in GLOSSARY.matches(change)}, change


def test_there_are_enough_entries_and_no_file_is_too_long() -> None:
    sizes: dict[str, int] = {}
    for entry in GLOSSARY.entries.values():
        sizes[entry.file] = sizes.get(entry.file, 0) + 1
    assert len(GLOSSARY.entries) >= 450
    assert max(sizes.values()) <= 40, sizes


def test_every_source_is_used() -> None:
    used = {entry.source for entry in GLOSSARY.entries.values()}
    assert set(GLOSSARY.citations.values()) == used
