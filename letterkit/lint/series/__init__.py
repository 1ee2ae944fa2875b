"""Read all messages of one customer together: does the tone harden, is a promise kept, do amounts and dates follow?

``model``    a series, its steps and moments
``dating``   the day of a finished file, and files in order
``reading``  what the rules ask of each message
``rules``    one rule a file, with its examples
``judging``  a series judged: one report a message, with findings that also point to the earlier message

told = judge(Series("klant", steps))
"""

from letterkit.lint.rule import series_rules
from letterkit.lint.series.conflict import Conflict, Series, Step
from letterkit.lint.series.dating import series_of
from letterkit.lint.series.judging import SeriesReport, judge

__all__ = ["Conflict", "Series", "SeriesReport", "Step", "judge", "series_of", "series_rules"]
