"""What exports call a field: the words in the names of columns that Dutch packages and people use.

A name is compared in small letters and digits alone. For each field the words stand in order of preference, so that
"Openstaand" goes before "Bedrag", which may be the amount of the whole invoice.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

_WORDS: Mapping[str, str] = {
    "zaaknummer": (
        "zaaknummer zaaknr dossiernummer dossiernr dossier dossiercode zaak zaakid klantnummer klantnr klantid "
        "klantcode debiteurnummer debiteurnr debiteurcode debiteurennummer debiteurid relatienummer relatienr "
        "relatiecode relatieid huurdernummer huurdernr partnerid contactid customerid accountnummer "
        "accountcode debtorid contactcode relcode verkooprelatie "
        "debiteur relatie contractnummer contractnr leningnummer code"
    ),
    "contract.nummer": (
        "contractnummer contractnr contract overeenkomstnummer overeenkomst leningnummer leningnr kredietnummer "
        "polisnummer huurovereenkomst huurcontract aansluitnummer abonnementsnummer"
    ),
    "contract.omschrijving": (
        "product productnaam contractomschrijving soortcontract soortlening dienst contractsoort"
    ),
    "betalingskenmerk": (
        "betalingskenmerk betaalkenmerk kenmerkbetaling betalingsreferentie betaalreferentie kenmerk "
        "acceptgirokenmerk rfreferentie betreft referentie reference"
    ),
    "stand_op": "standop peildatum standdatum standper datumexport exportdatum peildag",
    "klant.aanspreekvorm": (
        "aanspreekvorm geslacht geslachtsaanduiding aanhef titulatuur aanspreektitel sexe gender hoofdhuurdergeslacht "
        "geslachthoofdhuurder mv"
    ),
    "klant.voornaam": "voornaam roepnaam voornamen firstname",
    "klant.voorletters": "voorletters voorletter initialen initials",
    "klant.tussenvoegsel": "tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels tussenv voorv",
    "klant.achternaam": "achternaam familienaam geslachtsnaam lastname surname",
    "klant.naam": (
        "naam klantnaam debiteurnaam relatienaam naamdebiteur naamklant naamrelatie naamhuurder huurder hoofdhuurder "
        "bedrijfnaam contactnaam contact partner klant relatie debiteur tenaamstelling naampartner volledigenaam "
        "accountname debtorname relbedrijf"
    ),
    "klant.bedrijfsnaam": "bedrijfsnaam organisatie organisatienaam bedrijf firmanaam handelsnaam company",
    "klant.email": "email emailadres mailadres mail emailadresdebiteur partneremail emailfactuur epost emailaddress",
    "klant.mobiel": (
        "mobiel mobielnummer mobieletelefoon mobielelefoonnummer gsm gsmnummer mobieltelefoonnummer telefoonmobiel "
        "partnermobiel 06nummer mobile telefoon telefoonnummer tel telnr phone"
    ),
    "klant.adres.straat": "straat straatnaam street",
    "klant.adres.straat_en_nummer": (
        "adres straatenhuisnummer straatenummer straathuisnummer straatnummer woonadres postadres bezoekadres "
        "factuuradres leveringsadres vheadres adresregel1 adresregel address address1 adres1 straat"
    ),
    "klant.adres.huisnummer": "huisnummer huisnr nummerhuis hnr",
    "klant.adres.toevoeging": "toevoeging huisnummertoevoeging huisnrtoev toev huisletter huisnummertoev",
    "klant.adres.postcode": "postcode pc zip zipcode postalcode partnerpostcode",
    "klant.adres.plaats": "plaats woonplaats plaatsnaam stad city vestigingsplaats",
    "klant.adres.postcode_en_plaats": (
        "postcodeenplaats postcodeplaats postcodewoonplaats postcodeenwoonplaats pcplaats"
    ),
    "klant.adres.land": "land landcode country landnaam",
    "achterstand.termijnen.1.vervaldatum": (
        "vervaldatum vervaldag vervaldatumfactuur uiterstedatum uiterstebetaaldatum betalenvoor duedate vervaltop "
        "factuurvervaldatum vervalt datumverval invoicedatedue expdate"
    ),
    "achterstand.termijnen.1.bedrag": (
        "openstaand openstaandbedrag bedragopenstaand openstaandsaldo openbedrag openstaandeur nogtebetalen "
        "verschuldigdbedrag termijnbedragopen restbedrag restant bedragopen openstaandinclbtw achterstand "
        "termijnbedrag teontvangen amountdue totalunpaid openamount balance saldo bedrag amount"
    ),
    "achterstand.termijnen.1.omschrijving": (
        "factuurnummer factuurnr factuur invoicenumber invoicenr invoiceid mutfactuur documentnummer document "
        "periode boekstuknummer boekstuk "
        "termijn omschrijving nummer description"
    ),
    "achterstand.totaal": (
        "totaal totaalopen totaalopenstaand totaalachterstand totaleachterstand achterstandtotaal totaalbedrag "
        "saldototaal totaalverschuldigd saldo"
    ),
    "achterstand.rente": "rente opgelopenrente vertragingsrente",
    "achterstand.kosten": "incassokosten kosten aanmaningskosten",
    "signalen.overleden": "overleden statusoverlijden overlijden isoverleden",
    "signalen.bewind": "bewind bewindvoering onderbewind curatele bewindvoerderactief",
    "signalen.wsnp": "wsnp schuldsanering",
    "signalen.geschil": "geschil betwist betwisting dispuut disputed",
    "signalen.klacht": "klacht klachtloopt",
    "signalen.kwetsbaar": "kwetsbaar kwetsbareklant",
    "signalen.post_onbezorgbaar": "postonbezorgbaar retourpost postretour",
    "signalen.email_onbezorgbaar": "emailonbezorgbaar bounce emailbounce",
    "eerdere_berichten.1.fase": (
        "laatsteactie laatstebrief laatsteaanmaning laatsteherinnering aanmaningsniveau aanmaanniveau laatstestap "
        "herinneringsniveau"
    ),
    "eerdere_berichten.1.datum": (
        "datumactie datumlaatsteactie datumlaatstebrief datumlaatsteaanmaning datumlaatsteherinnering laatsteactiedatum"
    ),
}
_INVOICE_DAY = frozenset(
    ["factuurdatum", "datumfactuur", "invoicedate", "mutdatum", "boekdatum", "boekingsdatum", "datum", "date"]
)
_LEAST_SURE = 100
_STEPS = re.compile("[./:]")


def fields(name: str) -> dict[str, int]:
    """The fields that a column of this name may be, each with its rank there: 0 is the surest word.

    Of a way to a field, as ``contact.email`` in an export of a connection, the last step counts when the whole is no
    word.
    """
    if matches := _by_word().get(plain(name)):
        return dict(matches)
    *above, last = _STEPS.split(name)
    return {field: rank + _LEAST_SURE for field, rank in _by_word().get(plain(last), ())} if above else {}


def is_invoice_day(name: str) -> bool:
    """Whether a column of this name may have the days of the invoices."""
    return plain(name) in _INVOICE_DAY


def plain(name: str) -> str:
    """A name in small letters and digits alone."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", name[:200]).casefold())


@cache
def _by_word() -> dict[str, tuple[tuple[str, int], ...]]:
    matches: dict[str, list[tuple[str, int]]] = {}
    for field, words in _WORDS.items():
        for rank, word in enumerate(words.split()):
            matches.setdefault(word, []).append((field, rank))
    return {word: tuple(meant) for word, meant in matches.items()}
