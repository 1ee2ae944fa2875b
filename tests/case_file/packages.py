"""Invented exports of open items in the shapes of packages that Dutch creditors use, and how creditor.yaml maps each.

``confirmed`` says where the names of the columns were read; without it they are modelled on the words that Dutch
packages commonly show, and the shape is what counts. docs/nl/exporten.md says the same to users, and a test holds the
two against each other. The people and the amounts are invented.
"""

from dataclasses import dataclass, field
from typing import Any

Rows = list[list[str]]


@dataclass(frozen=True)
class Package:
    """``owed``: what each case comes to, in euro. ``above`` and ``below`` stand around the table.

    ``confirmed``: the source of the names, and ``modelled`` those among them that it does not have.
    """

    header: list[str]
    rows: Rows
    settings: dict[str, Any]
    owed: dict[str, str]
    above: Rows = field(default_factory=list)
    below: Rows = field(default_factory=list)
    confirmed: str = ""
    modelled: tuple[str, ...] = ()


AS_OF = {"stand_op": "20-11-2026", "contract.omschrijving": "rekening"}
MAIL_AND_MOBILE = ["s.yildiz@voorbeeld.nl", "06 12345678"]


def _invoices(
    debtor: str, *, number: str, due: str, amount: str, reference: str = "", is_invoice_day: bool = False
) -> dict[str, str]:
    """The columns of a list with a row for each invoice."""
    day = "factuurdatum" if is_invoice_day else "vervaldatum"
    return {
        "zaaknummer": debtor,
        "contract.nummer": debtor,
        "betalingskenmerk": reference or debtor,
        "achterstand.termijnen.1.omschrijving": number,
        f"achterstand.termijnen.1.{day}": due,
        "achterstand.termijnen.1.bedrag": amount,
        "achterstand.totaal": amount,
    }


