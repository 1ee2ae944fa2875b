"""Message -> what is sent. ``plain`` is text for people; ``letter``, ``email``, ``sms`` and ``whatsapp`` are channels.

The channels do not know each other; e-mail takes its text part from ``plain``.
"""
