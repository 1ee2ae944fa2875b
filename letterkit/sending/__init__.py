"""Handing messages over to whoever sends, and taking back what became of them.

``entries``   the messages of a finished run, from its ``outbox.jsonl``
``reports``   a file of receipts of a sender, printer or bank, checked line by line
``choosing``  which messages may leave now, and why the others may not
``smtp``      one message to a mail server: taken, refused, later, or nobody knows
``mailing``   the e-mails of a run, each at most once, whatever happens on the way; ``pace`` how fast

``smtp`` and ``mailing`` need ``letterkit[send]``; whoever takes receipts does not.
"""

from letterkit.sending.choosing import Chooser
from letterkit.sending.entries import Entry, entries
from letterkit.sending.pace import Clock, Pace, Tally
from letterkit.sending.reports import Reported, read

__all__ = ["Chooser", "Clock", "Entry", "Pace", "Reported", "Tally", "entries", "read"]
