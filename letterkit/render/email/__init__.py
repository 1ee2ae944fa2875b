"""Message -> e-mail: an ``.eml`` with a text part and an HTML part that say the same.

``mime``              parts and boundaries
``headers``           header lines
``quoted_printable``  the encoding of the parts
``html_part``         the HTML page, by way of MJML, so that it holds in Outlook, in webmail and on a phone
``frame``             what surrounds the text: details, sender, logo
``html_template``     that page with placeholders, laid out once for all messages of a shape
``html_text``         blocks and runs of text as HTML
``html_table``        tables of data as HTML that fit any screen
``escape``            characters and addresses as HTML
``theme``             colours, sizes and the style sheet, light and dark
``logo``              the logo as an inline part
"""

from letterkit.render.email.mime import render

__all__ = ["render"]
