"""Where ``templates/`` and ``glossary/`` are: beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    installed = _PACKAGE / "resources" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def templates_dir(language: str = "nl") -> Path:
    """Folder of the shipped templates of one language."""
    return _folder("templates") / language


def glossary_dir() -> Path:
    """Folder of the shipped glossary files."""
    return _folder("glossary")


def samples_dir() -> Path:
    """Folder of the sample portfolio and the sample creditor (all people in it are invented)."""
    return _folder("samples")
