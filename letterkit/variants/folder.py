"""A variant on disk: ``templates/<name>/`` with the texts, and ``.nl/`` in it: the Dutch that each was made from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from letterkit import locales
from letterkit.errors import SourceInvalid, WrongCall
from letterkit.message import Channel
from letterkit.stages import Stages, strays
from letterkit.stages.files import Files, entries
from letterkit.templating.tags import included
from letterkit.texts.in_language import has_words, languages

_SOURCE = ".nl"
Key = tuple[str, Channel]


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant of the texts. ``written``: its files. ``dutch``: the files that it is a variant of."""

    name: str
    folder: Path
    files: Files
    dutch: Files
    written: tuple[str, ...]

    @property
    def language(self) -> str:
        return locales.language(self.name)

    @property
    def is_dutch(self) -> bool:
        """Whether the linter reads it: another form of Dutch."""
        return locales.is_dutch(self.name)

    def texts(self, stages: Stages) -> tuple[Key, ...]:
        """Stage and channel of every text that was written, in the order of the stages."""
        return tuple(
            (stage, channel)
            for stage in stages
            for channel in (name.removesuffix(strays.TEMPLATE) for name in strays.TEMPLATES)
            if f"{stage}/{channel}{strays.TEMPLATE}" in self.written
        )

    def files_of(self, text: Key) -> tuple[str, ...]:
        """The file of a text, the parts in it that were written, and the lines above a letter."""
        name = f"{text[0]}/{text[1]}{strays.TEMPLATE}"
        wanted = (name, *_parts(self.files, name), strays.DETAILS)
        return tuple(dict.fromkeys(file for file in wanted if file in self.written))

    def source(self, name: str) -> str | None:
        """The Dutch text that a file was made from, or was last compared with; None when nobody marked it."""
        try:
            return (self.folder / _SOURCE / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def changed(self, name: str) -> bool:
        """Whether the Dutch text is another than the one that a file was made from."""
        return self.source(name) != self.dutch.text(name)


def names(base: Path) -> tuple[str, ...]:
    """The variants of a workspace."""
    folder = base / "templates"
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(path.name for path in found if path.is_dir() and locales.is_variant(path.name))


def read(base: Path, stages: Stages, name: str) -> Variant:
    """A variant. Raises ``WrongCall`` for one that there is not or cannot be, ``SourceInvalid`` for a strange file."""
    _check_name(name)
    if name not in names(base):
        raise WrongCall("variant_unknown", variant=name, known=", ".join(names(base)) or "-")
    folder = base / "templates" / name
    written = tuple(_written(folder, stages))
    files = Files(folder, *stages.files.folders)
    for file in written:
        files.text(file)
    return Variant(name, folder, files, stages.files, written)


def _check_name(name: str) -> None:
    if not locales.is_variant(name):
        raise WrongCall("variant_name", variant=name)
    if locales.right_to_left(name):
        raise WrongCall("variant_right_to_left", variant=locales.called(name))
    if not has_words(locales.language(name)):
        known = ", ".join(locales.called(language) for language in languages())
        raise WrongCall("variant_without_words", variant=locales.called(name), known=known)


def _written(folder: Path, stages: Stages) -> Iterable[str]:
    """The files of a variant. Raises ``SourceInvalid`` for one that is a variant of nothing."""
    for path in entries(folder):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or name == strays.README:
            continue
        if name != strays.DETAILS and not (name.endswith(strays.TEMPLATE) and stages.files.has(name)):
            near = strays.nearest(name, [own for own in stages.files.names if own.endswith(strays.TEMPLATE)])
            raise SourceInvalid("variant_stray", file=str(path), near=f" Bedoelt u {near}?" if near else "")
        yield name


def begin(base: Path, stages: Stages, name: str, texts: Iterable[Key] = ()) -> tuple[str, ...]:
    """Begin a variant, or more texts of it, with the Dutch words to be rewritten; the names of the files that are new.

    What is there already stays as it is. Raises ``WrongCall`` for a variant or a text that there cannot be.
    """
    _check_name(name)
    wanted = [strays.DETAILS]
    for stage, channel in texts:
        file = f"{stage}/{channel}{strays.TEMPLATE}"
        if not stages.files.has(file) or stage not in stages:
            raise WrongCall("draft_unknown", name=f"{stage}/{channel}")
        wanted += [file, *_parts(stages.files, file)]
    folder = base / "templates" / name
    folder.mkdir(parents=True, exist_ok=True)
    new = []
    for file in dict.fromkeys(wanted):
        target = folder / file
        if target.exists():
            continue
        text = stages.files.text(file) or ""
        _put(target, text)
        _put(folder / _SOURCE / file, text)
        new.append(file)
    return tuple(new)


def _parts(files: Files, name: str) -> list[str]:
    """The parts in a text, also those in other parts."""
    found: list[str] = []
    for part in sorted(included(files.text(name) or "")):
        found += [part, *_parts(files, part)]
    return found


def mark(variant: Variant, name: str) -> None:
    """Say that a file is up to date with the Dutch text as it is now."""
    if name not in variant.written:
        raise WrongCall("draft_unknown", name=name)
    _put(variant.folder / _SOURCE / name, variant.dutch.text(name) or "")


def labels(variant: Variant) -> tuple[tuple[str, str], ...]:
    """The labels above a letter: the Dutch one, and the one of the variant. The values are the same."""
    dutch, own = (_rows(files.text(strays.DETAILS)) for files in (variant.dutch, variant.files))
    known = {row["value"]: row["label"] for row in own}
    return tuple((row["label"], known.get(row["value"], row["label"])) for row in dutch)


def with_labels(variant: Variant, chosen: Sequence[str]) -> None:
    """Store other labels, in the order of ``labels``. Raises ``WrongCall`` for an empty one, or one with a tag."""
    dutch = _rows(variant.dutch.text(strays.DETAILS))
    for label, row in zip(chosen, dutch, strict=True):
        if not label.strip() or (label != row["label"] and any(sign in label for sign in "{}\n")):
            raise WrongCall("variant_label")
    rows = [{"label": label.strip(), "value": row["value"]} for label, row in zip(chosen, dutch, strict=True)]
    _put(variant.folder / strays.DETAILS, yaml.safe_dump(rows, allow_unicode=True, sort_keys=False))


def _rows(text: str | None) -> list[dict[str, str]]:
    return list(yaml.safe_load(text or "[]") or [])


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)
