"""The clauses of Annex I in their order, each with the name of its figure and the kind of value it has."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "euro", "percent", "count", "ratio"]
Group = Literal["clients", "loans", "finance"]


@dataclass(frozen=True, slots=True)
class Clause:
    """``number`` as the code prints it; ``name`` the field in an institution file and the key of its Dutch label."""

    number: str
    name: str
    kind: Kind
    group: Group


CLAUSES: tuple[Clause, ...] = (
    Clause("4.2.1", "missie", "text", "clients"),
    Clause("4.2.2", "gemiddelde_lening", "euro", "clients"),
    Clause("4.2.3", "mediaan_bni", "percent", "clients"),
    Clause("4.2.4", "vrouwen", "percent", "clients"),
    Clause("4.2.5", "platteland", "percent", "clients"),
    Clause("4.2.6", "onder_armoedegrens", "percent", "clients"),
    Clause("4.2.7", "doorstroom", "percent", "clients"),
    Clause("4.2.8", "etnische_minderheden", "percent", "clients"),
    Clause("4.2.9", "starters", "percent", "clients"),
    Clause("4.2.10", "bijstand", "percent", "clients"),
    Clause("4.4.1", "actieve_kredietnemers", "count", "loans"),
    Clause("4.4.2 a", "leningen_uitbetaald", "count", "loans"),
    Clause("4.4.2 b", "waarde_uitbetaald", "euro", "loans"),
    Clause("4.4.2 c", "leningen_uitstaand", "count", "loans"),
    Clause("4.4.3 a", "actuele_portefeuille", "euro", "loans"),
    Clause("4.4.3 b", "bruto_portefeuille", "euro", "loans"),
    Clause("4.4.3 c", "netto_portefeuille", "euro", "loans"),
    Clause("4.4.4 a", "par30", "euro", "loans"),
    Clause("4.4.4 b", "par90", "euro", "loans"),
    Clause("4.4.5", "verbonden_partijen", "percent", "loans"),
    Clause("4.4.6 a", "activa", "euro", "finance"),
    Clause("4.4.6 b", "passiva", "euro", "finance"),
    Clause("4.4.7", "duurzaamheid", "ratio", "finance"),
    Clause("4.4.8 a", "subsidies", "euro", "finance"),
    Clause("4.4.8 b", "vrijwilligers", "count", "finance"),
    Clause("4.4.9", "kosten_per_lening", "euro", "finance"),
    Clause("4.4.10 a", "kredietfunctionarissen", "count", "finance"),
    Clause("4.4.10 b", "personeelsleden", "count", "finance"),
    Clause("4.5", "klachten", "count", "finance"),
)
NUMBERS = tuple(clause.number for clause in CLAUSES)
PAR = ("par30", "par90")
