"""The pay link: where it may lead, and what its token may not be made to say."""

import base64
import hashlib
import hmac
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import CannotRender
from letterkit.payment import link

SECRET = bytes(range(32))
IBAN = "NL91ABNA0417164300"
PATTERN = "https://betaal.voorbeeld.nl/b/{token}"
GOOD: dict[str, Any] = {
    "case_id": "VK-2026-00017",
    "amount": Decimal("1234.56"),
    "expires": date(2026, 12, 21),
    "iban": IBAN,
}


def made(**change: Any) -> str:
    return link.make(PATTERN, "voorbeeld.nl", SECRET, **GOOD | change)


def token(**change: Any) -> str:
    return link.split(made(**change))[1]


def test_the_pay_page_reads_what_was_signed() -> None:
    claim = link.verify(token(), SECRET, iban=IBAN)
    assert claim == link.Claim("VK-2026-00017", Decimal("1234.56"), date(2026, 12, 21))
    assert not claim.expired(date(2026, 12, 21))
    assert claim.expired(date(2026, 12, 22))


def test_the_token_is_as_documented_for_pay_pages() -> None:
    signed = (
        bytes([1])
        + (date(2026, 12, 21).toordinal() - date(1970, 1, 1).toordinal()).to_bytes(3, "big")
        + (123456).to_bytes(5, "big")
        + b"VK-2026-00017"
    )
    signature = hmac.new(SECRET, signed + b"NL91ABNA0417164300", hashlib.sha256).digest()[:16]
    assert token() == base64.urlsafe_b64encode(signed + signature).decode().rstrip("=")


def test_the_same_case_gives_the_same_link() -> None:
    assert made() == made()
    assert made().startswith("https://betaal.voorbeeld.nl/b/")


def test_anything_else_gives_another_token() -> None:
    tokens = {
        token(),
        token(case_id="VK-2026-00018"),
        token(amount=Decimal("1234.57")),
        token(expires=date(2026, 12, 22)),
        token(iban="NL20INGB0001234567"),
        link.split(link.make(PATTERN, "voorbeeld.nl", b"x" * 32, **GOOD))[1],
    }
    assert len(tokens) == 6


def test_the_token_holds_no_account_number() -> None:
    raw = base64.urlsafe_b64decode(token() + "==")
    assert b"NL91" not in raw
    assert b"0417164300" not in raw


def test_every_single_changed_character_is_found() -> None:
    good = token()
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    for place, character in enumerate(good):
        for other in alphabet:
            if other != character:
                with pytest.raises(ValueError, match="token"):
                    link.verify(good[:place] + other + good[place + 1 :], SECRET, iban=IBAN)


@pytest.mark.parametrize("bad", ["", "A", "AAAA", "=" * 40, "é" * 40, "A" * 4000, "\0" * 40, "../" * 20])
def test_nonsense_is_no_token(bad: str) -> None:
    with pytest.raises(ValueError, match="token"):
        link.verify(bad, SECRET, iban=IBAN)


def test_a_token_in_another_spelling_is_refused() -> None:
    good = token()
    for other in (good + "=", good + "==", good + "\n", " " + good, good + "A", good[:-1]):
        with pytest.raises(ValueError, match="token"):
            link.verify(other, SECRET, iban=IBAN)


def test_another_secret_or_account_reads_nothing() -> None:
    for secret, iban in ((b"y" * 32, IBAN), (SECRET, "NL20INGB0001234567")):
        with pytest.raises(ValueError, match="token"):
            link.verify(token(), secret, iban=iban)


@pytest.mark.slow
@given(
    case_id=st.from_regex(r"[A-Za-z0-9._-]{1,64}", fullmatch=True),
    cents=st.integers(1, 99_999_999_999),
    expires=st.dates(date(1970, 1, 1), date(2200, 1, 1)),
)
def test_every_claim_survives_the_round_trip(case_id: str, cents: int, expires: date) -> None:
    amount = Decimal(cents) / 100
    url = link.make(PATTERN, "voorbeeld.nl", SECRET, case_id=case_id, amount=amount, expires=expires, iban=IBAN)
    assert link.verify(link.split(url)[1], SECRET, iban=IBAN) == link.Claim(case_id, amount, expires)


@pytest.mark.parametrize("secret", [b"", b"x" * 31])
def test_a_short_secret_is_refused(secret: bytes) -> None:
    with pytest.raises(CannotRender, match="pay_link_secret"):
        link.make(PATTERN, "voorbeeld.nl", secret, **GOOD)


