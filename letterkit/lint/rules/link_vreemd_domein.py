"""A link that leads away from the creditor's own domain."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.links import links
from letterkit.lint.norms import PHISHING
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="link-vreemd-domein",
    category="privacy",
    law=True,
    level="error",
    message="Deze link gaat naar {domain}. Toegestaan is: {allowed}.",
    why="De lezer moet aan het adres kunnen zien dat de link van u is.",
    source=PHISHING,
    options={"domains": ()},
    wrong=("@option domains [voorbeeld.nl]\nBetaal hier: «https://snelbetalen.example/b/1»",),
    right=(
        "@option domains [voorbeeld.nl]\nBetaal hier: https://betaal.voorbeeld.nl/b/1",
        "Kijk op https://www.geldfit.nl",
    ),
)

# Where every letter may point: free help, and the bodies a complaint goes to.
_HELP = ("geldfit.nl", "kifid.nl", "afm.nl", "juridischloket.nl", "bkr.nl", "nibud.nl", "113.nl")


def check(document: Document, *, options: Options) -> Iterator[Span]:
    domains = tuple(options["domains"])
    if not domains:
        return
    for link in links(document):
        if link.domain and not any(
            link.domain == domain or link.domain.endswith(f".{domain}") for domain in (*domains, *_HELP)
        ):
            yield Span(link.start, link.end, {"domain": link.domain, "allowed": ", ".join(domains)})
