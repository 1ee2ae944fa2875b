"""Message -> WhatsApp: the template a creditor has approved once, and the values for this one message.

A business may only begin a conversation with an approved template, in which everything that differs per person is a
numbered variable. The words of the template files become the template; what came from the case becomes the values.
"""

from letterkit.render.whatsapp.build import render
from letterkit.render.whatsapp.model import Button, Part, WhatsApp

__all__ = ["Button", "Part", "WhatsApp", "render"]
