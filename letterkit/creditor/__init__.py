"""The creditor's own settings (``creditor.yaml``): who writes, how it looks, how to pay, what help is on offer.

Field names and descriptions are Dutch, because communication teams fill them in.

``part``          the base of every part, and the kinds of values that several parts have
``house_style``   how letters and e-mails look
``contact``       how customers reach the creditor, and from whom messages come
``paying``        account, pay link, QR code and terms
``help_offered``  ways out, and organisations that help for free
``checks``        signs of debt, odd cases, own levels for rules of the linter
``own_law``       figures and duties of law that the creditor looked up itself
``own_fields``    fields that the creditor adds to its cases
``record``        the file itself

``letterkit schema creditor`` prints all of it as JSON Schema.
"""

from letterkit.creditor.house_style import HouseStyle
from letterkit.creditor.record import Creditor

__all__ = ["Creditor", "HouseStyle"]
