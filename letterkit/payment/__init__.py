"""Paying: the pay link, the QR payload and its matrix, printed forms, and the check that all of them agree.

``money``      amounts as cents and as Dutch text
``printing``   account numbers and references in the groups in which people type them
``epc``        the payload of an EPC QR code, built and read
``qr``         a payload as the modules of a QR symbol
``link``       the pay link and its signed token
``agreement``  one amount, one account and one reference in text, QR code, link and case
"""
