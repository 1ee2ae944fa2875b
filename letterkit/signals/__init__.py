"""Early signalling: which arrears go to the municipality so that it can offer help, with what was done before.

Besluit gemeentelijke schuldhulpverlening, articles 2 and 3: somebody tried to speak to the customer, pointed to debt
help, and wrote at least one reminder that offers to pass data on; and the customer did not say no.

``offers``   which messages make that offer
``judging``  whether a case may go, and why not
``files``    the records, one file a municipality; the proof and the refused cases beside them
``once``     which cases went before
"""

from letterkit.signals.files import write
from letterkit.signals.judging import Judge, Verdict
from letterkit.signals.once import Given, Known

__all__ = ["Given", "Judge", "Known", "Verdict", "write"]
