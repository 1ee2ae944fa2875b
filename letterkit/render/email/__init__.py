"""Message -> e-mail: an ``.eml`` with a text part and an HTML part that say the same.

``envelope``  parts and boundaries
``headers``   header lines
``page``      the HTML page, by way of MJML, so that it holds in Outlook, in webmail and on a phone
``words``     blocks and runs as HTML, everything escaped
``look``      colours and sizes, light and dark
``logo``      the logo as an inline part
"""

from letterkit.render.email.envelope import render

__all__ = ["render"]
