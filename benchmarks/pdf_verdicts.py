"""Verdicts of our own validator beside those of veraPDF, on PDF files of anybody.

    python -m benchmarks.pdf_verdicts FOLDER

Files are counted by the maker that they name (``Producer``). Equal: both say that a standard is kept, or both that it
is not, for PDF/UA-1 and for PDF/A-2a. Needs the extras ``check`` and ``verapdf``.
"""

import sys
from collections import Counter
from pathlib import Path

import pikepdf

from letterkit.render.letter.check import verapdf
from letterkit.render.letter.check.rules import PROFILES, rule_faults


def main(folder: Path) -> None:
    if not verapdf.available():
        raise SystemExit("veraPDF does not run here")
    files, verdicts, equal, kept = Counter[str](), 0, Counter[str](), Counter[str]()
    for path in sorted(folder.glob("*.pdf")):
        maker = _maker(path)
        files[maker] += 1
        for profile in PROFILES:
            ours = bool(rule_faults(path.read_bytes(), profile))
            theirs = bool(verapdf.verapdf_faults(path, profile))
            verdicts += 1
            equal[maker] += ours == theirs
            kept[maker] += not theirs
            if ours != theirs:
                print(f"{path.name}, {profile}: {'not ' * ours}kept by us, {'not ' * theirs}kept by veraPDF")
    for maker, count in sorted(files.items()):
        of = count * len(PROFILES)
        print(f"{maker:32} {count:3} files  {kept[maker]:3} of {of:3} kept  {equal[maker]:3} of {of:3} verdicts equal")
    print(f"{files.total()} files, {equal.total()} of {verdicts} verdicts equal")


def _maker(path: Path) -> str:
    with pikepdf.open(path) as pdf:
        named = str(pdf.docinfo.get("/Producer", "")) or "no maker named"
    return named[:32]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
