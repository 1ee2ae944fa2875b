"""Names and addresses as they are printed, from the parts in a case record.

Who wants to be called "heer" or "mevrouw" says so; without that the text is neutral, and nothing is guessed from a
first name (Taaladvies, "Aanhef, genderneutraal"). Capitals of prefixes and double names follow the test cases of the
government's BRP-API (naamgebruik); the address block follows PostNL: 3 to 6 lines, two spaces between postcode and
place, the place in capitals. Outside the Netherlands the order is that of the country (``case.destination``).
"""

import re
from typing import Literal

from babel import Locale

from letterkit.case import Adres, Klant, Persoon, destination

Greeting = Literal["Beste", "Geachte"]

_TITLES = {"heer": "heer", "mevrouw": "mevrouw"}
_TITLES_ON_ENVELOPE = {"heer": "De heer", "mevrouw": "Mevrouw"}
_ALWAYS_SMALL = re.compile(r"['’`][tsn]\b|[dl]['’`]", re.IGNORECASE)  # the apostrophe takes the place of the capital
_ONLY_CAPITALS = re.compile(r"[^\W\d_]{1,8}")
_MOST_LINES = 6
_WIDE_LINE = 40  # characters that fit in the window of an envelope at 11 pt


def surname(person: Persoon) -> str:
    """The surnames in the order the person uses, prefixes small as given: ``van Velzen-in het Veld``."""
    own = _with_prefix(person.tussenvoegsel, person.achternaam)
    if person.naamgebruik == "eigen":
        return own
    partner = _with_prefix(person.tussenvoegsel_partner, person.achternaam_partner)
    if person.naamgebruik == "partner":
        return partner
    return f"{partner}-{own}" if person.naamgebruik == "partner_eigen" else f"{own}-{partner}"


def capital_surname(person: Persoon) -> str:
    """The surnames with a capital in front, as directly after a title: ``Van den Berg``, but ``'t Hart``."""
    name = surname(person)
    return name if _ALWAYS_SMALL.match(name) else name[:1].upper() + name[1:]


def initials(person: Persoon) -> str:
    """Initials with points: ``J.P.``. As given when they have points, or are not only capitals (``Th.A.``)."""
    given = "".join(person.voorletters.split())
    bare = given.isupper() and _ONLY_CAPITALS.fullmatch(given)
    return "".join(f"{letter}." for letter in given) if bare else given


def plain_name(person: Persoon) -> str:
    """Name without a title: ``J.P. van den Berg``; with the first name when there are no initials."""
    first = initials(person) or person.voornaam
    return _joined(first, surname(person)) if first else capital_surname(person)


def name_in_text(person: Persoon) -> str:
    """Name in running text: ``mevrouw Van den Berg``, or without a title ``J.P. van den Berg``."""
    title = _TITLES.get(person.aanspreekvorm)
    return f"{title} {capital_surname(person)}" if title else plain_name(person)


def salutation(klant: Klant, greeting: Greeting = "Geachte") -> str:
    """Opening of a letter, without a comma: ``Geachte heer Van den Berg en mevrouw Jansen``.

    A neutral form needs a first name or initials; without either the last resort is "heer of mevrouw".
    """
    return f"{greeting} {_addressed_both(klant, greeting)}"


def _addressed_both(klant: Klant, greeting: Greeting) -> str:
    return " en ".join(_addressed(person, greeting) for person in persons(klant))


def persons(klant: Klant) -> tuple[Persoon, ...]:
    """The one or two persons a message is for."""
    return (klant, klant.tweede_persoon) if klant.tweede_persoon else (klant,)


def _addressed(person: Persoon, greeting: Greeting) -> str:
    if person.aanspreekvorm != "neutraal":
        return name_in_text(person)
    first = person.voornaam if greeting == "Beste" and person.voornaam else initials(person) or person.voornaam
    return _joined(first, surname(person)) if first else f"heer of mevrouw {capital_surname(person)}"


def name_on_envelope(person: Persoon) -> str:
    """Name in an address: ``De heer J. van den Berg``, ``Mevrouw A. in het Veld``, ``R.M. van Puffelen``."""
    title = _TITLES_ON_ENVELOPE.get(person.aanspreekvorm)
    if title and not (initials(person) or person.voornaam):
        return f"{title} {capital_surname(person)}"
    return _joined(title or "", plain_name(person))


def full_name(klant: Klant) -> str:
    """All persons on one line without titles, and the business when there is one: the recipient of an e-mail."""
    return " en ".join(plain_name(person) for person in persons(klant))


def address_block(klant: Klant) -> tuple[str, ...]:
    """The address as printed on a letter, name first, 3 to 6 lines; empty when there is no postal address."""
    return printed_address(_name_lines(klant), klant.adres)


def printed_address(names: tuple[str, ...], adres: Adres | None) -> tuple[str, ...]:
    """Names above an address, 3 to 6 lines; empty when there is no address."""
    if adres is None:
        return ()
    places = _place_lines(adres)
    room = _MOST_LINES - len(places)
    if len(names) > room or len(names) + len(places) > _MOST_LINES:
        names = (", ".join(names),)
    return (*names, *_squeezed(places, _MOST_LINES - len(names)))


def _name_lines(klant: Klant) -> tuple[str, ...]:
    names = [name_on_envelope(person) for person in persons(klant)]
    together = " en ".join([names[0], *(_small_start(name, klant) for name in names[1:])])
    lines = (
        (together,) if len(together) <= _WIDE_LINE else (names[0], *(f"en {_small_start(n, klant)}" for n in names[1:]))
    )
    if not klant.bedrijfsnaam:
        return lines
    return klant.bedrijfsnaam, f"t.a.v. {_small_title(lines[0])}", *lines[1:]


def _small_start(name: str, klant: Klant) -> str:
    second = klant.tweede_persoon
    return _small_title(name) if second and second.aanspreekvorm != "neutraal" else name


def _small_title(name: str) -> str:
    titled = name.startswith(tuple(f"{title} " for title in _TITLES_ON_ENVELOPE.values()))
    return name[:1].lower() + name[1:] if titled else name


def _place_lines(adres: Adres) -> tuple[str, ...]:
    street = destination.street_line(
        straat=adres.straat, huisnummer=adres.huisnummer, toevoeging=adres.toevoeging, land=adres.land
    )
    above = tuple(line for line in (*adres.regels, street) if line)
    if adres.land == "NL":
        return *above, f"{adres.postcode}  {adres.plaats.upper()}"
    towns = destination.town_lines(plaats=adres.plaats, postcode=adres.postcode, land=adres.land)
    return *above, *towns, country(adres.land)


def country(code: str) -> str:
    """Country as the last line of an address: Dutch, in capitals. An unknown code stays as it is."""
    return str(Locale("nl").territories.get(code, code)).upper()


def _squeezed(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    """At most so many lines: the first ones share a line, because post is sorted on the last ones."""
    extra = len(lines) - most
    return (", ".join(lines[: extra + 1]), *lines[extra + 1 :]) if extra > 0 else lines


def _with_prefix(prefix: str, name: str) -> str:
    """``van den`` and ``Berg`` with a space between; ``d'`` and ``Ancona`` without."""
    return f"{prefix}{name}" if prefix.lower() in ("d'", "d’", "l'", "l’") else _joined(prefix, name)


def _joined(*parts: str) -> str:
    return " ".join(" ".join(parts).split())
