"""A guide for the employee who calls: per stage and case one page to have beside the telephone. No script to read out.

``guides``   the Dutch content, one YAML file a stage, with what stands in every guide in ``_basis.yaml``
``content``  reading that content
``stage``    which stage a call about this case is about
``options``  the ways out that exist for this case, and on what condition
``facts``    what the employee must know of the case
``page``     the page
"""

from letterkit.callguide.content import Basis, Guide, basis, guide
from letterkit.callguide.page import as_page
from letterkit.callguide.stage import no_call, stage_of

__all__ = ["Basis", "Guide", "as_page", "basis", "guide", "no_call", "stage_of"]
