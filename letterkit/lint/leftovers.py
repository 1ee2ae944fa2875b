"""What a merge leaves behind when it fails: its marker, a word for "nothing", an error of the office suite, a hole."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Document

_TAGS = "b|i|u|p|a|br|hr|em|strong|span|div|td|tr|table|ul|ol|li|h[1-6]|img|font|center|small|sup|sub"
# The markers of mail-merge and template systems that FIELD does not know: they can also be ordinary text elsewhere.
_MARKER = re.compile(
    rf"""
    «[^«»\n]{{1,40}}» | ‹[^‹›\n]{{1,40}}› | \(\([\w .-]{{1,40}}\)\) | \[\[[^\[\]\n]{{1,40}}\]\]
  | <(?!/?(?:{_TAGS})\b)[A-Za-z_][\w .-]{{1,40}}> | &lt;[\w .-]{{1,40}}&gt; | &[a-z]{{2,8}};
  | %[A-Za-z_]\w{{1,30}}% | \#\#?[A-Za-z_]\w{{1,30}}\#\#?
  | @@\w{{2,30}}@@ | ~\w{{2,30}}~ | \$[A-Za-z_]\w{{1,30}}\$
  | \*\|\w{{2,30}}\|\* | \{{![\w.]{{1,40}}\}}
  | \$[a-z_]{{3,30}}\b | (?<!\w)@[A-Z_]{{3,30}}\b | __\w{{2,30}}__ | \{{\{{ | \}}\}}
  | \bMERGEFIELD\b
    """,
    re.VERBOSE,
)
# Case counts: "Null" and "Nan" are names of people.
_NOTHING = re.compile(
    r"\b(?:null|NULL|None|nil|undefined|NaN|N/A|n/a|DBNull|#LEEG|System\.\w{1,20}|java\.\w{1,20}|object Object)\b"
    r"|\[object Object\]|\(leeg\)|<leeg>|\(null\)|\(blank\)|\(onbekend\)"
)
_OFFICE = re.compile(
    r"#(?:N/[AB]|VERW!|REF!|NAAM\?|NAME\?|WAARDE!|VALUE!|GETAL!|NUM!|DEEL/0!|DIV/0!|LEEG!|NULL!|OVERLOOP!|SPILL!)|#{5,}"
    r"|\bErr:\d{3}\b|\bFout!\s(?:Verwijzingsbron|Bladwijzer|Onbekende|Geen|Ongeldige|Het)\b[^.\n]{0,60}\.?"
    r"|\bError!\s(?:Reference|Bookmark|Unknown|No|Not)\b[^.\n]{0,60}\.?"
    r"|\bKlik (?:of tik |hier )(?:om|als u)\b[^.\n]{0,60}(?:in te voeren|wilt invoeren|te kiezen)\.?"
)
_HOLE = re.compile(
    r"^(?:Beste|Geachte)(?:[ ]?,|[ ](?:heer|mevrouw|meneer|familie|de[ ]heer)[ ],)|^(?:Hallo|Hoi|Dag)[ ],"
    r"|(?<!\bin )€(?=\s{1,3}[.,;!?](?!\d)|[.;!?](?!\d))"
    r"|\b(?:vóór|op|van|naar|kenmerk|rekening|rekeningnummer|nummer)[ ](?=[.,;?!](?:\s|\Z))"
    r"|\b(?:vóór|\w{0,12}kenmerk|rekening|rekeningnummer)[ ]{2,9}(?=[a-z])",
    re.MULTILINE,
)
_LAST = re.compile(r"(?<!\bin )€(?=\s{0,3}\Z)")
_SHORT = 4  # characters: more do not stand behind a last sign


# Without one of these a pattern finds nothing, and looking for a few signs is far quicker than reading a text with it.
_SIGNS = {
    _MARKER: ("«", "‹", "((", "[[", "<", "&", "%", "#", "~", "$", "*|", "{", "}}", "@", "__", "MERGEFIELD"),
    _NOTHING: (
        *("null", "NULL", "None", "nil", "undefined", "NaN", "N/A", "n/a", "DBNull", "#LEEG", "System.", "java."),
        *("object", "(leeg)", "<leeg>", "(blank)", "(onbekend)"),
    ),
    _OFFICE: ("#", "Err:", "Fout!", "Error!", "Klik"),
    _HOLE: ("",),
}


def leftovers(document: Document) -> Iterator[tuple[int, int]]:
    """The places, not in order; a hole is shown with the words around it."""
    for pattern, signs in _SIGNS.items():
        if any(sign in document.text for sign in signs):
            for at, match in document.found(pattern):
                yield at + match.start(), at + match.end()
    if last := _LAST.search(document.text, max(0, len(document.text) - _SHORT)):
        yield last.span()
