"""Threat and blame in words no entry shows as an example, and friendly sentences that come close to them."""

import pytest

from letterkit.lint.glossary import TONE, shipped

THREATS = """
Als wij binnen 5 dagen geen betaling ontvangen, zullen wij de zaak aan onze deurwaarder overgeven.
Bij niet tijdige betaling schakelen wij een deurwaarder in.
Wij zien ons dan helaas gedwongen juridische maatregelen te nemen.
Indien u niet reageert, zullen wij tot dagvaarding overgaan.
Voorkom dat wij een incassobureau moeten inschakelen.
Blijft betaling uit, dan wordt uw internet afgesloten.
Wij zullen uw woning laten ontruimen.
U riskeert daarmee loonbeslag.
De daaraan verbonden kosten komen volledig voor uw rekening.
Dan gaat het dossier rechtstreeks naar de deurwaarder.
Reageert u niet, dan leggen wij de zaak voor aan de rechter.
Wij ondernemen zonder verdere aankondiging gerechtelijke stappen.
Dit is uw allerlaatste mogelijkheid om te betalen.
Wij starten de incassoprocedure op 5 mei.
Wij zullen u dan aanmelden bij het BKR.
Anders stappen wij naar de rechter.
Wij geven uw dossier uit handen aan een ander kantoor.
Wij zullen incassokosten in rekening brengen.
Dan wordt de levering stopgezet.
Wij kunnen beslag laten leggen op uw inkomen.
U ontvangt hierna geen herinnering meer.
Dan volgt een gerechtelijke procedure, met alle kosten van dien.
Zo niet, dan volgt een dwangbevel.
Wij zullen niet aarzelen om rechtsmaatregelen te treffen.
Als je niet betaalt, schakelen we onze incassopartner in.
Als we niks ontvangen, zetten we je abonnement stop.
Dan doen wij aangifte bij de politie.
""".strip().split("\n")

BLAME = """
Ondanks diverse aanmaningen heeft u niet betaald.
Ondanks dat wij u meerdere keren hebben herinnerd, is de rekening nog niet betaald.
U heeft tot nu toe verzuimd de factuur te betalen.
U bent uw betalingsverplichting niet nagekomen.
U bent nalatig gebleven in de betaling.
Tot onze spijt hebben wij moeten constateren dat de betaling niet kwam.
U hebt niet aan onze sommatie voldaan.
Wij hebben u al meerdere malen gewezen op de rekening.
U heeft geen gehoor gegeven aan onze oproep.
Op onze eerdere brieven heeft u niet gereageerd.
Onze eerdere herinneringen bleven zonder resultaat.
Wij hebben u al driemaal aangeschreven.
U houdt zich niet aan de betalingsregeling.
Het is onbegrijpelijk dat u niet betaalt.
U had de factuur uiterlijk 1 mei moeten betalen.
Desondanks heeft u nog niet betaald.
U laat de rekening onbetaald.
U toont geen enkele bereidheid om te betalen.
Omdat u weigert te betalen, schrijven wij u nu.
""".strip().split("\n")

FRIENDLY = """
Zo voorkomt u extra kosten.
Dan betaalt u geen incassokosten.
Wij brengen u geen kosten in rekening.
U hoeft geen actie te ondernemen.
U hoeft niet bang te zijn dat wij een deurwaarder sturen.
Kunt u niet betalen? Bel ons, dan zoeken we samen een oplossing.
Wij willen graag voorkomen dat het bedrag hoger wordt.
Wij stoppen de rente zolang u betaalt.
Betaal vóór 3 mei, dan blijft het bedrag € 40.
Misschien is het u ontschoten.
Wij sluiten een folder bij.
Als u niet betaalt, bellen wij u volgende week.
Wij geven uw gegevens nooit aan anderen.
U kunt ook naar uw gemeente gaan voor gratis hulp.
Bel gerust, ook als u maar een deel kunt betalen.
Wij helpen u om een afspraak te maken die bij u past.
Uw verzekering loopt gewoon door.
Wij zetten de betaling stil zolang de afspraak loopt.
Heeft u al betaald? Dan hoeft u niets te doen.
Door omstandigheden lukt betalen soms niet. Dat begrijpen wij.
Wij kunnen het bedrag per maand lager maken, zodat het beter bij u past.
""".strip().split("\n")

