"""The list of norms as a whole, and the command that shows it."""

import csv
import io
import json
import re
from collections import Counter

import pytest

from letterkit.norms import norms
from letterkit.stages import shipped
from tests.conftest import Run

DOCUMENTS = {"afm": 135, "srcm": 19, "manifest": 17, "cpp": 12, "microkrediet": 40}
ALL, AT_LEAST = 223, 180


def test_every_norm_of_every_document_is_there_once() -> None:
    assert Counter(norm.document for norm in norms()) == DOCUMENTS
    assert len({norm.id for norm in norms()}) == len(norms()) == ALL


def test_enough_is_done() -> None:
    assert sum(norm.done for norm in norms()) >= AT_LEAST


def test_every_norm_is_whole() -> None:
    for norm in norms():
        assert re.fullmatch(
            r"(AFM-[1-3B]\d{2}|AFM-B\d{2}|SRCM-\d[a-g]?|MAN-(\d{2}[ab]?|P\d)|CPP-\d+|MFC-[\d.]+[abc]?)", norm.id
        )
        assert norm.place and norm.acts and norm.stages, norm.id  # noqa: PT018
        assert set(norm.stages) <= {*shipped(), "alle", "rapport"}, norm.id
        assert (norm.asks + (norm.does or norm.because))[-1] in ".?", norm.id
        assert norm.done == bool(norm.by) == bool(norm.tests) == bool(norm.does), norm.id


def test_no_reason_for_not_doing_is_empty_talk() -> None:
    for norm in norms():
        assert norm.done or len(norm.because) > 40, norm.id


def test_one_norm_in_full(letterkit: Run) -> None:
    found = letterkit("norms", "afm-203")
    assert found.code == 0
    assert found.out.startswith("AFM-203  (AFM, Achterstandsbeheer consumptief krediet (2021), hoofdstuk 4")
    assert "regel oplossing-onopvallend" in found.out
    assert "tests/lint/test_rules.py::test_wrong_example_is_found_exactly" in found.out
    missing = letterkit("norms", "AFM-163")
    assert "Niet gedaan, omdat:" in missing.out


def test_the_whole_list_and_its_count(letterkit: Run) -> None:
    out = letterkit("norms").out
    done = sum(norm.done for norm in norms())
    assert f"{done} van de {ALL} normen gedaan." in out
    assert all(norm.id in out for norm in norms())


def test_a_part_of_the_list(letterkit: Run) -> None:
    out = letterkit("norms", "SRCM", "--status", "niet").out
    assert re.findall(r"^[A-Z]+-\S+", out, re.MULTILINE) == [
        norm.id for norm in norms() if norm.document == "srcm" and not norm.done
    ]


def test_as_data(letterkit: Run) -> None:
    found = json.loads(letterkit("norms", "--format", "json").out)
    assert len(found) == ALL
    assert {"norm", "asks", "status", "does", "by", "tests", "because"} <= set(found[0])
    rows = list(
        csv.reader(io.StringIO(letterkit("norms", "--format", "csv").out.removeprefix("\ufeff")), delimiter=";")
    )
    assert [row[0] for row in rows[1:]] == [one["norm"] for one in found]


def test_to_a_file(letterkit: Run, tmp_path: object) -> None:
    path = f"{tmp_path}/normen.html"
    assert letterkit("norms", "--format", "html", "--output", path).code == 0
    refused = letterkit("norms", "--output", f"{tmp_path}/weg/normen.html")
    assert (refused.code, len(refused.err.strip().splitlines())) == (2, 1)


@pytest.mark.parametrize("wanted", ["AFM-999", "zomaar"])
def test_an_unknown_norm(letterkit: Run, wanted: str) -> None:
    found = letterkit("norms", wanted)
    assert found.code == 2
    assert f"geen norm {wanted}" in found.err
