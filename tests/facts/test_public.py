"""The numbers and organisations that every letter may name: each says where it was read, or that nobody looked it up."""

from importlib.resources import files
from typing import Any

import pytest
import yaml

ORGANISATIONS: list[dict[str, Any]] = yaml.safe_load(
    files("letterkit.facts").joinpath("public.yaml").read_text(encoding="utf-8")
)["organisations"]


@pytest.mark.parametrize("one", ORGANISATIONS, ids=lambda one: one["name"])
def test_each_says_whether_it_was_looked_up(one: dict[str, Any]) -> None:
    assert one["source"]
    assert one["confirmed"] == "no" or "read 20" in one["confirmed"]


def test_no_number_costs_the_caller_extra() -> None:
    phones = [phone for one in ORGANISATIONS for phone in one["phones"]]
    assert not [phone for phone in phones if phone.startswith(("0900", "0906", "0909", "18"))]