@pytest.mark.parametrize("case_id", ["", "a b", "zaak/1", "{{7*7}}", "é", "x" * 65, "a\nb", "a\0"])
def test_a_case_id_that_is_not_safe_in_a_link_is_refused(case_id: str) -> None:
    with pytest.raises(CannotRender, match="pay_link_case"):
        made(case_id=case_id)


@pytest.mark.parametrize(
    ("pattern", "domain"),
    [
        ("https://voorbeeld.nl/{token}", "voorbeeld.nl"),
        ("https://betaal.voorbeeld.nl/b/{token}", "voorbeeld.nl"),
        ("https://a.b.voorbeeld.nl/{token}", "voorbeeld.nl"),
        ("https://betaal.voorbeeld.nl/{token}", "betaal.voorbeeld.nl"),
        ("https://voorbeeld.nl/betaal?taal=nl&t={token}", "voorbeeld.nl"),
        ("https://voorbeeld-krediet.nl/~b/{token}", "voorbeeld-krediet.nl"),
    ],
)
def test_good_patterns(pattern: str, domain: str) -> None:
    link.check_pattern(pattern, domain)
    assert link.make(pattern, domain, SECRET, **GOOD).startswith(pattern.removesuffix("{token}"))


@pytest.mark.parametrize(
    "pattern",
    [
        "http://voorbeeld.nl/{token}",
        "HTTPS://voorbeeld.nl/{token}",
        "//voorbeeld.nl/{token}",
        "voorbeeld.nl/{token}",
        "javascript:alert(1)//voorbeeld.nl/{token}",
        "data:text/html,voorbeeld.nl/{token}",
        "https:/voorbeeld.nl/{token}",
        "https:///voorbeeld.nl/{token}",
        "https://kwaad.nl/{token}",
        "https://voorbeeld.nl.kwaad.nl/{token}",
        "https://kwaadvoorbeeld.nl/{token}",
        "https://kwaad.nl/voorbeeld.nl/{token}",
        "https://kwaad.nl?voorbeeld.nl/{token}",
        "https://kwaad.nl#voorbeeld.nl/{token}",
        "https://voorbeeld.nl@kwaad.nl/{token}",
        "https://voorbeeld.nl:geheim@kwaad.nl/{token}",
        "https://wie@voorbeeld.nl/{token}",
        "https://voorbeeld.nl:8443/{token}",
        "https://voorbeeld.nl:443/{token}",
        "https://kwaad.nl\\.voorbeeld.nl/{token}",
        "https://kwaad.nl\\@voorbeeld.nl/{token}",
        "https:\\\\voorbeeld.nl/{token}",
        "https://kwaad.nl%2fvoorbeeld.nl/{token}",
        "https://voorbeeld.nl%00.kwaad.nl/{token}",
        "https://voorbeeld.nl\0.kwaad.nl/{token}",
        "https://voorbeeld.nl\n.kwaad.nl/{token}",
        "https://voorbeeld.nl\t/{token}",
        " https://voorbeeld.nl/{token}",
        "https://voorbeeld.nl./{token}",
        "https://.voorbeeld.nl/{token}",
        "https://a..voorbeeld.nl/{token}",
        "https://-a.voorbeeld.nl/{token}",
        "https://Voorbeeld.nl/{token}",
        "https://v\u043eorbeeld.nl/{token}",
        "https://voorbeeld\u3002nl/{token}",
        "https://voorbeeld\uff0enl/{token}",
        "https://xn--voorbeld-hya.nl/{token}",
        "https://xn--a.voorbeeld.nl/{token}",
        "https://127.0.0.1/{token}",
        "https://[::1]/{token}",
        "https://voorbeeld.nl",
        "https://voorbeeld.nl/",
        "https://{token}.voorbeeld.nl/",
        "https://{token}/voorbeeld.nl",
        "https://voorbeeld.nl/{token}/betaal",
        "https://voorbeeld.nl/{token}/{token}",
        "https://voorbeeld.nl/x{token}",
        "https://voorbeeld.nl/{naam}/{token}",
        "https://voorbeeld.nl/%2e/{token}",
        "https://voorbeeld.nl/#/{token}",
        "https://voorbeeld.nl/\u202e/{token}",
        "https://voorbeeld.nl/<b>/{token}",
        'https://voorbeeld.nl/"/{token}',
        "",
    ],
)
def test_bad_patterns(pattern: str) -> None:
    with pytest.raises(CannotRender) as caught:
        link.make(pattern, "voorbeeld.nl", SECRET, **GOOD)
    assert caught.value.code in ("pay_link_pattern", "pay_link_domain")


