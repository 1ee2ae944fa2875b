"""A workspace whose texts are those of a variant: what makes, judges and shows messages works as in Dutch."""

from dataclasses import replace

from letterkit.lint import VerdictCache
from letterkit.stages import Stages
from letterkit.templating import TemplateFolders, Templates, own_words
from letterkit.templating.tongue import DUTCH, Tongue
from letterkit.variants.folder import Variant
from letterkit.workspace import Workspace

ANY_LANGUAGE = (
    "sjabloon-fout", "veld-niet-ingevuld", "link-onveilig", "link-vreemd-domein", "linkverkorter", "domein-onbekend",
    "bsn-in-bericht", "kaartnummer-in-bericht", "iban-klopt-niet", "iban-anders", "kenmerk-klopt-niet",
    "onderwerp-ontbreekt", "onderwerp-te-lang", "sms-te-lang", "uitzondering-onvolledig", "uitzondering-verlopen",
)  # fmt: skip
"""The rules that read figures, addresses and lengths, and no words."""


def opened(workspace: Workspace, variant: Variant) -> Workspace:
    """The workspace in a variant. In another language a text, part or line that was not written is an error, and the
    linter is asked only for what it reads in any language.
    """
    tongue = DUTCH if variant.is_dutch else Tongue(variant.language, frozenset(variant.written))
    catalogue = Stages(variant.files)
    linter = workspace.linter if variant.is_dutch else workspace.linter.asking(ANY_LANGUAGE)
    return replace(
        workspace,
        creditor=workspace.creditor.with_stages(catalogue),
        templates=Templates(TemplateFolders.of(catalogue), own_words.type_of(workspace.creditor), tongue=tongue),
        linter=linter,
        verdicts=VerdictCache(linter),
    )
