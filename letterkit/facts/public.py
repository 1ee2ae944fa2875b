"""Organisations and numbers that every letter may name, from ``public.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from letterkit import yaml_source


@cache
def _organisations() -> tuple[dict[str, Any], ...]:
    text = files(__package__ or "letterkit.facts").joinpath("public.yaml").read_text(encoding="utf-8")
    document = next(yaml_source.documents(text, "facts/public.yaml")).value
    return tuple(document["organisations"])


@cache
def phones() -> frozenset[str]:
    """Telephone numbers, digits alone."""
    return frozenset(phone for organisation in _organisations() for phone in organisation["phones"])


@cache
def named() -> dict[str, tuple[str, ...]]:
    """The organisations with a number that is known, with all of theirs."""
    return {one["name"]: tuple(one["phones"]) for one in _organisations() if one["phones"]}


@cache
def domains() -> frozenset[str]:
    """Domains without "www."."""
    return frozenset(domain for organisation in _organisations() for domain in organisation["domains"])
