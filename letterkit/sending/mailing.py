"""The e-mails of a run, each at most once: claimed in the ledger before, written down after.

Killed in between, a message has a claim and nothing after it. It is not sent again, but named for a person.
"""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.parser import BytesHeaderParser
from email.utils import parseaddr

import aiosmtplib

from letterkit.batch.box import Box
from letterkit.batch.ledger import Receipt, Receipts, receipts
from letterkit.batch.ledger.receipts import State
from letterkit.errors import LedgerTrouble, SendingTrouble
from letterkit.sending.choosing import Chooser
from letterkit.sending.entries import Entry
from letterkit.sending.pace import Clock, Pace, Tally
from letterkit.sending.smtp import Answer, SenderRefused, Server, give


@dataclass(slots=True)
class Mailing:
    """One call: everything that may leave now, and with ``waits`` also what may leave later."""

    book: Receipts
    box: Box
    server: Server
    chooser: Chooser
    pace: Pace = field(default_factory=Pace)
    clock: Clock = field(default_factory=Clock)
    waits: bool = False
    tally: Tally = field(default_factory=Tally)
    _client: aiosmtplib.SMTP | None = None
    _last: datetime | None = None

    async def send(self, messages: Sequence[Entry]) -> Tally:
        """Send what may be sent. Raises ``SendingTrouble`` when the server cannot be reached or takes nothing."""
        try:
            later = await self._those_due(messages)
            while self.waits and later:
                now = self.clock.now()
                first = min(self.chooser.moment(entry, now) for entry in later)
                await self._hang_up()
                await self.clock.sleep(max(1.0, (first - now).total_seconds()))
                later = await self._those_due(later)
        finally:
            await self._hang_up()
        self.tally.counts["later"] += len(later)
        return self.tally

    async def _those_due(self, messages: Sequence[Entry]) -> list[Entry]:
        """Send what may leave now, and again what is put off; those whose time comes later."""
        left, later, put_off = list(messages), list[Entry](), list[Entry]()
        for pause in (0, *self.pace.pauses):
            if pause and left:
                await self.clock.sleep(pause)
            put_off = []
            for entry in left:
                fate = self.chooser.fate(entry, self.clock.now())
                if fate == "later":
                    later.append(entry)
                elif fate != "now":
                    self._count(fate, entry)
                elif await self._send(entry) == "deferred":
                    put_off.append(entry)
            left = put_off
        self.tally.counts["deferred"] += len(put_off)
        return later

    def _count(self, what: str, entry: Entry) -> None:
        self.tally.counts[what] += 1
        if what == "unknown":
            self.tally.unknown.append(entry.customer)

    async def _send(self, entry: Entry) -> str:
        """Claim the message in the ledger, hand it over, record the result: nothing leaves without a record."""
        content = self.box.read(entry.path)
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            raise LedgerTrouble("message_changed", name=entry.path)
        await self._in_step()
        client = await self._connected()
        self._write(entry, "claimed")
        try:
            answer = await give(client, content, sender=_sender(content), to=entry.to)
        except SenderRefused as error:
            self._write(entry, "deferred", str(error))
            raise SendingTrouble("smtp_sender_refused", code=str(error)) from error
        self._settle(entry, answer)
        if answer.result != "sent":
            await self._begin_anew()
        return answer.result

    def _settle(self, entry: Entry, answer: Answer) -> None:
        """Record and count a result. An unknown one leaves the claim; a deferred message counts after its last try."""
        if answer.result != "unknown":
            self._write(entry, answer.result, answer.note, entry.address if answer.about_address else "")
        if answer.result != "deferred":
            self._count(answer.result, entry)

    def _write(self, entry: Entry, state: State, note: str = "", address: str = "") -> None:
        at = receipts.moment()
        names = (entry.id, entry.case_id, entry.period, entry.channel)
        self.book.write(Receipt(*names, state, at, note, recorded=at, address=address))

    async def _in_step(self) -> None:
        """Wait until the next message may leave."""
        now = self.clock.now()
        if self._last is not None:
            wait = 60 / self.pace.per_minute - (now - self._last).total_seconds()
            if wait > 0:
                await self.clock.sleep(wait)
        self._last = self.clock.now()

    async def _connected(self) -> aiosmtplib.SMTP:
        if self._client is not None and self._client.is_connected:
            return self._client
        for pause in (*self.pace.reconnects, None):
            client = self.server.client()
            try:
                await client.connect()
            except aiosmtplib.SMTPAuthenticationError as error:
                raise SendingTrouble("smtp_login", host=self.server.host) from error
            except (aiosmtplib.SMTPException, OSError) as error:
                if pause is None:
                    reason = type(error).__name__
                    raise SendingTrouble("smtp_unreachable", host=self.server.host, reason=reason) from error
                await self.clock.sleep(pause)
            else:
                self._client = client
                return client
        raise AssertionError  # the last pause is none

    async def _begin_anew(self) -> None:
        """Reset the connection after a message that was refused; close it when that fails."""
        try:
            if self._client:
                await self._client.rset()
        except (aiosmtplib.SMTPException, OSError):
            await self._hang_up()

    async def _hang_up(self) -> None:
        client, self._client = self._client, None
        with suppress(aiosmtplib.SMTPException, OSError):
            if client and client.is_connected:
                await client.quit()


def _sender(content: bytes) -> str:
    """The address in the From header, where a mail that cannot be delivered comes back."""
    return parseaddr(str(BytesHeaderParser().parsebytes(content)["From"]))[1]
