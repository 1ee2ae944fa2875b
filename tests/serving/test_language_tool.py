"""``letterkit serve`` as editors use it: a real client over HTTP, on this machine alone."""

import http.client
import json
import threading
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from letterkit.lint import Linter
from letterkit.serving import Checker, Server
from letterkit.serving.server import MOST_BYTES

pytestmark = pytest.mark.enable_socket
SENTENCE = "U dient het bedrag per omgaande te voldoen."


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(Checker(Linter()), 0) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


class Answer:
    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status, self.headers, self.body = response.status, response.headers, response.read()

    def tree(self) -> dict[str, object]:
        assert self.status == 200, self.body
        return json.loads(self.body)


@pytest.fixture
def ask(server: Server, socket_enabled: None):  # type: ignore[no-untyped-def]
    def asked(path: str, values: dict[str, str] | str | None = None, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
        form = {"Content-Type": "application/x-www-form-urlencoded"} if values is not None else {}
        body = (urlencode(values) if isinstance(values, dict) else values.encode()) if values is not None else None
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET" if body is None else "POST", path, body, {**form, **named})
        answer = Answer(connection.getresponse())
        connection.close()
        return answer

    return asked


def _spans(answer: Answer, text: str) -> list[tuple[str, str]]:
    """Rule and words of every match, with offsets as editors count: in UTF-16."""
    units = text.encode("utf-16-le")
    return [
        (one["rule"]["id"], units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le"))
        for one in answer.tree()["matches"]  # type: ignore[attr-defined]
    ]


def test_a_sentence_gets_its_matches_with_replacements(ask) -> None:  # type: ignore[no-untyped-def]
    answer = ask("/v2/check", {"text": SENTENCE, "language": "nl"})
    assert ("archaisch", "per omgaande") in _spans(answer, SENTENCE)
    tree = answer.tree()
    match = next(one for one in tree["matches"] if one["context"]["text"][one["context"]["offset"] :].startswith("per"))
    assert match["replacements"][0]["value"] == "meteen"
    split = next(one for one in tree["matches"] if one["length"] > 25 and one["rule"]["id"] == "archaisch")
    assert split["replacements"] == [], "putting it there would lose the words in between"
    assert match["sentence"] == SENTENCE
    assert tree["software"]["name"] == "letterkit"
    assert tree["language"]["code"] == "nl"


def test_an_error_and_a_tip_have_the_colours_of_the_protocol(ask) -> None:  # type: ignore[no-untyped-def]
    text = "Wij stellen u in gebreke. Betaal per omgaande."
    matches = ask("/v2/check", {"text": text, "language": "nl"}).tree()["matches"]
    kinds = {one["rule"]["id"]: (one["rule"]["category"]["id"], one["rule"]["issueType"]) for one in matches}
    assert kinds["jargon"] == ("TYPOS", "misspelling")
    assert kinds["tijd-vaag"] == ("STYLE", "style")


def test_what_can_be_replaced_comes_before_the_longer_part_around_it(ask) -> None:  # type: ignore[no-untyped-def]
    matches = ask("/v2/check", {"text": SENTENCE, "language": "nl"}).tree()["matches"]
    place = SENTENCE.index("omgaande")
    around = [one for one in matches if one["offset"] <= place < one["offset"] + one["length"]]
    assert [bool(one["replacements"]) for one in around] == [True, False, False]
    assert around[0]["replacements"][0]["value"] == "meteen"


@pytest.mark.parametrize("words", ["Bakker & Zonen", "5% + 3%", "Zie a=b&language=nl en %20", "Één zin\nen een regel"])
def test_a_bare_text_is_taken_as_it_is(ask, words: str) -> None:  # type: ignore[no-untyped-def]
    text = f"{words}. {SENTENCE}"
    answer = ask("/v2/check", f"text={text}&language=nl-NL")
    assert ("archaisch", "per omgaande") in _spans(answer, text)


def test_offsets_are_those_of_the_editor(ask) -> None:  # type: ignore[no-untyped-def]
    text = f"Dag \U0001f600 en \u201cu\u201d. {SENTENCE}"
    assert ("archaisch", "per omgaande") in _spans(ask("/v2/check", {"text": text, "language": "nl-NL"}), text)


def test_markup_is_no_text_and_counts_in_the_offsets(ask) -> None:  # type: ignore[no-untyped-def]
    pieces = [
        {"text": "U dient het bedrag "},
        {"markup": "<b class='per omgaande'>"},
        {"text": "per omgaande"},
        {"markup": "</b>"},
        {"text": " te voldoen."},
        {"markup": "<br>", "interpretAs": "\n"},
    ]
    whole = "".join(piece.get("text", "") + piece.get("markup", "") for piece in pieces)
    answer = ask("/v2/check", {"data": json.dumps({"annotation": pieces}), "language": "auto"})
    place = next(
        one for one in answer.tree()["matches"] if one["context"]["text"][one["context"]["offset"] :][:3] == "per"
    )
    assert whole[place["offset"] : place["offset"] + place["length"]] == "per omgaande"
    assert place["offset"] == whole.index(">per omgaande") + 1


def test_what_a_letter_lacks_is_told_of_whole_letters_only(ask) -> None:  # type: ignore[no-untyped-def]
    paragraph = "U heeft nog niet betaald. Wilt u € 80 betalen vóór 3 december 2026?"
    letter = f"Beste mevrouw Jansen,\n\n{paragraph}\n\nMet vriendelijke groet,\n\nTeam Betalen"
    assert "oplossing-ontbreekt" not in dict(_spans(ask("/v2/check", {"text": paragraph, "language": "nl"}), paragraph))
    assert "oplossing-ontbreekt" in dict(_spans(ask("/v2/check", {"text": letter, "language": "nl"}), letter))


@pytest.mark.parametrize(
    "values",
    [
        {"disabledRules": "JARGON,archaisch"},
        {"disabledCategories": "JARGON"},
        {"disabledCategories": "TYPOS,GRAMMAR"},
        {"enabledOnly": "true", "enabledRules": "zin-te-lang"},
    ],
)
def test_rules_can_be_switched_off_as_editors_do(ask, values: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    found = dict(_spans(ask("/v2/check", {"text": SENTENCE, "language": "nl", **values}), SENTENCE))
    assert "archaisch" not in found


def test_languages_and_health(ask) -> None:  # type: ignore[no-untyped-def]
    assert {"name": "Dutch", "code": "nl", "longCode": "nl-NL"} in ask("/v2/languages").tree()
    assert ask("/v2/healthcheck").tree() == "OK"


@pytest.mark.parametrize(
    ("path", "values", "headers", "status"),
    [
        ("/v2/check", {"language": "nl"}, {}, 400),
        ("/v2/check", {"text": "x", "data": "{}", "language": "nl"}, {}, 400),
        ("/v2/check", {"data": "geen json", "language": "nl"}, {}, 400),
        ("/v2/check", {"data": '{"annotation": 3}', "language": "nl"}, {}, 400),
        ("/v2/check", {"text": "x", "language": "de-DE"}, {}, 400),
        ("/v2/check", {"text": "x " * 150_000, "language": "nl"}, {}, 413),
        ("/v2/anders", {"text": "x"}, {}, 404),
        ("/v2/check", {"text": "x", "language": "nl"}, {"Host": "kwaad.voorbeeld.nl"}, 403),
        ("/v2/check", {"text": "x", "language": "nl"}, {"Origin": "https://kwaad.voorbeeld.nl"}, 403),
        ("/v2/check", {"text": "x", "language": "nl"}, {"Content_Type": "text/plain"}, 415),
        ("/v2/check", {"text": "x", "language": "nl"}, {"Content_Length": str(MOST_BYTES + 1)}, 413),
    ],
)
def test_a_wrong_request_is_refused_with_one_dutch_sentence(  # type: ignore[no-untyped-def]
    ask, path: str, values: dict[str, str], headers: dict[str, str], status: int
) -> None:
    answer = ask(path, values, **headers)
    assert answer.status == status
    assert answer.body.startswith(b"Fout: ")
    assert answer.headers["Access-Control-Allow-Origin"] is None


def test_an_add_on_of_a_browser_may_ask(ask) -> None:  # type: ignore[no-untyped-def]
    origin = "moz-extension://0f9c"
    answer = ask("/v2/check", {"text": SENTENCE, "language": "nl"}, Origin=origin)
    assert answer.status == 200
    assert answer.headers["Access-Control-Allow-Origin"] == origin
