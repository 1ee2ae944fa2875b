"""The desk that the commands work at: creditor, templates and secret.

What is wrong with a creditor's settings is wrong for every case. So it is found here, once, before the first case.
"""

from decimal import Decimal
from pathlib import Path

from letterkit import resources, texts
from letterkit.cli.linting import overrides
from letterkit.creditor import Creditor
from letterkit.creditor_file import load, pay_secret
from letterkit.errors import CannotRender, SourceInvalid
from letterkit.lint import Linter, Wordings
from letterkit.payment import epc, link
from letterkit.pipeline import Desk
from letterkit.render.email import logo
from letterkit.render.letter.stationery import stationery
from letterkit.templating import TemplateFolders, Templates

OWN_TEMPLATES = "templates"
_ANY_REFERENCE = "RF18539007547034"


def open_desk(path: Path, other: Path | None = None) -> Desk:
    """Read a creditor file and all that belongs to it. Its own ``templates`` folder goes before the shipped ones.

    ``other``: a folder with other versions of some templates, which go before those.

    Raises ``SourceInvalid`` when the settings can never give a letter, an e-mail or a way to pay.
    """
    creditor = load(path)
    base = path.resolve().parent
    try:
        _try_out(creditor, base)
    except CannotRender as error:
        sentence = texts.say(f"errors.{error.code}", **error.values)
        raise SourceInvalid("creditor_unusable", file=str(path), sentence=sentence) from error
    own = base / OWN_TEMPLATES / "nl"
    folders = [folder for folder in (other, own) if folder and folder.is_dir()]
    linter = Linter(overrides=overrides(creditor))
    return Desk(
        creditor=creditor,
        base=base,
        templates=Templates(TemplateFolders(*folders, resources.templates_dir())),
        secret=pay_secret(creditor, base) if creditor.betalen.betaallink else None,
        linter=linter,
        wordings=Wordings(linter),
    )


def _try_out(creditor: Creditor, base: Path) -> None:
    """Make what is the same for every case: pay link and QR code, letter paper with its typeface, logo of an e-mail."""
    pay = creditor.betalen
    if pay.betaallink and pay.domein:
        link.check_pattern(pay.betaallink, pay.domein)
    epc.payload(name=pay.tenaamstelling, iban=pay.iban, amount=Decimal(1), reference=_ANY_REFERENCE, bic=pay.bic)
    stationery(creditor.huisstijl, base, large_print=False)
    logo.load(creditor.huisstijl, base)
