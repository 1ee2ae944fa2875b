"""Is a PDF accessible (PDF/UA-1) and fit for an archive (PDF/A-2a)? Three views that together miss little.

``walk``: the tie between content, parent tree and structure elements, which no validator checks both ways.
``rules``: the rules of both standards, by a validator without a Java runtime (extra ``letterkit[check]``).
``verapdf``: the same rules by the reference validator, where a Java runtime is present (extra ``letterkit[verapdf]``).
"""

from letterkit.render.letter.check import rule_texts
from letterkit.render.letter.check.fault import Fault
from letterkit.render.letter.check.run import Report, check

__all__ = ["Fault", "Report", "check", "rule_texts"]
