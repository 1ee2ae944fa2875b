"""Whether a 14-day letter may go out: whether this creditor uses it, and the conditions of the law.

The letter is for a natural person who does not act in business, and who is in default already (article 6:96 BW,
paragraph 6). With consumer credit a late-payment charge and collection costs exclude each other (AFM guideline 2016),
so there the letter is off until a creditor switches it on.
"""


def obstacles(
    *,
    used: bool,
    in_default: bool,
    natural_person: bool,
    late_charge: bool = False,
    sent_before: bool = False,
) -> tuple[str, ...]:
    """Why no 14-day letter may go out now, as codes; empty when it may.

    ``used``: whether the creditor uses it, or when it chose nothing its sector. ``late_charge``: the creditor charges a
    vertragingsvergoeding, which excludes collection costs. ``sent_before``: these claims had their letter already. The
    sentences stand below ``gate.fourteen_days_<code>`` in the texts.
    """
    checks = {
        "switched_off": not used,
        "late_charge": late_charge,
        "not_in_default": not in_default,
        "no_natural_person": not natural_person,
        "sent_before": sent_before,
    }
    return tuple(code for code, holds in checks.items() if holds)
