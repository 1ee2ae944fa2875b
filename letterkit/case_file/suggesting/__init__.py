"""A proposal for ``kolommen``, ``waarden`` and ``vaste_waarden`` of creditor.yaml, from an export as it is.

``first_rows``    the names and the first rows of any table
``header_words``  what exports call a field
``value_looks``   what the values of a column look like
``matching``      which column is which field
``wording``       own words in a column, and the words of letterkit they mean
``proposal``      all of it together, as settings that creditor.yaml takes as they are
``shown_rows``    what each column becomes, for a few rows
"""

from letterkit.case_file.suggesting.first_rows import Table, look
from letterkit.case_file.suggesting.proposal import Proposal, propose
from letterkit.case_file.suggesting.shown_rows import ShownColumn, shown

__all__ = ["Proposal", "ShownColumn", "Table", "look", "propose", "shown"]
