"""letterkit: letters, e-mails and texts to people who are behind on payments.

Start reading at :mod:`letterkit.pipeline`.
"""

__version__ = "0.1.0"
