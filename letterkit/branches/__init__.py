"""Judge templates over all their branches.

``variants``  cases and creditors that differ in one field each, made from the schemas
``coverage``  which pieces of template text a message can reach
``pairs``     those cases and creditors together
``answers``   what the words of a message answer to a template
``composing`` the distinct messages of all branches
``faults``    what is wrong in a template file
``stored``    what was judged of a template before
``judging``   every distinct message of every template, judged; findings at their place in the template
``with_samples``  the same with the sample portfolio, as the command line and editors ask it
"""

from letterkit.branches.composing import distinct_messages
from letterkit.branches.judging import Judged, judge_templates
from letterkit.branches.with_samples import judge_with_samples, sample_cases

__all__ = ["Judged", "distinct_messages", "judge_templates", "judge_with_samples", "sample_cases"]
