"""An arrangement that is ended after a message said that it goes on."""

from collections.abc import Iterator

from letterkit.lint.norms import AFM_DOSSIER
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series
from letterkit.lint.series.reading.promises import promises

RULE = Rule(
    id="regeling-tegengesproken",
    category="series",
    level="error",
    scope="series",
    message=(
        "Hier stopt de regeling, maar {other} zei: “{other_text}” Laat de regeling doorlopen. "
        "Of leg uit wat er daarna is gebeurd, en bied een nieuwe afspraak aan."
    ),
    why="Een regeling geeft rust. Wie leest dat zij doorloopt, rekent daarop.",
    source=AFM_DOSSIER,
    wrong=(
        (
            "@bericht 2027-03-01 email\n‹Uw regeling loopt gewoon door.›\n"
            "@bericht 2027-03-20 letter\n«Uw regeling is beëindigd.» Wilt u € 400 betalen?\n"
        ),
    ),
    right=(
        (
            "@bericht 2027-03-01 email\nUw regeling loopt gewoon door.\n"
            "@bericht 2027-04-20 letter\nUw regeling is klaar: u heeft alles betaald.\n"
        ),
        (
            "@bericht 2027-03-01 email\nUw regeling loopt gewoon door.\n"
            "@bericht 2027-04-20 letter\nU vroeg ons om de regeling te stoppen. Uw regeling stopt op 1 mei 2027.\n"
        ),
    ),
)
_ENDS = any_of(
    r"\b(?:regeling|afspraak|betaalafspraak|betalingsregeling)\b.{0,40}\b(?:vervalt|vervallen|stopt|stop|gestopt|"
    r"beëindigd|beëindig\w*|geannuleerd|ingetrokken|stopgezet|eindigt)\b",
    r"\b(?:stoppen|beëindigen|annuleren|trekken|zetten)\b.{0,40}\b(?:regeling|afspraak)\b",
)
_CAUSE = any_of(
    r"\b(?:u vroeg|op uw verzoek|u wilde|alles betaald|klaar|laatste (?:termijn|betaling))\b|\bstopt niet\b|"
    r"\bniet (?:stoppen|stop)\b",
    r"\b(?:betaling|termijn)\b.{0,40}\b(?:gemist|niet (?:gekregen|ontvangen|betaald|binnen))\b",
)


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    for at, step, before in series.earlier():
        promised = [
            (number, promise.sentence)
            for number, past in before
            for promise in promises(past)
            if promise.topic == "regeling"
        ]
        low = [(part, part.text.lower()) for part in step.document.prose]
        for number, sentence in enumerate(low) if promised else ():
            around = " ".join(text for _, text in low[max(0, number - 1) : number + 2])
            if _ENDS.search(sentence[1]) and not _CAUSE.search(around):
                place = sentence[0].start, sentence[0].end
                yield Conflict(at, place, promised[-1][0], (promised[-1][1].start, promised[-1][1].end))
                break
