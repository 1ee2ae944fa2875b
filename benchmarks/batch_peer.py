"""The whole job as a competent team would build it today: Jinja, segno, and WeasyPrint (PDF/UA-1) or typst.

The letters are those of ``letters_peers``: fonts and style sheet are kept from letter to letter, which makes them a
quarter faster. Rows are read and checked, and what was sent is kept in SQLite. Which messages are due and their words
are given, so that they are the same as ours: no stages, no conditions in templates, no lint, no pay link, no check of
amounts, no window envelope. That flatters this pipeline.
"""

import io
import json
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import policy
from email.message import EmailMessage
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from benchmarks.letters_peers import Code, engines, page
from letterkit import resources
from letterkit.message import Message, inlines, plain, walk

WARM = 3
ENGINES = {"weasyprint": "WeasyPrint pdf/ua-1", "typst": "typst ua-1 + a-2a"}
_TABLE = "create table sent (case_id text, channel text, size integer, unique (case_id, channel))"


def installed() -> tuple[str, ...]:
    """The engines that are here."""
    present = tuple(name for name in ENGINES if find_spec(name))
    for name in ENGINES.keys() - set(present):
        print(f"{name}: not installed, left out")
    return present


class Job(NamedTuple):
    """A row of the input, and the messages that are due."""

    row: str
    messages: tuple[Message, ...]


class _Person(BaseModel):
    achternaam: str
    email: str | None = None


class _Row(BaseModel):
    zaaknummer: str
    betalingskenmerk: str
    klant: _Person


class Pipeline:
    """Seconds of processor time so far: for messages by their channel, and for all else as ``case``."""

    def __init__(self, engine: str, folder: Path) -> None:
        self.seconds = dict.fromkeys(("case", "letter", "email", "sms", "whatsapp"), 0.0)
        self._letter = engines(resources.samples_dir() / "logo.svg")[ENGINES[engine]]
        self._folder = folder
        self._ledger = sqlite3.connect(folder / "ledger.sqlite")
        self._ledger.execute(_TABLE)

    def run(self, job: Job) -> None:
        with self._clocked("case"):
            case = _Row.model_validate(json.loads(job.row))
        for message in job.messages:
            with self._clocked(message.channel):
                content = self._content(message)
                (self._folder / f"{case.zaaknummer}.{message.channel}").write_bytes(content)
            with self._clocked("case"), self._ledger:
                sent = case.zaaknummer, message.channel, len(content)
                self._ledger.execute("insert or replace into sent values (?, ?, ?)", sent)

    @contextmanager
    def _clocked(self, name: str) -> Iterator[None]:
        begin = time.process_time()
        yield
        self.seconds[name] += time.process_time() - begin

    def _content(self, message: Message) -> bytes:
        if message.channel == "letter":
            return self._letter(message, _code(message))
        return _mail(message) if message.channel == "email" else _words(message).encode()


def _code(message: Message) -> Code:
    payload = message.payment.qr_payload if message.payment else None
    import segno  # noqa: PLC0415 - only there when installed

    code = segno.make(payload or "geen", error="m")
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", xmldecl=False, nl=False, omitsize=True)
    return Code(code.symbol_size()[0], (), drawn.getvalue().decode())


def _mail(message: Message) -> bytes:
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"], mail["To"] = "Voorbeeld Krediet <post@voorbeeld.nl>", message.recipient.email or ""
    mail["Subject"] = plain(message.subject)
    mail.set_content(_words(message))
    mail.add_alternative(page(message), subtype="html")
    return mail.as_bytes()


def _words(message: Message) -> str:
    return "\n\n".join(plain(inline) for block in walk(message.blocks) for inline in inlines(block))


def seconds(engine: str, jobs: list[Job]) -> dict[str, float]:
    """Seconds of processor time a message of each channel, and for a case besides; the first jobs are to warm up."""
    with tempfile.TemporaryDirectory() as folder:
        pipeline = Pipeline(engine, Path(folder))
        for job in jobs[:WARM]:
            pipeline.run(job)
        pipeline.seconds = dict.fromkeys(pipeline.seconds, 0.0)
        for job in jobs[WARM:]:
            pipeline.run(job)
    channels = [message.channel for job in jobs[WARM:] for message in job.messages]
    counts = {"case": len(jobs) - WARM} | {channel: channels.count(channel) for channel in set(channels)}
    return {name: pipeline.seconds[name] / count for name, count in counts.items()}
