"""What people read in a pack: LEESMIJ for a supervisor, the message as text, and the decision in Dutch."""

import json
from collections.abc import Mapping
from email import message_from_bytes, policy
from typing import Any

import pypdfium2

from letterkit.lint.rule import all_rules
from letterkit.norms.loading import by_rule
from letterkit.texts import say


def readme(told: Mapping[str, object]) -> str:
    """What this pack is, what it shows, and how to check it."""
    return say("evidence.readme", **told)


def readable(name: str, content: bytes) -> str:
    """The words of a message."""
    if name.endswith(".pdf"):
        document = pypdfium2.PdfDocument(content)
        try:
            return "\n\n".join(page.get_textpage().get_text_bounded() for page in document)
        finally:
            document.close()
    if name.endswith(".eml"):
        body = message_from_bytes(content, policy=policy.default).get_body(("plain",))
        return str(body.get_content()) if body else ""
    told = json.loads(content)
    return "\n".join(str(value) for value in told.values() if isinstance(value, str))


def decision(line: str, why: str) -> str:
    """Why this message went, in Dutch: the facts that decided."""
    told = json.loads(line)
    facts = "\n".join(f"  {name.replace('_', ' ')}: {value}" for name, value in told["variables"].items())
    return say("evidence.decision", stage=told["stage"].replace("_", " "), period=told["period"], facts=facts, why=why)


def rules_told(report: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The judgement of one text on the day of its proposal, with the words of every rule that holds for it."""
    stage, _, channel = text.partition("/")
    documents = [
        one for one in report["documents"] if str(one["path"]).startswith(f"{stage}/{channel}.") and one["findings"]
    ]
    norms, known = by_rule(), all_rules()
    rules = {
        name: {"zegt": one.rule.message, "waarom": one.rule.why, "bron": one.rule.source, "normen": norms.get(name, ())}
        for name, one in sorted(known.items())
    }
    return {"tekst": text, "bevindingen": documents, "regels": rules}