PACKAGES: dict[str, Package] = {
    "Exact": Package(
        ["Relatie", "Relatie: Naam", "Factuurnummer", "Factuurdatum", "Vervaldatum", "Bedrag", "Openstaand", "E-mailadres", "Mobiel"],
        [["1000001", "S. Yıldız", "26700123", "02-10-2026", "16-10-2026", "€ 1.100,00", "€ 1.100,00", *MAIL_AND_MOBILE],
         ["1000001", "S. Yıldız", "26700150", "01-11-2026", "15-11-2026", "€ 50,25", "€ 25,25", *MAIL_AND_MOBILE],
         ["1000002", "J.P. van den Berg", "26700151", "01-11-2026", "15-11-2026", "€ 75,00", "€ 75,00", "geen", "n.v.t."]],
        {"kolommen": _invoices("Relatie", number="Factuurnummer", due="Vervaldatum", amount="Openstaand")
         | {"klant.naam": "Relatie: Naam", "klant.email": "E-mailadres", "klant.mobiel": "Mobiel"},
         "rij_per_termijn": True, "vaste_waarden": AS_OF},
        {"1000001": "1125.25", "1000002": "75.00"},
        above=[["Openstaande posten debiteuren"], ["Administratie:", "Voorbeeld Wonen"], [""]],
        below=[["Totaal", "", "", "", "", "1.225,25", "1.200,25", "", ""]],
    ),
    "Twinfield": Package(
        ["Debiteur", "Naam", "Factuurnr.", "Vervaldatum", "Bedrag", "Openstaand bedrag", "Betaalstatus", "Betaaldatum"],
        [["1000001", "Yıldız, S.", "2026-0042", "15/10/2026", "120,00", "120,00", "Beschikbaar", ""],
         ["1000001", "Yıldız, S.", "2026-0051", "15/11/2026", "-20,00", "-20,00", "Beschikbaar", ""]],
        {"kolommen": _invoices("Debiteur", number="Factuurnr.", due="Vervaldatum", amount="Openstaand bedrag")
         | {"klant.naam": "Naam"}, "rij_per_termijn": True, "vaste_waarden": AS_OF},
        {"1000001": "100.00"},
        below=[["Totaal", "", "", "", "100,00", "100,00", "", ""]],
        confirmed="github.com/murb/twinfield",
    ),
    "AFAS": Package(
        ["Verkooprelatie", "Achternaam", "Voorvoegsel", "Voorletters", "Geslacht", "Straat", "Huisnummer", "Postcode", "Woonplaats",
         "Land", "Factuur", "Vervaldatum factuur", "Openstaand bedrag"],
        [["1000001", "Berg", "van den", "J.P.", "Man", "Dorpsstraat", "12", "1234AB", "UTRECHT", "Nederland", "F-77", "2026-10-31",
          "210,50"]],
        {"kolommen": _invoices("Verkooprelatie", number="Factuur", due="Vervaldatum factuur", amount="Openstaand bedrag")
         | {"klant.achternaam": "Achternaam", "klant.tussenvoegsel": "Voorvoegsel", "klant.voorletters": "Voorletters",
            "klant.aanspreekvorm": "Geslacht", "klant.adres.plaats": "Woonplaats"},
         "rij_per_termijn": True, "vaste_waarden": AS_OF},
        {"1000001": "210.50"},
    ),
    "Moneybird": Package(
        ["Factuurnummer", "Contact", "Klantnummer", "Voornaam", "Achternaam", "Adres", "Postcode", "Plaats", "E-mailadres", "Status",
         "Factuurdatum", "Vervaldatum", "Totaal incl. btw", "Openstaand"],
        [["2026-0007", "Samira Berg", "2026007", "Samira", "Berg", "Dorpsstraat 12 A", "1234 AB", "Utrecht", "samira@voorbeeld.nl",
          "Te laat", "2026-10-01", "2026-10-15", "89.95", "89.95"]],
        {"kolommen": _invoices("Klantnummer", number="Factuurnummer", due="Vervaldatum", amount="Openstaand")
         | {"klant.voornaam": "Voornaam", "klant.achternaam": "Achternaam", "klant.adres.straat_en_nummer": "Adres",
            "klant.email": "E-mailadres"},
         "rij_per_termijn": True, "vaste_waarden": AS_OF},
        {"2026007": "89.95"},
    ),
    "SnelStart": Package(
        ["Relatiecode", "Naam", "Adres", "Postcode en plaats", "Telefoon", "Factuurnummer", "Datum", "Vervaldatum", "Openstaand saldo"],
        [["1000001", "Mevr. A. in 't Veld", "Molenwiek 27", "7411 HT Deventer", "0570 123456", "20260012", "1-10-2026", "15-10-2026",
          "45,00"]],
        {"kolommen": _invoices("Relatiecode", number="Factuurnummer", due="Vervaldatum", amount="Openstaand saldo")
         | {"klant.naam": "Naam", "klant.adres.straat_en_nummer": "Adres",
            "klant.adres.postcode_en_plaats": "Postcode en plaats"},
         "rij_per_termijn": True, "vaste_waarden": AS_OF},
        {"1000001": "45.00"},
        below=[["Eindtotaal", "", "", "", "", "", "", "", "45,00"]],
    ),
    "Yuki": Package(
        ["Code", "Relatie", "Document", "Referentie", "Datum", "Vervaldatum", "Bedrag", "Open bedrag"],
        [["1000001", "S. Yıldız", "Verkoopfactuur 81", "2026081", "01-10-2026", "31-10-2026", "300,00", "150,00"]],
        {"kolommen": _invoices("Code", number="Document", due="Vervaldatum", amount="Open bedrag", reference="Referentie")
         | {"klant.naam": "Relatie"}, "rij_per_termijn": True, "vaste_waarden": AS_OF},
        {"1000001": "150.00"},
        above=[["Yuki", "Debiteuren"], ["Peildatum", "20-11-2026"]],
    ),
    "e-Boekhouden": Package(
        ["Debiteurcode", "Bedrijf/naam", "Factuurnummer", "Factuurdatum", "Betalingstermijn", "Uiterste datum", "Nog te betalen"],
        [["1000001", "J.P. van den Berg", "F2026-11", "1-10-2026", "14", "15-10-2026", "€ 12,10"]],
        {"kolommen": _invoices("Debiteurcode", number="Factuurnummer", due="Uiterste datum", amount="Nog te betalen")
         | {"klant.naam": "Bedrijf/naam"}, "rij_per_termijn": True, "vaste_waarden": AS_OF},
        {"1000001": "12.10"},
    ),
    "Odoo": Package(
        ["Nummer", "Partner/ID", "Partner", "Partner/E-mail", "Partner/Mobiel", "Vervaldatum", "Verschuldigd bedrag"],
        [["INV/2026/00012", "1000001", "Samira van den Berg", "samira@voorbeeld.nl", "+31 6 12345678", "2026-10-15", "64.00"]],
        {"kolommen": _invoices("Partner/ID", number="Nummer", due="Vervaldatum", amount="Verschuldigd bedrag")
         | {"klant.naam": "Partner", "klant.email": "Partner/E-mail", "klant.mobiel": "Partner/Mobiel"},
         "rij_per_termijn": True, "vaste_waarden": AS_OF},
        {"1000001": "64.00"},
        below=[["Totaal", "", "", "", "", "", "64.00"]],
        confirmed="github.com/odoo/odoo",
        modelled=("Nummer", "Partner/ID", "Partner", "Partner/E-mail", "Partner/Mobiel", "Vervaldatum"),
    ),
    "Exact (koppeling)": Package(
        ["AccountCode", "AccountName", "InvoiceNumber", "InvoiceDate", "DueDate", "Amount", "AmountInTransit", "CurrencyCode",
         "Description", "EntryNumber", "JournalCode", "YourRef"],
        [["1000001", "S. Yıldız", "26700123", "2026-10-02T00:00:00", "2026-10-16T00:00:00", "1100.00", "0.00", "EUR", "huur",
          "267001", "70", ""]],
        {"kolommen": _invoices("AccountCode", number="InvoiceNumber", due="DueDate", amount="Amount")
         | {"klant.naam": "AccountName"}, "rij_per_termijn": True, "vaste_waarden": AS_OF},
        {"1000001": "1100.00"},
        confirmed="github.com/flurryrush/exactonline-api-ruby-client",
    ),
    "AFAS (koppeling)": Package(
        ["DebtorId", "DebtorName", "InvoiceNr", "Description", "NookPieceDate", "ExpDate", "AmtInvoice", "Balance", "CurrencyId",
         "UnitId"],
        [["1000001", "J.P. van den Berg", "77", "november", "2026-10-01T00:00:00Z", "2026-10-31T00:00:00Z", "210.5", "110.5", "", "1"]],
        {"kolommen": _invoices("DebtorId", number="InvoiceNr", due="ExpDate", amount="Balance") | {"klant.naam": "DebtorName"},
         "rij_per_termijn": True, "vaste_waarden": AS_OF},
        {"1000001": "110.5"},
        confirmed="Profit_Debtor_Invoices",
        modelled=("DebtorName",),
    ),
    "Moneybird (koppeling)": Package(
        ["invoice_id", "contact.customer_id", "contact.firstname", "contact.lastname", "contact.address1", "contact.zipcode",
         "contact.city", "contact.country", "contact.email", "state", "invoice_date", "due_date", "total_price_incl_tax",
         "total_paid", "total_unpaid"],
        [["2026-0007", "2026007", "Samira", "van den Berg", "Dorpsstraat 12 A", "1234AB", "Utrecht", "NL", "samira@voorbeeld.nl",
          "late", "2026-10-01", "2026-10-15", "89.95", "20.0", "69.95"]],
        {"kolommen": _invoices("contact.customer_id", number="invoice_id", due="due_date", amount="total_unpaid")
         | {"klant.voornaam": "contact.firstname", "klant.achternaam": "contact.lastname",
            "klant.adres.straat_en_nummer": "contact.address1", "klant.adres.postcode": "contact.zipcode",
            "klant.adres.plaats": "contact.city", "klant.adres.land": "contact.country", "klant.email": "contact.email"},
         "rij_per_termijn": True, "vaste_waarden": AS_OF},
        {"2026007": "69.95"},
        confirmed="github.com/picqer/moneybird-php-client",
    ),
    "SnelStart (koppeling)": Package(
        ["factuurnummer", "factuurDatum", "vervalDatum", "factuurBedrag", "openstaandSaldo", "relatie.relatiecode", "relatie.naam",
         "relatie.email"],
        [["20260012", "2026-10-01T00:00:00", "2026-10-15T00:00:00", "45.00", "45.00", "1000001", "Mevr. A. in 't Veld", ""]],
        {"kolommen": _invoices("relatie.relatiecode", number="factuurnummer", due="vervalDatum", amount="openstaandSaldo")
         | {"klant.naam": "relatie.naam", "klant.email": "relatie.email"}, "rij_per_termijn": True, "vaste_waarden": AS_OF},
        {"1000001": "45.00"},
        confirmed="github.com/JitsoMaatwerkSoftware/laravel-snelstart",
        modelled=("relatie.relatiecode", "relatie.naam", "relatie.email"),
    ),
    "Yuki (koppeling)": Package(
        ["ContactCode", "Contact", "Description", "Date", "DueDate", "Reference", "Type", "OriginalAmount", "OpenAmount",
         "PaymentMethod", "Country"],
        [["1000001", "S. Yıldız", "Verkoopfactuur 81", "2026-10-01", "2026-10-31", "2026081", "Verkoopfactuur", "300.00", "150.00",
          "Overschrijving", "NL"]],
        {"kolommen": _invoices("ContactCode", number="Description", due="DueDate", amount="OpenAmount", reference="Reference")
         | {"klant.naam": "Contact"}, "rij_per_termijn": True, "vaste_waarden": AS_OF},
        {"1000001": "150.00"},
        confirmed="OutstandingDebtorItems",
    ),
    "e-Boekhouden (koppeling)": Package(
        ["MutDatum", "MutFactuur", "RelCode", "RelBedrijf", "Bedrag", "Voldaan", "Openstaand"],
        [["2026-10-01T00:00:00", "F2026-11", "1000001", "J.P. van den Berg", "32.10", "20", "12.10"]],
        {"kolommen": _invoices("RelCode", number="MutFactuur", due="MutDatum", amount="Openstaand", is_invoice_day=True)
         | {"klant.naam": "RelBedrijf"}, "rij_per_termijn": True, "vaste_waarden": AS_OF, "betaaltermijn_dagen": 14},
        {"1000001": "12.10"},
        confirmed="github.com/harmvdhorst/JBoekhouden",
    ),
    "huur": Package(
        ["Contractnr", "Huurder", "Hoofdhuurder geslacht", "VHE adres", "Postcode", "Woonplaats", "Periode", "Vervaldatum",
         "Achterstand", "Bewindvoering", "Overleden", "Laatste actie", "Datum actie"],
        [["1000001", "Yıldız, S.", "V", "Dorpsstraat 12", "1234 AB", "Utrecht", "oktober 2026", "01-10-2026", "650,40", "N", "N",
          "1e herinnering", "10-10-2026"],
         ["1000001", "Yıldız, S.", "V", "Dorpsstraat 12", "1234 AB", "Utrecht", "november 2026", "01-11-2026", "650,40", "N", "N",
          "1e herinnering", "10-10-2026"]],
        {"kolommen": _invoices("Contractnr", number="Periode", due="Vervaldatum", amount="Achterstand")
         | {"klant.naam": "Huurder", "klant.adres.straat_en_nummer": "VHE adres", "klant.adres.plaats": "Woonplaats",
            "signalen.bewind": "Bewindvoering", "eerdere_berichten.1.fase": "Laatste actie",
            "eerdere_berichten.1.datum": "Datum actie"},
         "rij_per_termijn": True, "vaste_waarden": AS_OF, "fasen_elders": {"1e herinnering": "herinnering"}},
        {"1000001": "1300.80"},
    ),
    "energie": Package(
        ["Klantnummer", "Aanhef", "Initialen", "Tussenvoegsels", "Naam", "Leveringsadres", "PC", "Stad", "Termijnbedrag open",
         "Vervaldag", "Totaal open", "Status overlijden"],
        [["1000001", "1", "S", "", "Yıldız", "Dorpsstraat 12", "1234AB", "Utrecht", "181,00", "01-11-2026", "181,00", "actief"]],
        {"kolommen": {"zaaknummer": "Klantnummer", "contract.nummer": "Klantnummer", "betalingskenmerk": "Klantnummer",
                      "klant.aanspreekvorm": "Aanhef", "klant.voorletters": "Initialen", "klant.tussenvoegsel": "Tussenvoegsels",
                      "klant.achternaam": "Naam", "klant.adres.straat_en_nummer": "Leveringsadres",
                      "klant.adres.postcode": "PC", "klant.adres.plaats": "Stad",
                      "achterstand.termijnen.1.bedrag": "Termijnbedrag open",
                      "achterstand.termijnen.1.vervaldatum": "Vervaldag", "achterstand.totaal": "Totaal open",
                      "signalen.overleden": "Status overlijden"},
         "waarden": {"klant.aanspreekvorm": {"1": "mevrouw", "2": "heer"}, "signalen.overleden": {"actief": "nee", "overleden": "ja"}},
         "vaste_waarden": AS_OF},
        {"1000001": "181.00"},
        above=[["Debiteurenbewaking"]],
    ),
}  # fmt: skip
