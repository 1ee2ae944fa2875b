"""The LiNT-II formula: how hard a Dutch text is, from 0 (easy) to 100 (hard).

Formula, coefficients, level borders and shares of adults: LiNT-II, after LiNT (Pander Maat, Kleijn and Frissen 2023),
fitted on the comprehension scores of 120 texts, adjusted R2 0.74; coefficients as published with the package lint_ii
for its features.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

CONSTANT = -4.20782
PER_FREQUENCY = 17.283729
PER_DEPENDENCY = -1.624415
PER_CONTENT_WORD = -2.536780
PER_CONCRETE_SHARE = 16.001231

BORDERS = (34, 46, 58)  # a score at the border belongs to the harder level
SHARE_STRUGGLING = (0.14, 0.29, 0.53, 0.78)  # adults who have trouble with a text of level 1, 2, 3, 4
MARGIN = 4  # points that this implementation's scores lie from the official ones, on average


@dataclass(frozen=True, slots=True)
class Features:
    """What the formula needs of a text.

    frequency: mean Zipf value of the content words in spoken Dutch; dependency: mean over sentences of the longest
    distance in words between a word and its head; content_words: mean per clause; concrete: share of concrete nouns, 0
    to 1.
    """

    frequency: float
    dependency: float
    content_words: float
    concrete: float


def score(features: Features) -> float:
    """Return the LiNT-II score, 0 to 100; higher is harder."""
    ease = (
        CONSTANT
        + PER_FREQUENCY * features.frequency
        + PER_DEPENDENCY * features.dependency
        + PER_CONTENT_WORD * features.content_words
        + PER_CONCRETE_SHARE * features.concrete
    )
    return 100 - min(100.0, max(0.0, ease))


def level(value: float) -> int:
    """Return the level of a score, 1 (easy) to 4 (very hard)."""
    return bisect_right(BORDERS, value) + 1


def share_struggling(value: float) -> float:
    """Return the share of Dutch adults, 0 to 1, who have trouble with texts of this score's level."""
    return SHARE_STRUGGLING[level(value) - 1]
