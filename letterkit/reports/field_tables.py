"""The fields of a case and of creditor.yaml: as JSON Schema, and as tables in the pages for operators.

python -m letterkit.reports.field_tables docs/nl
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from letterkit.case import Case
from letterkit.case.own_fields import PART, OwnKind
from letterkit.creditor import Creditor
from letterkit.creditor.own_fields import EigenVeld
from letterkit.texts import say

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, type[BaseModel]] = {"case": Case, "creditor": Creditor}
PAGES = {"zaken.md": "case", "schuldeiser.md": "creditor"}


_OWN_TYPES: dict[OwnKind, dict[str, Any]] = {
    "ja/nee": {"type": "boolean"},
    "bedrag": {"type": ["number", "string"]},
    "datum": {"type": "string", "format": "date"},
    "tekst": {"type": "string", "minLength": 1, "maxLength": 200},
    "getal": {"type": "integer"},
}


def json_schema(name: str, creditor: Creditor | None = None) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of ``case`` or ``creditor``, with a Dutch description on every part and field.

    ``creditor``: a case then has just the own fields of this creditor.
    """
    schema = {"$schema": _DIALECT, **MODELS[name].model_json_schema()}
    if name == "case" and creditor:
        schema["properties"][PART] = {"$ref": "#/$defs/Eigen", "description": schema["properties"][PART]["description"]}
        schema["$defs"]["Eigen"] = _own_part(creditor.eigen)
        if schema["$defs"]["Eigen"]["required"]:
            schema["required"] = [*schema["required"], PART]
    return schema


def _own_part(own: Mapping[str, EigenVeld]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": say("schema.own"),
        "additionalProperties": False,
        "properties": {
            name: {**_OWN_TYPES[field.soort], "description": field.uitleg or say("schema.own_field", kind=field.soort)}
            for name, field in own.items()
        },
        "required": [name for name, field in own.items() if field.verplicht],
    }


def markdown_table(name: str, creditor: Creditor | None = None) -> str:
    """The same fields as a Markdown table: name, whether it is needed, what it is. ``N`` stands for an item number."""
    return table_of(json_schema(name, creditor))


def table_of(whole: dict[str, Any]) -> str:
    """The fields of any JSON Schema with descriptions, as a Markdown table."""
    head = say("schema.head")
    rows = [f"| `{path}` | {needed} | {text} |" for path, needed, text in _rows(whole, whole, "")]
    return "\n".join([head, "|---|---|---|", *rows])


def _rows(part: dict[str, Any], whole: dict[str, Any], above: str) -> Iterator[tuple[str, str, str]]:
    for name, about in part["properties"].items():
        inner, step = _inner(about, whole)
        path = f"{above}{name}"
        needed = say("schema.needed") if name in part.get("required", ()) else ""
        yield path, needed, _described(about)
        if inner is not None:
            yield from _rows(inner, whole, f"{path}{step}.")


def _inner(about: dict[str, Any], whole: dict[str, Any]) -> tuple[dict[str, Any] | None, str]:
    """The part a field holds, if it holds one, and what comes between the two names."""
    options = [about, *about.get("anyOf", ())]
    options += [option["items"] | {"step": ".N"} for option in options if "$ref" in option.get("items", {})]
    options += [
        option["additionalProperties"] | {"step": ".NAAM"}
        for option in options
        if isinstance(option.get("additionalProperties"), dict) and "$ref" in option["additionalProperties"]
    ]
    reference = next((option for option in options if "$ref" in option), None)
    if reference is None:
        return None, ""
    return whole["$defs"][reference["$ref"].rpartition("/")[2]], reference.get("step", "")


def _described(about: dict[str, Any]) -> str:
    """The description, with the values to choose from and the value that holds when nothing is given."""
    options = [about, *about.get("anyOf", ()), about.get("items", {})]
    choices = next((option["enum"] for option in options if "enum" in option), ())
    text = str(about["description"])
    if choices:
        text += say("schema.choices", choices=", ".join(f"`{choice}`" for choice in choices))
    if about.get("default") not in (None, "", [], {}, False) and not isinstance(about["default"], dict):
        text += say("schema.default", default=say("schema.yes") if about["default"] is True else about["default"])
    return text.replace("|", r"\|")


def filled(page: str, name: str) -> str:
    """A page with the table of ``name`` between its two marks."""
    mark = f"<!-- velden: letterkit schema {name} --table -->"
    pattern = re.compile(rf"({re.escape(mark)}\n).*(\n<!-- einde velden -->)", re.DOTALL)
    return pattern.sub(lambda match: match[1] + markdown_table(name) + match[2], page)


if __name__ == "__main__":
    for page_name, model_name in PAGES.items():
        path = Path(sys.argv[1]) / page_name
        path.write_text(filled(path.read_text(encoding="utf-8"), model_name), encoding="utf-8", newline="\n")
