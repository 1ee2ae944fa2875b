"""Fields that print Dutch words, whatever language the template is in: not names, numbers and addresses."""

DUTCH_FIELDS = frozenset({
    "klant.aanhef", "klant.aangesproken", "contract.omschrijving", "contract.lijst.omschrijving", "schuldeiser.sector",
    "schuldeiser.telefoon_uren", "schuldeiser.bezoekuren", "schuldeiser.klachten.uitleg", "schuldeiser.vergunning",
    "sector.lopend", "sector.gegevens", "sector.nummer", "sector.levering", "regeling.status", "pauze.wat",
    "schuldhulp.soort", "bkr.soort", "vordering.grondslag", "veertien_dagen.termijn", "bericht.naam", "bericht.fase",
    "oplossingen.naam", "oplossingen.uitleg", "hulp.uitleg", "hulp.naam_in_zin", "achterstand.termijnen.omschrijving",
    "contract.lijst.termijnen.omschrijving",
})  # fmt: skip
