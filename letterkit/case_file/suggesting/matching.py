"""Which column of a table is which field: by its name, held against its values, and by values that can be one thing."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from letterkit.case_file import cells, columns, known
from letterkit.case_file.layout import Layout
from letterkit.case_file.suggesting import header_words, value_looks
from letterkit.case_file.suggesting.first_rows import Table

CASE, CONTRACT, REFERENCE = "zaaknummer", "contract.nummer", "betalingskenmerk"
AMOUNT, TOTAL = "achterstand.termijnen.1.bedrag", "achterstand.totaal"
NAME, SURNAME = "klant.naam", "klant.achternaam"
STREET, STREET_AND_NUMBER, NUMBER = "klant.adres.straat", "klant.adres.straat_en_nummer", "klant.adres.huisnummer"
POSTCODE, TOWN, POSTCODE_AND_TOWN = "klant.adres.postcode", "klant.adres.plaats", "klant.adres.postcode_en_plaats"
_NAME_PARTS = ("klant.voorletters", "klant.voornaam", "klant.tussenvoegsel")
_DESCRIPTION = "achterstand.termijnen.1.omschrijving"


@dataclass(slots=True)
class Matching:
    """``columns``: field -> index of its column. ``by_look``: fields that only the values gave away."""

    columns: dict[str, int]
    by_look: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)

    def unused(self, table: Table) -> list[int]:
        """Columns with a name that are no field."""
        used = set(self.columns.values())
        return [index for index, name in enumerate(table.names) if name and index not in used]


def match(table: Table, layout: Layout) -> Matching:
    """The columns of a table by field. What the creditor maps already stays; no field is guessed without a reason."""
    matched = Matching(_mapped(table, layout))
    for _, name, index in sorted(_candidates(table, layout)):
        if name not in matched.columns and index not in matched.columns.values():
            matched.columns[name] = index
    _choose_between(matched)
    _by_look(table, matched)
    _share(table, matched)
    return matched


def _mapped(table: Table, layout: Layout) -> dict[str, int]:
    places = {columns.same_name(name): index for index, name in enumerate(table.names) if name}
    named = ((known.match(name, layout), columns.same_name(column)) for name, column in layout.columns.items())
    return {match.name: places[column] for match, column in named if match and column in places}


def _candidates(table: Table, layout: Layout) -> Iterator[tuple[int, str, int]]:
    """Rank, field and column of everything that a name may mean and whose values can be read so."""
    for index, name in enumerate(table.names):
        if not name:
            continue
        values = table.column(index)
        own = known.match(name, layout)
        meant = header_words.fields(name) | ({own.name: -1} if own else {})
        yield from (
            (rank, name_of_field, index)
            for name_of_field, rank in meant.items()
            if value_looks.fits(name_of_field, values)
        )


def _choose_between(matched: Matching) -> None:
    """Of a whole and its parts, such as a name and a surname, one is used."""
    chosen = matched.columns
    if NAME in chosen and (SURNAME in chosen or any(part in chosen for part in _NAME_PARTS)):
        whole = chosen.pop(NAME)
        chosen.setdefault(SURNAME, whole)
    if STREET_AND_NUMBER in chosen and STREET in chosen:
        chosen.pop(STREET_AND_NUMBER if NUMBER in chosen else STREET)
    if POSTCODE_AND_TOWN in chosen and POSTCODE in chosen and TOWN in chosen:
        chosen.pop(POSTCODE_AND_TOWN)


def _by_look(table: Table, matched: Matching) -> None:
    for index in matched.unused(table):
        name = value_looks.recognised(table.column(index))
        if name and name not in value_looks.NO_FIELDS and name not in matched.columns and not _is_known(matched, name):
            matched.columns[name] = index
            matched.by_look.append(name)


def _is_known(matched: Matching, name: str) -> bool:
    """Whether another column says the same already."""
    chosen = matched.columns
    return (name == POSTCODE and POSTCODE_AND_TOWN in chosen) or (name == POSTCODE_AND_TOWN and POSTCODE in chosen)


def _share(table: Table, matched: Matching) -> None:
    """Fields that may have the column of another: a number that is the reference too, an amount that is the total."""
    chosen = matched.columns
    for name, others in ((CASE, (CONTRACT,)), (CONTRACT, (CASE,)), (AMOUNT, (TOTAL,)), (TOTAL, (AMOUNT,))):
        _take(matched, name, (chosen[other] for other in others if other in chosen))
    if REFERENCE not in chosen:
        places = [chosen[name] for name in (CASE, _DESCRIPTION) if name in chosen] + matched.unused(table)
        usable = (at for at in places if table.column(at) and value_looks.fits(REFERENCE, table.column(at)))
        _take(matched, REFERENCE, usable)
    if _total_is_another(table, matched):
        chosen[TOTAL] = chosen[AMOUNT]
        matched.shared.append(TOTAL)


def _take(matched: Matching, name: str, places: Iterator[int]) -> None:
    place = next(places, None)
    if name not in matched.columns and place is not None:
        matched.columns[name] = place
        matched.shared.append(name)


def _total_is_another(table: Table, matched: Matching) -> bool:
    """Whether the column of the total is less than what is open, or is it of nothing that this table adds up."""
    chosen = matched.columns
    if chosen.get(TOTAL) == chosen.get(AMOUNT) or TOTAL not in chosen or AMOUNT not in chosen:
        return False
    if any(name.startswith(("achterstand.rente", "achterstand.kosten", "achterstand.termijnen.2")) for name in chosen):
        return False
    cases = table.column(chosen[CASE]) if CASE in chosen else ()
    if len(set(map(str, cases))) < len(cases):
        return False  # the total of a case over its rows
    pairs = [(_money(row[chosen[TOTAL]]), _money(row[chosen[AMOUNT]])) for _, row in table.rows]
    return sum(total != amount for total, amount in pairs) * 2 > len(pairs)


def _money(cell: object) -> object:
    try:
        return cells.value("money", cell)
    except ValueError:
        return None
