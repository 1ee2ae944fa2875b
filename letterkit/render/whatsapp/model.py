"""A WhatsApp message as values, and the two JSON documents the platform takes: the template and the message.

Shapes: WhatsApp Business Platform, "Template components" (positional variables) and "Template messages".
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

VARIABLE = re.compile(r"\{\{\d+\}\}")
_EXAMPLES = (
    (re.compile(r"€"), "€ 100,00"),
    (re.compile(r"\b\d{1,2} [a-z]+ \d{4}\b"), "1 januari 2030"),
    (re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{4}"), "NL02 ABNA 0123 4567 89"),
    (re.compile(r"^[+\d][\d\s-]{6,}$"), "010-0000000"),
    (re.compile(r"\d"), "0000"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A text with numbered variables, and the value of each in this message."""

    text: str
    values: tuple[str, ...] = ()

    @property
    def filled(self) -> str:
        return VARIABLE.sub(lambda match: self.values[int(match.group()[2:-2]) - 1], self.text)

    @property
    def examples(self) -> tuple[str, ...]:
        """Invented values in the shape of the real ones: those who approve the template need no real person."""
        return tuple(next((e for shape, e in _EXAMPLES if shape.search(v)), "Voorbeeld") for v in self.values)


@dataclass(frozen=True, slots=True)
class Button:
    """``url``: the fixed part of the pay link, with ``token`` as its variable end. ``phone``: E.164, no variable."""

    text: str
    url: str | None = None
    token: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class WhatsApp:
    """One message. ``template`` and ``message`` are the JSON that the platform takes."""

    to: str
    stage: str
    language: str
    header: Part
    body: Part
    footer: str
    buttons: tuple[Button, ...]

    @property
    def name(self) -> str:
        """The stage and a hash of all fixed words: templates with other words never share a name."""
        fixed = "\0".join(
            (self.header.text, self.body.text, self.footer, *map(repr, map(_button_template, self.buttons)))
        )
        return f"{self.stage}_{hashlib.sha256(fixed.encode()).hexdigest()[:12]}"

    @property
    def template(self) -> dict[str, Any]:
        """What is sent in once for approval; no value of this person is in it."""
        header: dict[str, Any] = {"type": "HEADER", "format": "TEXT", "text": self.header.text}
        body: dict[str, Any] = {"type": "BODY", "text": self.body.text}
        if self.header.values:
            header["example"] = {"header_text": list(self.header.examples)}
        if self.body.values:
            body["example"] = {"body_text": [list(self.body.examples)]}
        components = [header, body, {"type": "FOOTER", "text": self.footer}]
        if self.buttons:
            components.append({"type": "BUTTONS", "buttons": [_button_template(button) for button in self.buttons]})
        return {"name": self.name, "language": self.language, "category": "UTILITY", "components": components}

    @property
    def record(self) -> dict[str, Any]:
        """What a line of ``whatsapp.jsonl`` holds of it."""
        return self.message

    @property
    def shown(self) -> str:
        """What its reader sees, with the words on the buttons."""
        parts = (self.header.filled, self.body.filled, self.footer, *(f"[{button.text}]" for button in self.buttons))
        return "\n\n".join(part for part in parts if part)

    @property
    def message(self) -> dict[str, Any]:
        """What is sent for this person: the name of the template and the values."""
        components: list[dict[str, Any]] = [
            {"type": kind, "parameters": [_parameter(value) for value in part.values]}
            for kind, part in (("header", self.header), ("body", self.body))
            if part.values
        ]
        components += [
            {"type": "button", "sub_type": "url", "index": str(index), "parameters": [_parameter(button.token)]}
            for index, button in enumerate(self.buttons)
            if button.token
        ]
        template = {"name": self.name, "language": {"code": self.language}, "components": components}
        return {"messaging_product": "whatsapp", "to": self.to, "type": "template", "template": template}


def _button_template(button: Button) -> dict[str, Any]:
    if button.url is None:
        return {"type": "PHONE_NUMBER", "text": button.text, "phone_number": button.phone}
    return {"type": "URL", "text": button.text, "url": f"{button.url}{{{{1}}}}", "example": [f"{button.url}voorbeeld"]}


def _parameter(value: str | None) -> dict[str, str | None]:
    return {"type": "text", "text": value}
