"""What makes a set of bytes provable, without knowing what they are.

``keys``        signing keys: a file of one's own, or the house's own key store
``envelope``    a signed statement (DSSE around an in-toto statement)
``merkle``      one hash over many lines, and the way from one line to it
``commitments`` a salted hash that stands for a value, until the salt is destroyed
``trust``       keys that somebody kept elsewhere, each with what it may sign
``timestamp``   a token of a time authority (RFC 3161)
"""
