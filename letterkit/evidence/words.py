"""What people read in a pack: LEESMIJ for a supervisor, the message as text, and the decision in Dutch."""

import json
from collections.abc import Mapping
from email import message_from_bytes, policy

from letterkit.texts import say


def readme(told: Mapping[str, object]) -> str:
    """What this pack is, what it shows, and how to check it."""
    return say("evidence.readme", **told)


def readable(name: str, content: bytes) -> str:
    """The words of a message."""
    if name.endswith(".pdf"):
        import pypdfium2  # noqa: PLC0415 - most customers get no letter

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
