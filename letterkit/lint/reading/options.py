"""What each solution is called; the phrases stand in ``ways_out.yaml``."""

from letterkit.lint.reading.phrases import Phrases

_PHRASES = Phrases("ways_out.yaml")


def options(sentence: str) -> tuple[str, ...]:
    """The solutions that a sentence names, in the order of the file."""
    named = _PHRASES.named(sentence)
    return tuple(name for name in _PHRASES.names if name in named)
