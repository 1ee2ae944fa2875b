"""Which letters a file has: found when it is sure, refused with the likely page when they are of no name, or given."""

from pathlib import Path

import pytest

from letterkit.case_file import Layout, Notes, read
from letterkit.dutch import encodings
from letterkit.errors import Unreadable
from tests.case_file.flat import cells, text

FILES = [
    ("mac_roman", "Müller", "mac", "Mac Roman"),
    ("cp850", "Renée", "dos", "DOS (cp850)"),
    ("cp437", "Renée", "cp437", "DOS (cp850)"),
    ("cp1254", "Yıldız Şükrü", "windows-1254", "Windows-1254 (Turks)"),
]


def _write(folder: Path, name: str, page: str) -> Path:
    rows = text(
        cells(Achternaam="Berg"), cells(Zaaknummer="Z-2", Achternaam=name), cells(Zaaknummer="Z-3", Achternaam="Bos")
    )
    (folder / "a.csv").write_bytes(rows.replace("€ ", "").encode(page))
    return folder / "a.csv"


@pytest.mark.parametrize(("page", "name", "given", "printed"), FILES)
def test_letters_of_no_name_stop_the_file_with_the_line_and_the_likely_page(
    page: str, name: str, given: str, printed: str, tmp_path: Path
) -> None:
    path = _write(tmp_path, name, page)
    with pytest.raises(Unreadable) as caught:
        list(read(path))
    assert caught.value.code == "file_letters_other"
    assert (caught.value.values["line"], caught.value.values["encoding"]) == (3, printed)
    assert name not in str(caught.value)


@pytest.mark.parametrize(("page", "name", "given", "printed"), FILES)
def test_letters_that_are_given_are_used_and_reported(
    page: str, name: str, given: str, printed: str, tmp_path: Path
) -> None:
    notes = Notes()
    encoding = encodings.named(given) or ""
    rows = list(read(_write(tmp_path, name, page), Layout(encoding=encoding), notes=notes))
    assert [row.case.klant.achternaam for row in rows if row.case] == ["Berg", name, "Bos"]
    assert notes.facts["encoding"] == encodings.PRINTED.get(encoding, encoding)


@pytest.mark.parametrize("name", ["Müller", "Renée", "Çelik", "O’Brien", "Søndergård", "Zoë", "D’Ancona", "Ñíguez"])
def test_names_in_windows_letters_are_read(name: str, tmp_path: Path) -> None:
    notes = Notes()
    rows = list(read(_write(tmp_path, name, "cp1252"), notes=notes))
    assert rows[1].case
    assert rows[1].case.klant.achternaam == name
    assert notes.facts == {"encoding": "Windows-1252"}


@pytest.mark.parametrize("given", ["klingon", "", "base64", "utf-7"])
def test_a_name_of_no_encoding(given: str) -> None:
    assert encodings.named(given) is None


@pytest.mark.parametrize(("page", "printed"), [("utf-16-le", "UTF-16 (LE, "), ("utf-16-be", "UTF-16 (BE, ")])
def test_utf_16_without_its_mark_is_read(page: str, printed: str, tmp_path: Path) -> None:
    notes = Notes()
    rows = list(read(_write(tmp_path, "Yıldız", page), notes=notes))
    assert [row.case.klant.achternaam for row in rows if row.case] == ["Berg", "Yıldız", "Bos"]
    assert notes.facts["encoding"].startswith(printed)


@pytest.mark.parametrize("content", [b"\x00\x01" * 500, b"ab\x00\x00" * 500, b"\x00" * 1_000])
def test_other_bytes_of_nought_are_no_utf_16(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(Unreadable):
        list(read(tmp_path / "a.csv"))