ORDINARY = """
De trein naar Zwolle vertrekt om tien over vier van spoor twee.
Mijn zus heeft vorige week een tweedehands fiets gekocht.
Het heeft de hele nacht geregend en de tuin staat blank.
Volgens de krant wordt het een warme zomer.
De gemeente legt in het voorjaar een nieuw fietspad aan.
Na het eten deden de kinderen samen de afwas.
In het museum hangt een schilderij van een onbekende vrouw.
De club verloor met drie nul en zakte naar de tiende plaats.
Hij schreef een boek over de geschiedenis van zijn dorp.
De bakker op de hoek is op maandag dicht.
Ze woont al twintig jaar in hetzelfde huis aan het kanaal.
Als het morgen droog is, gaan we naar het strand.
De leraar legde de som nog een keer uit.
Over dit onderwerp zijn veel films gemaakt.
Het orkest speelde die avond drie stukken van Bach.
Vanaf juni rijdt er ook in het weekend een bus.
""".strip().split("\n")

LETTERS = """
Beste meneer Yilmaz, U heeft de huur van april nog niet betaald. Dat is € 640. Misschien bent u het vergeten, of is
er iets aan de hand. Bel ons gerust, dan kijken we samen wat er kan. U kunt het bedrag in één keer betalen of in
delen. Heeft u hulp nodig bij geldzaken? Uw gemeente helpt u gratis. Ook Geldfit helpt: 0800-8115. Bent u het niet
eens met dit bedrag? Laat het ons weten voor 12 mei.

Wij hebben op 3 mei met u afgesproken dat u elke maand € 50 betaalt. De betaling van mei is niet gelukt. Geen
probleem: betaal het bedrag voor 20 mei, dan loopt de afspraak gewoon door. Past het bedrag niet meer? Dan maken
wij een nieuwe afspraak. U betaalt geen extra kosten.

Op 1 juni moeten wij aan het BKR doorgeven dat u te laat betaalt. Het BKR houdt bij wie een lening heeft. Een
nieuwe lening of hypotheek krijgen is dan moeilijker. U kunt dit nog voorkomen: betaal voor 1 juni of bel ons.

Betaal binnen 14 dagen nadat u deze brief heeft gekregen. Dan betaalt u geen extra kosten. Betaalt u later? Dan
komt er € 40 bij. Dat zijn incassokosten. De wet bepaalt dit bedrag.

Vanaf 1 juli neemt bedrijf Bos het van ons over. Dat is een incassobureau: een bedrijf dat voor ons met u regelt
hoe u betaalt. Tot die dag kunt u gewoon bij ons terecht. Wij willen het liever samen oplossen.

Fijn dat u heeft betaald. Wij hebben uw betaling van € 120 op 4 mei gekregen. U hoeft niets meer te doen. De rest
hoeft u niet meer te betalen. Het BKR houdt
bij wie een lening heeft. Daar staat vanaf vandaag dat alles is geregeld.

Wij hebben uw klacht gekregen. Uiterlijk 20 mei krijgt u antwoord. Tot die tijd vragen wij u niet om te betalen.
Vindt u ons antwoord niet goed? Dan kunt u naar het Kifid. Dat is een onafhankelijke organisatie.

Wij schreven u op 3 en 17 april. Wij hebben u nog niet gesproken. Daarom proberen wij het nog een keer. Wij willen
u graag helpen. Met onze app kunt u zelf een betaalafspraak maken. U kunt ons ook appen of langskomen aan de
Dorpsstraat 4 in Ede, op werkdagen van 9 tot 17 uur.
""".strip().split("\n\n")


def tones(text: str) -> set[str]:
    return {match.entry.rule for match in shipped().matches(text)} & TONE


@pytest.mark.parametrize("text", THREATS)
def test_threats_are_found(text: str) -> None:
    assert {"dreiging", "verwijt", "schaamte"} & tones(text)


@pytest.mark.parametrize("text", BLAME)
def test_blame_is_found(text: str) -> None:
    assert "verwijt" in tones(text)


@pytest.mark.parametrize("text", FRIENDLY)
def test_friendly_sentences_are_neither_threat_nor_blame(text: str) -> None:
    assert not tones(text) & {"dreiging", "verwijt", "schaamte"}
    assert not [match.entry.id for match in shipped().matches(text) if match.level == "error"]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_dutch_is_silent(text: str) -> None:
    assert [match.entry.id for match in shipped().matches(text)] == []


@pytest.mark.parametrize("text", LETTERS)
def test_a_friendly_letter_in_plain_words_is_silent(text: str) -> None:
    assert [(match.entry.id, text[match.start : match.end]) for match in shipped().matches(text)] == []
