"""Word in, out and back by the screens: a draft beside the text, and a file that a colleague can work in."""

from io import BytesIO
from typing import Any

import docx
import pytest

from tests.werkbank.conftest import Answer, Served, asker

pytestmark = [pytest.mark.enable_socket, pytest.mark.slow]
NAME = "herinnering/letter.md.j2"


def _upload(served: Served, path: str, data: bytes, csrf: str | None = None, **fields: str) -> Answer:
    """A form with a file, as a browser sends it."""
    edge = "grens"
    parts = [("csrf", served.keys.csrf if csrf is None else csrf), *fields.items()]
    body = b"".join(
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in parts
    )
    head = f'--{edge}\r\nContent-Disposition: form-data; name="bestand"; filename="brief.docx"\r\n\r\n'.encode()
    whole = body + head + data + f"\r\n--{edge}--\r\n".encode()
    kind = f"multipart/form-data; boundary={edge}"
    return asker(served)(path, whole, Content_Type=kind, X_Letterkit=None)


def _letter() -> bytes:
    word = docx.Document()
    word.add_paragraph("Beste «Aanhef»,")
    word.add_paragraph("Wij verzoeken u «Bedrag» te betalen. <script>alert(1)</script>")
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def test_a_word_letter_becomes_a_concept_and_the_saved_text_stays(served: Served) -> None:
    before = served.template(NAME).read_bytes()
    page = _upload(served, "/word/in", _letter(), tekst="herinnering/letter", onderwerp="Betaling")
    assert page.status == 200
    assert "klant.aanhef" in page.text
    assert "<script>alert" not in page.text
    from urllib.parse import urlencode  # noqa: PLC0415

    fields: dict[str, Any] = {
        "csrf": served.keys.csrf,
        "tekst": "herinnering/letter",
        "onderwerp": "Betaling",
        "inhoud": "Beste «Aanhef»,\n\nWij verzoeken u «Bedrag» te betalen.\n",
        "veld0": "{{ klant.aanhef }}",
        "veld1": "{% include '/etc/passwd' %}",
    }
    made = asker(served)("/word/maak", urlencode(fields).encode())
    assert (made.status, made.headers["location"]) == (303, f"/schrijven/{NAME}")
    assert served.template(NAME).read_bytes() == before
    text = served.desk.concepts.open(served.desk.workspace.creditor.stages, NAME).text
    assert "\n{{ klant.aanhef }},\n" in text, "our salutation has its own Beste"
    assert "Wij verzoeken u \\[Bedrag\\] te betalen." in text, "only a field that there is can be chosen"


def test_a_text_goes_out_and_comes_back(served: Served) -> None:
    ask = asker(served)
    answer = ask("/word/uit?tekst=herinnering/letter&klant=Gewoon")
    assert answer.headers["content-disposition"] == 'attachment; filename="herinnering-letter.docx"'
    word = docx.Document(BytesIO(answer.body))
    paragraph = next(one for one in word.paragraphs if len(one.text) > 40)
    word.add_comment(paragraph.runs[0], text="Dit snapt niemand. <b>", author="Wim Bos")
    paragraph.add_run(" Nieuwe zin van Wim.")
    stream = BytesIO()
    word.save(stream)
    page = _upload(served, "/word/terug", stream.getvalue(), tekst="herinnering/letter", bewaar="ja")
    assert page.status == 200
    assert "<ins>" in page.text
    assert "Nieuwe zin van Wim." in page.text
    assert "Dit snapt niemand. &lt;b&gt;" in page.text
    (comment,) = served.desk.comments.of("herinnering/letter")
    assert comment.said[0].words == "Wim Bos: Dit snapt niemand. <b>"


def test_every_customer_goes_out_in_one_file(served: Served) -> None:
    answer = asker(served)("/word/uit?tekst=herinnering/sms&klant=*")
    titles = [one.text for one in docx.Document(BytesIO(answer.body)).paragraphs if one.style.name == "Title"]
    assert {"Gewoon", "Geldzorgen"} <= set(titles)


@pytest.mark.parametrize("data", [b"geen zip", b""])
def test_what_is_no_word_document_is_refused_with_a_sentence(served: Served, data: bytes) -> None:
    answer = _upload(served, "/word/in", data, tekst="herinnering/letter", onderwerp="x")
    assert answer.status == 422
    assert 'role="alert"' in answer.text


def test_a_form_with_a_file_needs_the_secret_of_our_pages(served: Served) -> None:
    assert _upload(served, "/word/in", _letter(), csrf="geraden", tekst="herinnering/letter").status == 403
