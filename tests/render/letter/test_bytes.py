"""Same input, same bytes: in another process, with another hash seed, after other letters."""

import hashlib
import os
import subprocess
import sys
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from letterkit.errors import CannotRender
from letterkit.render.letter import render, render_all
from letterkit.render.letter.pdf.objects import deflated

from .conftest import Make
from .samples import STYLE, long_message, message

SCRIPT = """
import hashlib, sys
sys.path.insert(0, {folder!r})
from letter.samples import STYLE, long_message, message
from letterkit.render.letter import render
for number in range(int(sys.argv[1])):
    render(message(name=f"Naam {{number}}"), STYLE)
for letter in (message(), long_message(70)):
    print(hashlib.sha256(render(letter, STYLE)).hexdigest())
"""


@pytest.mark.slow
def test_every_process_makes_the_same_bytes() -> None:
    script = SCRIPT.format(folder=str(Path(__file__).parent.parent))
    results = []
    for seed, before in (("0", "0"), ("1", "3"), ("4242", "0")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland" if seed == "1" else "UTC"}
        done = subprocess.run(
            [sys.executable, "-c", script, before], capture_output=True, text=True, check=True, env=environment
        )
        results.append(done.stdout.split())
    here = [hashlib.sha256(render(letter, STYLE)).hexdigest() for letter in (message(), long_message(70))]
    assert results == [here, here, here]


def test_making_it_again_gives_the_same_bytes(make: Make) -> None:
    assert make(message()) == make(message())


def test_letters_that_differ_have_another_identity(make: Make, tmp_path: Path) -> None:
    identities = set()
    letters = [message(), message(name="Ander"), message(reference="1234567890123457"), long_message(30)]
    for letter in letters:
        path = tmp_path / "brief.pdf"
        path.write_bytes(make(letter))
        with pikepdf.open(path) as pdf:
            identities.add(bytes(pdf.trailer.ID[0]))
            assert pdf.trailer.ID[0] == pdf.trailer.ID[1]
    assert len(identities) == len(letters)


def test_the_dates_in_the_file_are_those_of_the_letter(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(make(replace(message(), date=date(2027, 2, 3))))
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20270203000000+00'00'"
        with pdf.open_metadata() as facts:
            assert facts["xmp:CreateDate"] == "2027-02-03T00:00:00+00:00"
            assert facts["pdfuaid:part"] == "1"
            assert (facts["pdfaid:part"], facts["pdfaid:conformance"]) == ("2", "A")
            assert facts["dc:title"] == str(pdf.docinfo["/Title"])


@pytest.mark.slow
def test_zlib_stands_in_where_there_is_no_libdeflate() -> None:
    script = "import sys; sys.modules['deflate'] = None\n" + SCRIPT.format(folder=str(Path(__file__).parent.parent))
    done = subprocess.run([sys.executable, "-c", script, "0"], capture_output=True, text=True, check=True)
    assert len(done.stdout.split()) == 2
    assert done.stdout.split() != [hashlib.sha256(render(message(), STYLE)).hexdigest()] * 2
    data = b"Dag mevrouw De Vries, " * 100
    assert zlib.decompress(deflated(data)) == data


def test_many_letters_stage_by_stage_are_the_same_as_one_by_one() -> None:
    letters = [message(), message(name="שלום"), long_message(70), message(name="Ander")]
    results = render_all(letters, STYLE)
    assert isinstance(results[1], CannotRender)
    assert results[1].code == "glyph_missing"
    assert [results[at] for at in (0, 2, 3)] == [render(letters[at], STYLE) for at in (0, 2, 3)]


PRINT_SCRIPT = """
import hashlib, sys
from datetime import date
from pathlib import Path
sys.path.insert(0, {folder!r})
from letter.samples import long_message, message
from letterkit.creditor import HouseStyle
from letterkit.render.letter import PrintFile
base = Path(sys.argv[1])
style = HouseStyle(logo=Path("logo.png"), briefpapier=Path("logo.png"), vervolgpapier=Path("logo.png"))
with PrintFile(base / "druk.pdf", style, title="Afdruk", author="Naam", when=date(2026, 11, 21), base=base) as file:
    for letter in (message(), long_message(70)):
        file.add(letter)
print(hashlib.sha256((base / "druk.pdf").read_bytes()).hexdigest())
"""


@pytest.mark.slow
def test_every_process_makes_the_same_print_file(tmp_path: Path) -> None:
    """Also with pictures, that come out of a set."""
    Image.new("RGB", (30, 10), "navy").save(tmp_path / "logo.png")
    script = PRINT_SCRIPT.format(folder=str(Path(__file__).parent.parent))
    command = [sys.executable, "-c", script, str(tmp_path)]
    results = set()
    for seed in ("1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        results.add(done.stdout)
    assert len(results) == 1
