"""Names of organisations within a sentence."""

import pytest

from letterkit.dutch.names import in_a_sentence


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Uw gemeente", "uw gemeente"),
        ("Het Juridisch Loket", "het Juridisch Loket"),
        ("De Kredietbank", "de Kredietbank"),
        ("Geldfit", "Geldfit"),
        ("Het", "Het"),
        ("Uwe Hulp", "Uwe Hulp"),
    ],
)
def test_only_an_article_loses_its_capital(name: str, inside: str) -> None:
    assert in_a_sentence(name) == inside
