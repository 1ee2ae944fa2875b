"""The files that one text is made of: itself and every part in it. A text that is wrong has them too."""

from letterkit.templating import TemplateFolders
from letterkit.templating.tags import included


def files_of(folders: TemplateFolders, name: str) -> dict[str, str | None]:
    """The texts by name, the text itself first; None for a part that is missing."""
    texts: dict[str, str | None] = {}
    wanted = [name]
    while wanted:
        file = wanted.pop()
        if file not in texts:
            texts[file] = folders.text(file)
            wanted += sorted(included(texts[file] or ""))
    return texts
