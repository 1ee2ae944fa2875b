"""A letter a case as a competent team would make it today; run by an interpreter that has the peer's own packages.

    PEER_PYTHON benchmarks/batch_peer.py weasyprint|typst COUNT < cases.jsonl

Takes case records, prints seconds of processor time for COUNT letters after a few to warm up. Each letter has an
address, text, the amount, a table of instalments and a QR code to pay; WeasyPrint makes PDF/UA-1. Needs jinja2,
segno, and weasyprint or typst.
"""

import io
import json
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from typing import Any

import segno
from jinja2 import Environment

WARM = 3
PAYLOAD = "BCD\n002\n1\nSCT\n\nVoorbeeld Krediet B.V.\nNL91ABNA0417164300\nEUR{amount}\n\n{reference}\n\n"
HTML = """<html lang="nl"><head><title>Uw betaling</title><style>
@page { size: A4; margin: 25mm } body { font: 11pt sans-serif } td { padding: 2pt 8pt }
.pay { border: 1px solid; padding: 8pt }
</style></head><body><p>{{ k.voorletters }} {{ k.achternaam }}<br>{{ k.adres.straat }} {{ k.adres.huisnummer }}<br>
{{ k.adres.postcode }} {{ k.adres.plaats }}</p><h1>Uw betaling is nog niet binnen</h1><p>Beste {{ k.achternaam }},</p>
{% for part in parts %}<p>{{ part }}</p>{% endfor %}<table><tr><th>Vervaldatum</th><th>Bedrag</th></tr>
{% for t in a.termijnen %}<tr><td>{{ t.vervaldatum }}</td><td>{{ t.bedrag }}</td></tr>{% endfor %}</table>
<div class="pay"><h2>Zo betaalt u</h2><p>{{ a.totaal }} euro, kenmerk {{ reference }}</p>
<img alt="QR-code" width="120" src="{{ qr }}"></div>
<p>Met vriendelijke groet,<br>Voorbeeld Krediet</p></body></html>"""
TYPST = """#set page(paper: "a4", margin: 25mm)
#set text(size: 11pt, lang: "nl")
{{ k.voorletters }} {{ k.achternaam }} \\ {{ k.adres.straat }} {{ k.adres.huisnummer }} \\
{{ k.adres.postcode }} {{ k.adres.plaats }}
= Uw betaling is nog niet binnen
{% for part in parts %}{{ part }}

{% endfor %}#table(columns: 2, [Vervaldatum], [Bedrag]
{% for t in a.termijnen %}, [{{ t.vervaldatum }}], [{{ t.bedrag }}]{% endfor %})
== Zo betaalt u
{{ a.totaal }} euro, kenmerk {{ reference }}
#image(bytes("{{ svg | safe }}"), width: 30mm, alt: "QR-code")
Met vriendelijke groet, \\ Voorbeeld Krediet
"""
PARTS = ["Wij hebben uw betaling nog niet gezien. Heeft u al betaald? Dan hoeft u niets te doen."] * 5


def weasyprint(template: Any, values: dict[str, Any]) -> int:
    from weasyprint import HTML as DOCUMENT  # noqa: PLC0415 - only this peer has it

    return len(DOCUMENT(string=template.render(values)).write_pdf(pdf_variant="pdf/ua-1"))


def typst(template: Any, values: dict[str, Any]) -> int:
    import typst as compiler  # noqa: PLC0415 - only this peer has it

    drawn = io.BytesIO()
    values["code"].save(drawn, kind="svg")
    svg = drawn.getvalue().decode().replace('"', '\\"').replace("\n", "")
    return len(compiler.compile(template.render(values | {"svg": svg}).encode()))


PEERS: dict[str, tuple[Callable[[Any, dict[str, Any]], int], str]] = {
    "weasyprint": (weasyprint, HTML),
    "typst": (typst, TYPST),
}


def main() -> None:
    make, text = PEERS[sys.argv[1]]
    template = Environment(autoescape=True).from_string(text)
    cases = [case for line in sys.stdin if (case := json.loads(line))["klant"].get("adres")]
    begin = 0.0
    for number, case in enumerate(islice(cycle(cases), WARM + int(sys.argv[2]))):
        if number == WARM:
            begin = time.process_time()
        make(template, _values(case))
    print(time.process_time() - begin)


def _values(case: dict[str, Any]) -> dict[str, Any]:
    arrears, reference = case["achterstand"], case["betalingskenmerk"]
    code = segno.make(PAYLOAD.format(amount=arrears["totaal"], reference=reference), error="m")
    return {
        "k": case["klant"],
        "a": arrears,
        "reference": reference,
        "parts": PARTS,
        "code": code,
        "qr": code.svg_data_uri(),
    }


if __name__ == "__main__":
    main()
