"""Judge templates over all their branches.

``variants``  cases and creditors that differ in one field each, made from the schemas
``coverage``  which pieces of template text a message can reach
``judging``   every distinct message of every template, judged; findings at their place in the template
"""

from letterkit.branches.judging import Judged, distinct_messages, judge_templates

__all__ = ["Judged", "distinct_messages", "judge_templates"]
