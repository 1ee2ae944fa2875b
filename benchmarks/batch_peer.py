"""The same messages as a competent team would make them today; run by an interpreter that has the peer's own packages.

    PEER_PYTHON benchmarks/batch_peer.py weasyprint|typst|email COUNT < letters.jsonl

Takes the words of letters that letterkit made ({"k": customer, "amount": …, "reference": …, "blocks": [[kind, text]]}),
prints seconds of processor time for COUNT of them after a few to warm up. A letter has address, words, tables and a QR
code to pay; WeasyPrint makes PDF/UA-1. An e-mail has a text part and an HTML part, by Jinja and the standard library.
Needs jinja2, segno, and weasyprint or typst.
"""

import io
import json
import sys
import time
from collections.abc import Callable
from email import policy
from email.message import EmailMessage
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
{{ k.adres.postcode }} {{ k.adres.plaats }}</p>
{% for kind, text in blocks %}{% if kind == "row" %}<table><tr>{% for cell in text %}<td>{{ cell }}</td>{% endfor %}
</tr></table>{% else %}<{{ kind }}>{{ text }}</{{ kind }}>{% endif %}{% endfor %}
<div class="pay"><img alt="QR-code" width="120" src="{{ qr }}"></div></body></html>"""
TYPST = """#set page(paper: "a4", margin: 25mm)
#set text(size: 11pt, lang: "nl")
{{ k.voorletters }} {{ k.achternaam }} \\ {{ k.adres.straat }} {{ k.adres.huisnummer }} \\
{{ k.adres.postcode }} {{ k.adres.plaats }}
{% for kind, text in blocks %}{% if kind == "row" %}#table(columns: {{ text | length }}
{% for cell in text %}, [#{{ cell | tojson }}]{% endfor %}){% elif kind == "h2" %}#heading[#{{ text | tojson }}]
{% else %}#par[#{{ text | tojson }}]{% endif %}

{% endfor %}#image(bytes("{{ svg | safe }}"), width: 30mm, alt: "QR-code")
"""


def weasyprint(template: Any, values: dict[str, Any]) -> int:
    from weasyprint import HTML as DOCUMENT  # noqa: PLC0415 - only this peer has it

    return len(DOCUMENT(string=template.render(values)).write_pdf(pdf_variant="pdf/ua-1"))


def typst(template: Any, values: dict[str, Any]) -> int:
    import typst as compiler  # noqa: PLC0415 - only this peer has it

    drawn = io.BytesIO()
    values["code"].save(drawn, kind="svg")
    svg = drawn.getvalue().decode().replace('"', '\\"').replace("\n", "")
    return len(compiler.compile(template.render(values | {"svg": svg}).encode()))


def email(template: Any, values: dict[str, Any]) -> int:
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"], mail["To"] = "Voorbeeld Krediet <post@voorbeeld.nl>", "klant@voorbeeld.nl"
    mail["Subject"] = "Uw betaling"
    mail.set_content("\n\n".join(text for kind, text in values["blocks"] if kind != "row"))
    mail.add_alternative(template.render(values), subtype="html")
    return len(mail.as_bytes())


PEERS: dict[str, tuple[Callable[[Any, dict[str, Any]], int], str]] = {
    "weasyprint": (weasyprint, HTML),
    "typst": (typst, TYPST),
    "email": (email, HTML),
}


def main() -> None:
    make, text = PEERS[sys.argv[1]]
    template = Environment(autoescape=sys.argv[1] != "typst").from_string(text)  # noqa: S701 - typst is no HTML
    letters = [json.loads(line) for line in sys.stdin]
    begin = 0.0
    for number, letter in enumerate(islice(cycle(letters), WARM + int(sys.argv[2]))):
        if number == WARM:
            begin = time.process_time()
        make(template, _values(letter))
    print(time.process_time() - begin)


def _values(letter: dict[str, Any]) -> dict[str, Any]:
    code = segno.make(PAYLOAD.format(amount=letter["amount"], reference=letter["reference"]), error="m")
    return letter | {"code": code, "qr": code.svg_data_uri()}


if __name__ == "__main__":
    main()
