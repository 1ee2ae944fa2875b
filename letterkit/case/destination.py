"""How the country of destination writes an address: where the postcode stands, and whether the number comes first.

Post is sorted in that country, so its order holds and not the Dutch one. Where the postcode stands was held against the
address formats of the open data set commerceguys/addressing, which follows Google's address data (libaddressinput); a
country that is not here has the postcode before the town, as most have. Not held against a source: where the number
comes before the street (that data has whole lines), the two spaces of Canada, and Hungary, whose own order (the town
above the street) is not followed.
"""

from functools import cache

from babel import Locale

_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_BELOW = frozenset(
    {"GB", "IE", "GG", "JE", "IM", "GI", "FK", "AF", "AI", "BR", "CR", "HN", "IQ", "JP", "KE", "KR", "LK", "NA", "PN"}
    | {"RU", "SD", "SH", "SZ", "TC", "UA", "VG", "ZA"}
)
"""The postcode on a line of its own below the town."""
_BEHIND = frozenset(
    {"US", "CA", "AU", "NZ", "IN", "ID", "PK", "TH", "SG", "SA", "BD", "NP", "PR", "LV", "BH", "BM", "BN", "BT", "GU"}
    | {"IL", "JO", "KH", "LB", "LS", "MM", "MN", "MT", "MV", "NG", "PE", "PG", "TW", "VC", "VE", "VI", "VN"}
)
"""The postcode behind the town, on its line."""
_BETWEEN = {"CA": "  ", "LV": ", ", "MM": ", ", "PK": "-", "BD": " - "}
"""What stands between town and postcode; Canada Post wants two spaces, as PostNL does behind the postcode."""
_NUMBER_FIRST = frozenset(
    {"GB", "IE", "GG", "JE", "IM", "US", "CA", "AU", "NZ", "FR", "LU", "MA", "TN", "DZ", "IN", "ZA", "SG", "LK", "MC"}
)
_ISLANDS_OF_TOWNS = {
    "kralendijk": "BONAIRE",
    "rincon": "BONAIRE",
    "oranjestad": "SINT EUSTATIUS",
    "the bottom": "SABA",
    "windwardside": "SABA",
    "st. johns": "SABA",
    "zions hill": "SABA",
}
"""Towns of the Caribbean Netherlands (BQ), which is three islands with a post office each."""


def country_code(value: str) -> str:
    """A code that a country has. Raises ``ValueError("pattern_land")``: nobody can deliver to XX."""
    if value != "NL" and value not in _codes():
        raise ValueError("pattern_land")
    return value


@cache
def _codes() -> frozenset[str]:
    return frozenset(Locale("nl").territories) - _NO_COUNTRIES


def street_line(*, straat: str, huisnummer: str, toevoeging: str, land: str) -> str:
    """Street and number in the order of the country; empty when there is neither."""
    number = " ".join(filter(None, (huisnummer, toevoeging)))
    parts = (number, straat) if land in _NUMBER_FIRST else (straat, number)
    return " ".join(filter(None, parts))


def town_lines(*, plaats: str, postcode: str, land: str) -> tuple[str, ...]:
    """The lines between street and country, outside the Netherlands; the town in capitals."""
    town = plaats.upper()
    if land == "BQ":
        return tuple(filter(None, (" ".join(filter(None, (postcode, town))), _island(plaats))))
    if land in _BELOW:
        return (town, postcode) if postcode else (town,)
    if land in _BEHIND:
        return (_BETWEEN.get(land, " ").join(filter(None, (town, postcode))),)
    return (" ".join(filter(None, (postcode, town))),)


def _island(town: str) -> str:
    """The island of a town; empty when the town names it already, or is not known."""
    return _ISLANDS_OF_TOWNS.get(town.casefold().replace("’", "").replace("'", ""), "")
