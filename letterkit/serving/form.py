"""The parameters of a request as editors send them: a form, encoded as it should be or not at all.

LibreOffice 7 sends ``text=`` with the bare text of the paragraph behind it, then ``&language=``. There an ampersand,
a plus and a per cent sign are characters of the text. What is encoded has no blanks and no characters beyond ASCII.
"""

import re
from urllib.parse import parse_qsl

_BARE = re.compile(r"text=(?P<text>.*)&(?P<others>language=[^ ]*)", re.DOTALL)
_MOST_FIELDS = 100


def parameters(sent: str) -> dict[str, str]:
    """Raises ``ValueError`` when there are more of them than anybody asks for."""
    bare = _BARE.fullmatch(sent) if _not_encoded(sent) else None
    if bare is None:
        return _fields(sent)
    return {"text": bare["text"], **_fields(bare["others"])}


def _not_encoded(sent: str) -> bool:
    return not sent.isascii() or any(character.isspace() for character in sent)


def _fields(sent: str) -> dict[str, str]:
    return dict(parse_qsl(sent, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
