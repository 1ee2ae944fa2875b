"""Read CoNLL-U treebanks into rows that the trainers share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

MISSING = "_"


@dataclass(frozen=True, slots=True)
class Row:
    """One word of a treebank sentence; fields are the CoNLL-U columns, ``_`` where nothing was annotated."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int | None  # 1-based number of the head, 0 for the root, None where the sentence has no tree
    deprel: str
    space_after: bool

    def tagged(self, form: str, upos: str, xpos: str, feats: str) -> Row:
        """Return this row with another word in its place; the tree stays as it was."""
        return replace(self, form=form, lemma=form.lower(), upos=upos, xpos=xpos, feats=feats)


Tree = list[Row]


def read(path: Path) -> list[Tree]:
    """Return the sentences of a CoNLL-U file; comments, empty nodes and multiword ranges are left out.

    Raises OSError when the file cannot be read and ValueError when a line has not the ten columns of the format.
    """
    trees: list[Tree] = []
    rows: Tree = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        if not line.strip():
            if rows:
                trees.append(rows)
                rows = []
            continue
        rows.extend(_row(line, path, number))
    if rows:
        trees.append(rows)
    return trees


def _row(line: str, path: Path, number: int) -> list[Row]:
    cells = line.split("\t")
    if len(cells) != 10:
        wrong = f"{path.name}, line {number}: expected 10 columns, found {len(cells)}"
        raise ValueError(wrong)
    if not cells[0].isdigit():
        return []
    head = None if cells[6] == MISSING else int(cells[6])
    form, lemma_, upos, xpos, feats = cells[1:6]
    return [Row(form, lemma_, upos, xpos, feats, head, cells[7], "SpaceAfter=No" not in cells[9])]


def lemma(row: Row) -> str:
    """Return the dictionary form in lower case without the marks that Lassy puts between compound parts."""
    plain = row.lemma if MISSING in row.form else row.lemma.replace(MISSING, "")
    return plain.lower()


def text(tree: Tree) -> str:
    """The sentence as it is written; marks are joined to the word before them where the file does not say."""
    joined = "".join(row.form + " " * row.space_after for row in tree).strip()
    return re.sub(r"\s+([.,;:?!)])", r"\1", joined)
