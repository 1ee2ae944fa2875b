"""Fit how likely a noun is a compound, cut at a given place, on the compounds in LiNT-II's noun list.

Part of ``python -m training.frequency``; the coefficients go into ``frequency.bin`` and are used by
``letterkit.language.compounds``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from letterkit.language import lemmas, tables
from letterkit.language.compounds import LIKELY, candidates

ROUNDS, RIDGE = 30, 1.0
RARE_WEIGHT = 0.2  # what a noun outside the table weighs; others weigh their Zipf value above 1
CHECKED = 5  # every fifth noun is kept apart to check with


def fit(table: tables.Table, heads: Mapping[str, str]) -> tables.Table:
    """Return the table with new coefficients. ``heads``: noun -> last part, empty when the noun is no compound."""
    nouns = sorted(noun for noun in heads if noun.isalpha())
    learned = [noun for place, noun in enumerate(nouns) if place % CHECKED]
    rows, right, weights = [], [], []
    for noun in learned:
        for at, description in candidates(table, noun):
            rows.append(description)
            right.append(float(_is_last_part(noun[at:], heads[noun])))
            weights.append(_weight(table, noun))
    coefficients = _logistic(np.array(rows), np.array(right), np.array(weights))
    fitted = replace(table, compound=tuple(coefficients.round(3).tolist()))
    print(f"compounds: {_share_right(fitted, heads, nouns[::CHECKED]):.3f} of unseen nouns cut right or left whole")
    return fitted


def _logistic(rows: np.ndarray, right: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the coefficients of a ridge logistic regression, by Newton's method."""
    coefficients = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-rows @ coefficients))
        slope = rows.T @ (weights * (right - likely)) - RIDGE * coefficients
        bend = (rows.T * (weights * likely * (1 - likely))) @ rows + RIDGE * np.eye(len(coefficients))
        coefficients += np.linalg.solve(bend, slope)
    return coefficients


def _share_right(table: tables.Table, heads: Mapping[str, str], nouns: list[str]) -> float:
    right = total = 0.0
    for noun in nouns:
        cuts = [(float(np.dot(table.compound, row)), noun[at:]) for at, row in candidates(table, noun)]
        odds, part = max(cuts, default=(LIKELY, ""))
        given = part if odds > LIKELY else ""
        weight = _weight(table, noun)
        total += weight
        right += weight * (_is_last_part(given, heads[noun]) if given else not heads[noun])
    return right / total


def _is_last_part(part: str, head: str) -> bool:
    return head != "" and head in {part, lemmas.lemma(part, "NOUN")}


def _weight(table: tables.Table, noun: str) -> float:
    return max(RARE_WEIGHT, table.value(noun) - 1.0 if noun in table.zipf else 0.0)
