"""Annex I of the European code of good conduct for microcredit provision: what a provider shows of itself.

Loans (a file with a row a loan) and what no loan can tell (an institution file) become four columns of figures: the
first validated by an outside party, the others self-reported. Every figure is there, or it says why it is not.
"""

from letterkit.disclosure import wording
from letterkit.disclosure.annex import Disclosure, Gap, Notice
from letterkit.disclosure.assembly import disclose
from letterkit.disclosure.content import paper
from letterkit.disclosure.faults import Fault
from letterkit.disclosure.institution import Institution
from letterkit.disclosure.loan import Loan
from letterkit.disclosure.par import DEFAULT, READINGS
from letterkit.disclosure.snippet import yaml_snippet
from letterkit.disclosure.table import csv_file

__all__ = [
    "DEFAULT",
    "READINGS",
    "Disclosure",
    "Fault",
    "Gap",
    "Institution",
    "Loan",
    "Notice",
    "csv_file",
    "disclose",
    "paper",
    "wording",
    "yaml_snippet",
]
