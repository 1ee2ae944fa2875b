"""One way to write a long pattern: an alternative a line."""

import re


def any_of(*alternatives: str) -> re.Pattern[str]:
    """Compile alternatives for lower-case text; each is tried in the order given."""
    return re.compile("|".join(f"(?:{alternative})" for alternative in alternatives))


def words(*terms: str) -> re.Pattern[str]:
    """Compile whole words; ``*`` stands for the rest of a word and a space for any white space."""
    forms = (term.replace(" ", r"\s+").replace("*", r"\w*") for term in terms)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")
