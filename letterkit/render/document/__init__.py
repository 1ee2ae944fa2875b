"""Documents that are no letter: title, headings, paragraphs and tables over any number of A4 pages, as tagged PDF.

The tag layer, the typeface and the line breaking are those of the letter; PDF/UA-1 and PDF/A-2a, the same bytes every
time.
"""

from letterkit.render.document.make import render
from letterkit.render.document.model import Align, Grid, Paper

__all__ = ["Align", "Grid", "Paper", "render"]
