"""The proposal as settings: what goes into creditor.yaml, what a person must look at, and how it all reads then."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from letterkit.case_file import combined, earlier_stages, known
from letterkit.case_file.layout import Layout
from letterkit.case_file.suggesting import header_words, matching, value_looks, wording
from letterkit.case_file.suggesting.first_rows import Table
from letterkit.case_file.suggesting.wording import Words
from letterkit.dutch.invisible import visible

_DESCRIPTION, _AS_OF = "contract.omschrijving", "stand_op"
_DUE, _INVOICE_DAY = "achterstand.termijnen.1.vervaldatum", "achterstand.termijnen.1.factuurdatum"
_FORM, _STAGE = "klant.aanspreekvorm", "eerdere_berichten.1.fase"

Remark = tuple[str, dict[str, object]]
"""Code below ``suggest`` in the texts, and the values that its sentence needs."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """``columns``: field -> name of the column. ``values`` and ``stages``: own words with ours, None where unknown."""

    columns: Mapping[str, str]
    values: Mapping[str, Words]
    stages: Words
    fixed: Mapping[str, str]
    row_per_instalment: bool
    remarks: tuple[Remark, ...]
    unused: tuple[str, ...]

    def layout(self, given: Layout, *, as_of: str) -> Layout:
        """The creditor's layout with this proposal in it; ``as_of`` counts where the export has no day of its own."""
        own = {
            name: {**given.ours(name), **{word.casefold(): ours for word, ours in words.items() if ours}}
            for name, words in self.values.items()
        }
        stages = {earlier_stages.plain(word): ours for word, ours in self.stages.items() if ours}
        fixed = {**given.fixed, **self.fixed}
        if any(code == "no_day" for code, _ in self.remarks):
            fixed = {_AS_OF: as_of, **fixed}
        return replace(
            given,
            columns=self.columns,
            values={**given.values, **own},
            fixed=fixed,
            row_per_instalment=given.row_per_instalment or self.row_per_instalment,
            earlier_stages={**given.earlier_stages, **stages},
        )

    def yaml(self, *, with_words: bool = True) -> Iterator[str]:
        """The lines for creditor.yaml; words that a person must fill in stand there as comments.

        ``with_words=False`` leaves those out: they come from the rows, so nobody knows what they are.
        """
        yield from _part("kolommen", {name: _quoted(column) for name, column in self.columns.items()})
        values = {name: list(_words(words, every=with_words)) for name, words in self.values.items()}
        yield from _group("waarden", [line for name, lines in values.items() for line in _group(name, lines)])
        yield from _part("vaste_waarden", {name: _quoted(value) for name, value in self.fixed.items()})
        if self.row_per_instalment:
            yield "rij_per_termijn: true"
        yield from _group("fasen_elders", list(_words(self.stages, every=with_words)))


def propose(table: Table, layout: Layout) -> Proposal:
    """What creditor.yaml may say of this export."""
    matched = matching.match(table, layout)
    columns = _needed_columns(table, matched, layout)
    values = {name: words for name, words in _own_words(table, matched) if words}
    stages = wording.stages(_cells(table, matched, _STAGE), layout.earlier_stages)
    fixed = {} if _DESCRIPTION in matched.columns or _DESCRIPTION in layout.fixed else {_DESCRIPTION: "rekening"}
    cases = [str(cell).strip() for cell in _cells(table, matched, matching.CASE)]
    by_row = not layout.row_per_instalment and len(set(cases)) < len(cases)
    unused = tuple(table.names[index] for index in matched.unused(table))
    return Proposal(
        columns={**columns, **({_any_of(matched): table.names[_at(matched)]} if unused and not columns else {})},
        values=values,
        stages=stages,
        fixed=fixed,
        row_per_instalment=by_row,
        remarks=tuple(_remarks(table, matched, layout, by_row=by_row, fixed=fixed, words=(*values.values(), stages))),
        unused=unused,
    )


def _needed_columns(table: Table, matched: matching.Matching, layout: Layout) -> dict[str, str]:
    """The columns whose names letterkit does not know of itself, or knows as something else; in the order of a case."""
    order = [field.name() for field in known.fields()]
    proposed: dict[str, str] = {}
    for name, index in sorted(matched.columns.items(), key=lambda item: _rank(item[0], order)):
        own = known.match(table.names[index], layout)
        if name in layout.columns or own is None or own.name != name:
            proposed[name] = table.names[index]
    return proposed


