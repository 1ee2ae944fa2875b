"""The figures of this year as next year's institution file wants them, so that nobody types them over."""

from letterkit.disclosure import wording
from letterkit.disclosure.annex import Disclosure
from letterkit.disclosure.clauses import CLAUSES
from letterkit.texts import say


def yaml_snippet(disclosure: Disclosure) -> bytes:
    """``cijfers`` of the reporting year, indented as below ``jaren``. A figure that is not there is left out."""
    lines = [say("disclosure.snippet", year=disclosure.year), "    cijfers:"]
    for clause in CLAUSES:
        value = disclosure.current.outcomes[clause.name].value
        if clause.name == "par30":
            lines.append(f"      par_lezing: {disclosure.reading}")
        if value is not None and clause.kind != "text":
            lines.append(f"      {clause.name}: {wording.numeric(value, clause.kind)}")
    return ("\n".join(lines) + "\n").encode("utf-8")
