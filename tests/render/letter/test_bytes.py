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

from letterkit.render.letter import render
from letterkit.render.letter.pdf_objects import deflated

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


def test_zlib_stands_in_where_there_is_no_libdeflate() -> None:
    script = "import sys; sys.modules['deflate'] = None\n" + SCRIPT.format(folder=str(Path(__file__).parent.parent))
    done = subprocess.run([sys.executable, "-c", script, "0"], capture_output=True, text=True, check=True)
    assert len(done.stdout.split()) == 2
    assert done.stdout.split() != [hashlib.sha256(render(message(), STYLE)).hexdigest()] * 2
    data = b"Dag mevrouw De Vries, " * 100
    assert zlib.decompress(deflated(data)) == data
