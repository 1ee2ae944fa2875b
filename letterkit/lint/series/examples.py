"""Text that several rules over a series use in their examples: a plain, complete message of more than forty words."""

FIRST = "Er staat nog € 80 open voor uw huur van maart."
REST = (
    "Het bedrag is in maart niet betaald. Wilt u het bedrag naar ons overmaken voor 1 mei 2027? Het nummer van uw "
    "huurcontract staat in deze brief. Dit nummer heeft u nodig bij het betalen van de huur van maart en van april."
)
LONG = f"{FIRST} {REST}"
