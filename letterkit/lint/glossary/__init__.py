"""Words to avoid, as data: YAML entries in ``glossary/``, matched all together by one automaton."""

from letterkit.lint.glossary.entry import LEVELS, RULES, TONE, Entry, Match
from letterkit.lint.glossary.glossary import Glossary, load, shipped

__all__ = ["LEVELS", "RULES", "TONE", "Entry", "Glossary", "Match", "load", "shipped"]
