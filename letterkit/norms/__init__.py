"""What the source documents ask, and what letterkit does about it: one row a norm, with the thing that does it and the
test that proves it, or honestly why not.

``data/``    the rows, one file a document; the requirements are in our own words
``model``    a norm, and a proof: a rule, a template, a setting, a command …
``loading``  reading the rows
``shown``    the rows as text, JSON and CSV
``page``     the rows as HTML, and as the page ``docs/nl/normen.md``
"""

from letterkit.norms.loading import by_rule, find, norms
from letterkit.norms.model import KINDS, STATUSES, Norm, Proof
from letterkit.norms.page import as_html, as_markdown
from letterkit.norms.shown import as_csv, as_json, as_text

__all__ = [
    "KINDS",
    "STATUSES",
    "Norm",
    "Proof",
    "as_csv",
    "as_html",
    "as_json",
    "as_markdown",
    "as_text",
    "by_rule",
    "find",
    "norms",
]
