"""What a text states as fact, where it stands, and what is known to be so. Words and shapes are the linter's.

``found``    amounts, days, terms, account numbers, telephone numbers, addresses … with their offsets
``phrases``  statements in plain words: short patterns that are read within one sentence
``known``    what a creditor and a case say is true
``public``   organisations and numbers that every letter may name, with source and day
"""

from letterkit.facts.found import Fact, Kind, facts
from letterkit.facts.known import Known

__all__ = ["Fact", "Kind", "Known", "facts"]
