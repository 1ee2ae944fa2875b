"""The fields of a loan and of an institution file: as JSON Schema, and as tables in the page for operators.

python -m letterkit.disclosure.fields_page docs/nl/microkrediet.md
"""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from letterkit.disclosure.institution import Institution
from letterkit.disclosure.loan import Loan
from letterkit.reports.field_tables import table_of

MODELS: Mapping[str, type[BaseModel]] = {"lening": Loan, "instelling": Institution}


def json_schema(name: str) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of ``lening`` or ``instelling``, with a Dutch description on every field."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **MODELS[name].model_json_schema()}


def filled(page: str) -> str:
    """A page with the table of each model between its two marks."""
    for name in MODELS:
        mark = f"<!-- velden: letterkit disclosure --schema {name} -->"
        pattern = re.compile(rf"({re.escape(mark)}\n).*?(\n<!-- einde velden -->)", re.DOTALL)
        table = table_of(json_schema(name))
        page = pattern.sub(lambda match, table=table: f"{match[1]}{table}{match[2]}", page)  # type: ignore[misc]
    return page


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
