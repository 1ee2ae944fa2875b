"""The texts in another form or another language, beside the Dutch ones: ``templates/nl-je``, ``templates/en``.

The Dutch text stays the source. A variant has the same stages and channels, for as far as somebody wrote them; every
other thing of a stage comes from the Dutch folder. What a variant was written from lies beside it (``.nl/``), so that a
Dutch sentence that changed is known by its words.

``folder``    a variant on disk: read, begun, stored, marked as up to date
``opened``    a workspace whose texts are those of a variant
``sentences`` the sentences of a template, those that changed, those that are Dutch still
``alike``     what every language must say the same: fields, conditions, parts, links, numbers
``judged``    all that is to be said of one text of a variant
"""

from letterkit.variants.folder import Variant, begin, labels, mark, names, read, with_labels
from letterkit.variants.judged import Hint, hints, text_hints
from letterkit.variants.opened import opened
from letterkit.variants.sentences import Change, behind

__all__ = [
    "Change", "Hint", "Variant", "begin", "behind", "hints", "labels", "mark", "names", "opened", "read",
    "text_hints", "with_labels",
]  # fmt: skip