@pytest.mark.parametrize(
    "domain", ["", "nl", ".nl", "voorbeeld.nl.", "*.voorbeeld.nl", "voorbeeld.nl/", "https://voorbeeld.nl",
               "VOORBEELD.NL", "127.0.0.1", "localhost", "v\u00f6orbeeld.nl", "xn--a.nl", "voorbeeld.nl\n", "a@b.nl"],
)  # fmt: skip
def test_bad_domains(domain: str) -> None:
    with pytest.raises(CannotRender, match="pay_link_domain"):
        link.check_pattern("https://voorbeeld.nl/{token}", domain)


def test_split_needs_a_token_at_the_end() -> None:
    assert link.split(made())[0] == "https://betaal.voorbeeld.nl/b/"
    with pytest.raises(CannotRender, match="pay_link_pattern"):
        link.split("https://betaal.voorbeeld.nl/betaal")


def test_a_signed_token_without_a_case_is_refused() -> None:
    head = base64.urlsafe_b64decode(token() + "==")[: link._HEAD]
    empty = base64.urlsafe_b64encode(head + link._mac(head, IBAN, SECRET)).rstrip(b"=").decode()
    with pytest.raises(ValueError, match="token"):
        link.verify(empty, SECRET, iban=IBAN)


NUMBERED = {1: SECRET, 7: b"n" * 32}


def numbered(key: int, secret: bytes) -> str:
    return link.split(link.make(PATTERN, "voorbeeld.nl", secret, **GOOD, key=key))[1]


def test_a_secret_can_be_renewed_while_links_are_out() -> None:
    old, new = numbered(1, NUMBERED[1]), numbered(7, NUMBERED[7])
    for token_, key in ((old, 1), (new, 7)):
        claim = link.verify(token_, NUMBERED, iban=IBAN)
        assert (claim.key, claim.case_id, claim.amount) == (key, GOOD["case_id"], GOOD["amount"])
        assert link.verify(token_, NUMBERED[key], iban=IBAN) == claim
        assert len(token_) > len(token())
    assert link.verify(token(), {0: SECRET, **NUMBERED}, iban=IBAN).key == 0


@pytest.mark.parametrize("secrets", [{1: b"n" * 32, 7: SECRET}, {0: SECRET}, {}, {1: SECRET, 6: b"n" * 32}])
def test_a_secret_that_is_gone_or_has_another_number_signs_nothing(secrets: dict[int, bytes]) -> None:
    with pytest.raises(ValueError, match="token"):
        link.verify(numbered(7, b"n" * 32), secrets, iban=IBAN)


def test_the_number_of_a_secret_cannot_be_changed() -> None:
    raw = bytearray(link._decoded(numbered(1, SECRET)))
    for number in (0, 2, 7, 255):
        raw[1] = number
        changed = link.base64.urlsafe_b64encode(bytes(raw)).rstrip(b"=").decode()
        for secrets in (SECRET, dict.fromkeys(range(256), SECRET)):
            with pytest.raises(ValueError, match="token"):
                link.verify(changed, secrets, iban=IBAN)


def signed(content: bytes) -> str:
    """A token with a right signature, whatever it says."""
    mac = hmac.digest(SECRET, content + IBAN.encode("ascii"), "sha256")[:16]
    return base64.urlsafe_b64encode(content + mac).decode().rstrip("=")


def test_the_first_byte_says_the_form_and_the_second_the_number_of_the_secret() -> None:
    plain, numbered = (base64.urlsafe_b64decode(one + "==") for one in (token(), token(key=7)))
    assert (plain[0], numbered[:2]) == (1, b"\x02\x07")
    assert signed(plain[:-16]) == token()


@pytest.mark.parametrize("head", [b"\x02\x00", b"\x03\x07", b"\x00"], ids=["number 0", "other form", "no form"])
def test_a_form_that_there_is_not_is_refused_though_it_was_signed(head: bytes) -> None:
    said = base64.urlsafe_b64decode(token() + "==")[1:-16]
    with pytest.raises(ValueError, match="token"):
        link.verify(signed(head + said), dict.fromkeys((0, 7), SECRET), iban=IBAN)


def test_a_token_of_no_case_is_refused_though_it_was_signed() -> None:
    said = base64.urlsafe_b64decode(token() + "==")[:9]
    with pytest.raises(ValueError, match="token"):
        link.verify(signed(said), SECRET, iban=IBAN)
