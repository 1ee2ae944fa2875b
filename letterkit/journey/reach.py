"""On which channels a customer gets a message."""

from letterkit.case import Case
from letterkit.journey.stages import Stage
from letterkit.message import Channel


def reachable(case: Case) -> tuple[Channel, ...]:
    """The channels on which this customer can be reached at all. WhatsApp only when the customer asked for it.

    A guardian is written to in the customer's place, never by text message.
    """
    klant, signals, guardian = case.klant, case.signalen, case.bewindvoerder
    if guardian:
        ways: dict[Channel, object] = {"letter": guardian.adres, "email": guardian.email}
        return tuple(channel for channel, way in ways.items() if way)
    able: dict[Channel, bool] = {
        "letter": klant.adres is not None and not signals.post_onbezorgbaar,
        "email": klant.email is not None and not signals.email_onbezorgbaar,
        "sms": klant.mobiel is not None,
        "whatsapp": klant.mobiel is not None and "whatsapp" in klant.kanalen,
    }
    return tuple(channel for channel, can in able.items() if can)


def channels(case: Case, stage: Stage) -> tuple[Channel, ...]:
    """The stage's channels that reach this customer; a customer's own choice narrows them, never to nothing."""
    able = reachable(case)
    wanted = able if case.bewindvoerder else case.klant.kanalen or able
    chosen = [c for c in stage.send if c in able and (c in wanted or c in stage.always)]
    if not chosen:
        possible = (*stage.send, *stage.otherwise)
        chosen = [c for c in (*wanted, *stage.otherwise, *stage.send) if c in able and c in possible][:1]
    return tuple(dict.fromkeys(chosen))
