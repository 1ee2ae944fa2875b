"""Whole series of invented messages, made on purpose to harden, contradict or lose their solutions; and a good one."""

import pytest

from letterkit.lint.series import judge
from tests.lint.series.scene import scene

FIRST = """@bericht 2027-03-01 letter herinnering
Onderwerp: Een bericht over uw huur

Beste mevrouw Bakker,

Wij hebben uw huur van maart nog niet gekregen. Het gaat om € 640. Misschien bent u het vergeten. Dat kan gebeuren.

Wilt u vóór 15 maart 2027 betalen? {first}

Lukt betalen nu niet? Bel ons op 020 123 45 67. Wij zoeken samen een oplossing. U kunt bijvoorbeeld in delen betalen.

Met vriendelijke groet,
Team Meedenken
"""
SECOND = """@bericht 2027-03-17 letter tweede_herinnering
Onderwerp: Wij denken graag met u mee

Beste mevrouw Bakker,

Er staat nog {amount} open voor uw huur. Geldzorgen kunnen iedereen overkomen. Wij helpen u graag. {second}

Lukt betalen nu niet? Bel ons op 020 123 45 67. {solution}

Wilt u wel betalen? Doe dat dan vóór {until}.

Met vriendelijke groet,
Team Meedenken
"""
THIRD = """@bericht 2027-04-05 letter aanmaning
Onderwerp: Een belangrijk bericht

{greeting} mevrouw Bakker,

Er staat nog € 640 open voor uw huur. U bent niet de enige met geldzorgen. {third}

{order}

Wilt u vóór 20 april 2027 betalen of ons bellen?

Met vriendelijke groet,
Team Meedenken
"""
BESIDE = "@bericht 2027-04-05 sms aanmaning\n{sms}\n"
OFFER = "Lukt betalen nu niet? Bel ons op 020 123 45 67. Wij zoeken samen een oplossing. U kunt in delen betalen."
LATER = "Horen wij niets van u? Dan dragen wij uw rekening op 1 mei 2027 over."
GOOD = {
    "first": "",
    "amount": "€ 640",
    "second": "",
    "solution": "Wij zoeken samen een oplossing. U kunt bijvoorbeeld in delen betalen.",
    "until": "31 maart 2027",
    "greeting": "Beste",
    "third": "Wij komen er graag samen met u uit.",
    "order": f"{OFFER}\n\n{LATER}",
    "sms": "Beste mevrouw Bakker, u krijgt een brief van ons. Bel gerust: 020 123 45 67.",
}
BAD = [
    ("toon-verhardt", {"third": "U heeft verzuimd te betalen. Wij zijn genoodzaakt u aan te manen."}),
    ("toon-verhardt", {"sms": "LAATSTE WAARSCHUWING!! U moet NU DIRECT betalen."}),
    ("toon-vormelijker", {"greeting": "Geachte"}),
    ("totaal-onverklaard", {"amount": "€ 702,50"}),
    ("kosten-tegen-belofte", {"first": "U betaalt geen extra kosten.", "third": "Daar komen € 15 administratiekosten bij."}),
    ("kosten-tegen-belofte", {"first": "Wij rekenen geen rente.", "third": "Wij rekenen € 3,10 rente."}),
    ("stap-tegen-belofte", {"first": "Wij schakelen geen incassobureau in."}),
    ("actie-voor-einddatum", {"second": "U krijgt tot 1 mei 2027 de tijd."}),
    ("regeling-tegengesproken", {"second": "Uw regeling loopt door.", "third": "Uw regeling vervalt."}),
    ("datum-loopt-terug", {"until": "30 april 2027"}),
    ("datum-voorbij", {"until": "15 maart 2027"}),
    ("oplossing-zwakker", {"order": LATER}),
    ("oplossing-zwakker", {"order": "Een betalingsregeling is niet meer mogelijk."}),
    ("oplossing-verdwenen", {"order": "Lukt betalen niet? Bel ons op 020 123 45 67. U kunt uitstel vragen."}),
    ("oplossing-verschoven", {"third": "", "order": f"{LATER}\n\n{OFFER}"}),
    ("kanaal-ander-bedrag", {"sms": "Wilt u € 700 betalen? Bel gerust: 020 123 45 67."}),
    ("kanaal-andere-datum", {"sms": "Wilt u vóór 12 april 2027 betalen?"}),
    ("kanaal-ander-contact", {"sms": "Bel ons op 06 12345678."}),
    ("kanaal-andere-oplossing", {"sms": "U kunt ook uitstel vragen."}),
]  # fmt: skip


def found(**changed: str) -> list[tuple[str, str | None]]:
    text = (FIRST + SECOND + THIRD + BESIDE).format(**{**GOOD, **changed})
    return [(one.rule, one.other and one.other.path) for one in judge(scene(text).series).findings]


def test_a_good_series_is_silent() -> None:
    assert found() == []


@pytest.mark.parametrize(("rule", "changed"), BAD)
def test_a_series_made_wrong_is_found_with_the_message_it_clashes_with(rule: str, changed: dict[str, str]) -> None:
    told = found(**changed)
    assert rule in {one for one, _ in told}
    assert all(other for one, other in told if one == rule)


def test_the_same_sentence_four_times_is_told_at_the_fourth() -> None:
    same = "Uw huis is belangrijk voor ons allemaal."
    letters = "".join(f"@bericht 2027-0{month}-01 letter\nWilt u € {month} betalen? {same}\n" for month in range(1, 6))
    findings = judge(scene(letters).series, only=frozenset({"zin-herhaald"})).reports
    assert [len(report.findings) for report in findings] == [0, 0, 0, 1, 1]


def test_one_message_and_an_empty_series_say_nothing() -> None:
    assert judge(scene("@bericht 2027-03-01 letter\nU heeft verzuimd te betalen.\n").series).findings == ()
    assert judge(scene("").series).findings == ()


def test_a_written_exception_excuses_a_finding() -> None:
    allowed = (
        '<!-- letterkit: sta-toe datum-loopt-terug bij="15 maart" reden="Overleg" wie="N. de Wit" tot=2099-01-01 -->'
    )
    text = (
        "@bericht - letter\nWilt u vóór 20 maart 2027 betalen?\n"
        f"@bericht - letter\nWilt u vóór 15 maart 2027 betalen? {allowed}\n"
    )
    told = judge(scene(text).series)
    assert told.findings == ()
    assert [one.waiver.by for one in told.reports[1].suppressed] == ["N. de Wit"]
