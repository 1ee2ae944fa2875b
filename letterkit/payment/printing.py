"""Account numbers and references as people read and type them: in groups of four."""

from letterkit.message import Payment


def grouped(value: str, size: int = 4) -> str:
    """``NL91ABNA0417164300`` as ``NL91 ABNA 0417 1643 00``; for an IBAN, a betalingskenmerk and an RF reference alike.

    The groups are cut from the left, as banks print them (ISO 13616 and ISO 11649, printed form); a betalingskenmerk
    of 16 digits becomes four groups of four. The spaces are non-breaking, so that the number stays on one line.
    """
    compact = compacted(value)
    return "\u00a0".join(compact[start : start + size] for start in range(0, len(compact), size))


def reference(payment: Payment) -> str:
    """The reference as it is printed: in groups, or free text just as the customer must type it."""
    return payment.reference if payment.free else grouped(payment.reference)


def compacted(value: str) -> str:
    """A printed number without its spaces of any kind."""
    return "".join(value.split())
