"""LibreOffice Writer itself, with ``letterkit serve`` as the LanguageTool server of its options."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from letterkit.lint import Linter
from letterkit.serving import Checker, Server
from tests.serving import writer

LACKING = writer.lacking()
pytestmark = [pytest.mark.slow, pytest.mark.enable_socket, pytest.mark.skipif(bool(LACKING), reason=LACKING)]


@pytest.fixture
def address(socket_enabled: None) -> Iterator[str]:
    with Server(Checker(Linter()), 0) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}/v2"
        running.shutdown()
        thread.join()


def test_writer_gets_the_findings_with_their_replacements(address: str, tmp_path: Path) -> None:
    texts = [
        "U heeft nog niet betaald. Wij stellen u in gebreke.",
        "U dient het bedrag per omgaande te voldoen.",
        "Bakker & Zonen vraagt 5% + rente, met \U0001f600 en %20. Wij stellen u in gebreke.",
        "Wilt u vandaag bellen?",
    ]
    with writer.writer(tmp_path / "profile", address, "--headless") as pipe:
        services, answers = writer.checked(pipe, texts)
    assert services == ["org.openoffice.lingu.LanguageToolGrammarChecker"]
    words = [[found[0] for found in answer] for answer in answers]
    assert "stellen u in gebreke" in words[0]
    assert "stellen u in gebreke" in words[2], "signs that stand for something in an address are text here"
    assert words[3] == []
    first, *_ = [found for found in answers[1] if "omgaande" in found[0]]
    assert (first[0], first[2][0]) == ("per omgaande", "meteen"), "Writer offers what comes first around a word"
    assert "“per omgaande”" in first[1]
    colours = {found[0]: found[3] for answer in reversed(answers) for found in reversed(answer)}
    assert colours["stellen u in gebreke"] != colours["te voldoen"], "an error has a colour of its own"
