"""A guide for the employee who calls: per stage and case one page to have beside the telephone. No script to read out.

``guides``   what stands in every guide; the rest is ``callguide.yaml`` in the folder of a stage
``content``  reading that content
``stage``    which stage a call about this case is about
``options``  the ways out that exist for this case, and on what condition
``facts``    what the employee must know of the case
``page``     the page
"""

from letterkit.callguide.content import Basis, basis
from letterkit.callguide.page import as_page
from letterkit.callguide.stage import no_call, stage_of

__all__ = ["Basis", "as_page", "basis", "no_call", "stage_of"]
