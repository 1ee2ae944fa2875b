"""The words that a message has whatever its template: on a page, on a button; in each language that has them."""

from functools import cache
from importlib.resources import files

import yaml

from letterkit.texts import say


def in_language(language: str, key: str, /, **values: object) -> str:
    """As ``say``, in the language of a message (``nl``, ``nl-NL``, ``en``). ``KeyError`` for one that has no words."""
    if language.partition("-")[0] == "nl":
        return say(key, **values)
    return _words(language)[key].format_map(values)


def has_words(language: str) -> bool:
    """Whether messages can be made in this language."""
    return language.partition("-")[0] == "nl" or bool(_words(language))


@cache
def languages() -> tuple[str, ...]:
    """The languages beside Dutch that have words."""
    here = files("letterkit.texts").joinpath("languages")
    return tuple(sorted(path.name.removesuffix(".yaml") for path in here.iterdir() if path.name.endswith(".yaml")))


@cache
def _words(language: str) -> dict[str, str]:
    """Of ``pt-BR`` those of ``pt`` when it has none of its own."""
    first = next((name for name in (language, language.partition("-")[0]) if name in languages()), None)
    if first is None:
        return {}
    file = files("letterkit.texts").joinpath("languages", f"{first}.yaml")
    return {
        f"{room}.{key}": str(words)
        for room, group in yaml.safe_load(file.read_text(encoding="utf-8")).items()
        for key, words in group.items()
    }
