"""Whether a 14-day letter may go out: the sector's default, the creditor's choice and the conditions of the law.

The letter is for a natural person who does not act in business, and who is in default already (article 6:96 BW,
paragraph 6). With consumer credit a late-payment charge and collection costs exclude each other (AFM guideline 2016),
so there the letter is off until a creditor switches it on.
"""

from functools import cache

from pydantic import TypeAdapter

from letterkit.law.figure import Figure, shipped


@cache
def defaults() -> dict[str, Figure[bool]]:
    """Whether a sector sends the letter when its creditor sets nothing, by sector."""
    return TypeAdapter(dict[str, Figure[bool]]).validate_python(shipped("fourteen_days"))


def obstacles(
    sector: str,
    *,
    in_default: bool,
    natural_person: bool,
    late_charge: bool = False,
    switched_on: bool | None = None,
    sent_before: bool = False,
) -> tuple[str, ...]:
    """Why no 14-day letter may go out now, as codes; empty when it may. Raises ``KeyError`` for an unknown sector.

    ``late_charge``: the creditor charges a vertragingsvergoeding, which excludes collection costs. ``switched_on``: its
    own choice, None when it made none. ``sent_before``: these claims had their letter already. The sentences stand
    below ``law.fourteen_days`` in the texts.
    """
    wanted = defaults()[sector].value if switched_on is None else switched_on
    found = {
        "switched_off": not wanted,
        "late_charge": late_charge,
        "not_in_default": not in_default,
        "no_natural_person": not natural_person,
        "sent_before": sent_before,
    }
    return tuple(code for code, holds in found.items() if holds)
