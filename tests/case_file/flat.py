"""One invented case as the cells of an export, to change a cell of at a time."""

from pathlib import Path

from letterkit.case_file import Layout, Row, read

CELLS = {
    "Zaaknummer": "Z-1",
    "Stand op": "20-11-2026",
    "Aanspreekvorm": "mevrouw",
    "Voorletters": "S.",
    "Achternaam": "Yıldız",
    "Straat": "Dorpsstraat",
    "Huisnummer": "12",
    "Postcode": "1234 ab",
    "Plaats": "Utrecht",
    "E-mail": "s.yildiz@voorbeeld.nl",
    "Contractnummer": "C-1",
    "Contract omschrijving": "lening",
    "Termijn 1 vervaldatum": "01-11-2026",
    "Termijn 1 bedrag": "1.234,56",
    "Totaal": "€ 1.234,56",
    "Betalingskenmerk": "5000056789012345",
}


def cells(**changes: str) -> dict[str, str]:
    """The cells with other values; ``_`` in a name stands for a space."""
    return CELLS | {name.replace("_", " "): value for name, value in changes.items()}


def text(*rows: dict[str, str], delimiter: str = ";", end: str = "\r\n") -> str:
    """Rows with the names of the first above them, without quotes."""
    lines = [delimiter.join(rows[0]), *(delimiter.join(row.values()) for row in rows)]
    return end.join(lines) + end


def rows_of(path: Path, content: str | bytes, columns: dict[str, str] | None = None) -> list[Row]:
    """Write a file and read it."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(path, Layout(columns or {})))


def codes(row: Row) -> list[tuple[str, str]]:
    """Field and code of each problem."""
    return [(problem.field, problem.code) for problem in row.problems]
