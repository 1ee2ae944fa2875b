"""Fields that a system fills in later, in the syntaxes that Dutch letters really carry."""

import re

FIELD = re.compile(
    r"""
    \{\{\{? .{0,200}? \}\}\}? | \{% .{0,300}? %\} | \{\# .{0,300}? \#\}      # Jinja, Twig, Handlebars, Liquid
  | \$\{ (?:[^{}] | \{[^{}]*\}){0,200} \}                                    # JavaScript, Freemarker
  | <\?(?:php|=) .{0,300}? \?> | <%.{0,300}?%>                               # PHP, ERB, ASP
  | %\(\w+\)[sd] | %%\w+%% | \#\{ [^{}]{1,100} \} | \[% .{0,100}? %\]         # Python, exports, Ruby
  | \{ [^\W\d_] [\w.\-'"()\[\]:,;+| ]{0,80} \} | \{_\w[^{}]{0,80}\}           # Python format, {naam}
  | «(?: \w+_\w+ | [a-z]\w+ | [A-Z]\w*[a-z][A-Z]\w* )» | <<[^<>\n]{1,60}>>      # Word merge fields
  | \[ [A-ZÀ-Ý_][A-Z0-9À-Ý_ \-/]{1,40} \] | \[ [a-zà-ÿA-Z][\w \-/]{1,40} \](?!\()  # [NAAM], [naam klant]
  | (?<![\w/:]):[a-z][a-z_]{2,30}\b(?!:)                                     # :naam (Laravel)
  | (?<!\w)_[a-z][a-z0-9]*(?:_[a-z0-9]+)*_(?!\w)                             # _naam_
    """,
    re.VERBOSE | re.DOTALL,
)


def fields(text: str) -> list[tuple[int, int]]:
    """The spans of all fields to be filled in, in reading order."""
    return [match.span() for match in FIELD.finditer(text)]
