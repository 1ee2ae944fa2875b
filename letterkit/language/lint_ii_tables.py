"""LiNT-II's own word tables, where the user has installed the package that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from letterkit.language.tokens import AnalyserUnavailable, Token

PACKAGE = "lint_ii"
FOLDER = Path("linguistic_data", "data")
NOUNS = "nouns_sem_types_20251118.parquet"  # the noun list to which the published coefficients belong
UNSEEN = 1.359228547196266  # Zipf value that LiNT-II gives to a word SUBTLEX-NL lacks
CONCRETE = {"concrete": 1.0, "abstract": 0.0, "undefined": 0.0}


@dataclass(frozen=True, slots=True)
class Official:
    """SUBTLEX-NL frequencies, the noun list and the words LiNT-II skips, as ``features.WordData``."""

    zipf: dict[str, float]
    shares: dict[str, float]
    heads: dict[str, str]
    skipped: frozenset[str]

    def frequency(self, token: Token) -> float | None:
        if token.lower in self.skipped or token.lemma in self.skipped:
            return None
        word = self.heads.get(token.lower, token.lower) if token.pos == "NOUN" else token.lower
        return self.zipf.get(word, UNSEEN)

    def concrete(self, token: Token) -> float | None:
        known = self.shares.get(token.lower)
        if known is None:
            known = self.shares.get(token.lemma)
        return 1.0 if known is None and token.pos == "PROPN" else known


@cache
def tables() -> Official:
    """Read the tables; several seconds and 300 MB. Raises ``AnalyserUnavailable`` when the package or pyarrow is
    missing.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None or find_spec("pyarrow") is None:
        raise AnalyserUnavailable.named(PACKAGE)
    folder = Path(spec.origin).parent / FOLDER
    nouns = _columns(folder / NOUNS, "word", "super_sem_type", "head")
    return Official(
        zipf=dict(zip(*_columns(folder / "subtlex_wordfreq.parquet", "word", "word_count"), strict=True)),
        shares={word: CONCRETE[kind] for word, kind in zip(nouns[0], nouns[1], strict=True) if kind in CONCRETE},
        heads={word: head for word, head in zip(nouns[0], nouns[2], strict=True) if head},
        skipped=frozenset(_columns(folder / "subtlex_wordfreq_skiplist.parquet", "word")[0]),
    )


def _columns(path: Path, *names: str) -> list[list[Any]]:
    from pyarrow import parquet  # noqa: PLC0415 - comes with the package; letterkit itself does without

    table = parquet.read_table(path, columns=list(names))
    return [table.column(name).to_pylist() for name in names]