def _rank(name: str, order: list[str]) -> tuple[int, str]:
    near = {matching.NAME: matching.SURNAME, matching.STREET_AND_NUMBER: matching.STREET}.get(name, name)
    near = matching.POSTCODE if near == matching.POSTCODE_AND_TOWN else near
    return (order.index(near) if near in order else len(order)), name


def _any_of(matched: matching.Matching) -> str:
    return next(iter(matched.columns), "")


def _at(matched: matching.Matching) -> int:
    return matched.columns.get(_any_of(matched), 0)


def _cells(table: Table, matched: matching.Matching, name: str) -> tuple[object, ...]:
    return table.column(matched.columns[name]) if name in matched.columns else ()


def _own_words(table: Table, matched: matching.Matching) -> Iterator[tuple[str, Words]]:
    yield _FORM, wording.forms_of_address(_cells(table, matched, _FORM))
    for name in matched.columns:
        if name.startswith("signalen."):
            match = known.match(name)
            if match and match.field.kind == "yes_no":
                yield name, wording.yes_or_no(name, _cells(table, matched, name))


def _missing(there: set[str], layout: Layout) -> Iterator[str]:
    """Fields that every case needs and nothing gives."""
    for field in (*known.fields(), *known.own_fields(layout)):
        if field.needed and field.name() not in there and field.name() != _AS_OF:
            yield field.name()
    if not there.intersection(known.REFERENCES):
        yield known.REFERENCES[0]


def _remarks(
    table: Table,
    matched: matching.Matching,
    layout: Layout,
    *,
    by_row: bool,
    fixed: Mapping[str, str],
    words: tuple[Words, ...],
) -> Iterator[Remark]:
    for name in matched.by_look:
        yield "by_look", {"field": name, "column": _printable(table.names[matched.columns[name]])}
    for name in matched.shared:
        yield "shared", {"field": name, "column": _printable(table.names[matched.columns[name]])}
    if by_row:
        yield "by_row", {}
    if fixed:
        yield "description", {}
    if _AS_OF not in matched.columns and _AS_OF not in layout.fixed:
        yield "no_day", {}
    there = {
        *matched.columns,
        *layout.fixed,
        *fixed,
        *(combined.MEANS.get(_path(name), "") for name in matched.columns),
    }
    for name in _missing(there, layout):
        yield "missing", {"field": name}
    if _DUE not in there and (day := _invoice_day(table, matched)):
        yield "invoice_day", {"field": _INVOICE_DAY, "column": _printable(day)}
    for index in matched.unused(table):
        look = value_looks.recognised(table.column(index))
        code = f"unused_{look}" if look in value_looks.NO_FIELDS else "unused"
        yield code, {"column": _printable(table.names[index])}
    open_words = sum(1 for mapping in words for ours in mapping.values() if ours is None)
    if open_words:
        yield "open_words", {"count": open_words}


def _invoice_day(table: Table, matched: matching.Matching) -> str | None:
    """The name of a column that nothing uses and that has the days of the invoices."""
    unused = (table.names[index] for index in matched.unused(table) if value_looks.fits(_DUE, table.column(index)))
    return next(filter(header_words.is_invoice_day, unused), None)


def _path(name: str) -> tuple[str, ...]:
    return tuple(name.split("."))


def _part(name: str, entries: Mapping[str, str]) -> Iterator[str]:
    if entries:
        yield f"{name}:"
        yield from (f"  {key}: {value}" for key, value in entries.items())


def _group(name: str, lines: list[str]) -> list[str]:
    """The lines below their name; all of it a comment when there are only comments."""
    if not lines:
        return []
    has_values = any(not line.lstrip().startswith("#") for line in lines)
    return [f"{name}:" if has_values else f"# {name}:", *(f"  {line}" for line in lines)]


def _words(words: Words, *, every: bool) -> Iterator[str]:
    for word, ours in words.items():
        if ours or every:
            yield f"{_quoted(word)}: {ours}" if ours else f"# {_quoted(word)}:"


def _quoted(text: str) -> str:
    """A text as YAML reads it back, whatever stands in it; signs that nobody sees are written out."""
    quoted = json.dumps(" ".join(visible(text).split()), ensure_ascii=False)
    return "".join(sign if _is_seen(sign) else f"\\u{ord(sign):04x}" if ord(sign) <= 0xFFFF else "" for sign in quoted)


def _is_seen(sign: str) -> bool:
    return sign == " " or unicodedata.category(sign)[0] in "LMNPS"


def _printable(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable())[:40]
