"""A client of the protocol that others made: ``language_tool_python``, where it is installed."""

import threading

import pytest

from letterkit.lint import Linter
from letterkit.serving import Checker, Server

client = pytest.importorskip("language_tool_python", reason="language_tool_python is not installed")
pytestmark = pytest.mark.enable_socket
TEXT = "Wij stellen u in gebreke. U dient het bedrag per omgaande te voldoen."


@pytest.mark.slow
def test_finding_replacement_and_corrected_text(socket_enabled: None) -> None:
    with Server(Checker(Linter()), 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with client.LanguageTool("nl", remote_server=f"http://127.0.0.1:{server.server_port}") as tool:
            matches = tool.check(TEXT)
            corrected = client.utils.correct(TEXT, matches)
        server.shutdown()
    found = {(TEXT[one.offset : one.offset + one.error_length], *one.replacements) for one in matches}
    assert ("stellen u in gebreke",) in found
    assert ("per omgaande", "meteen") in found
    assert corrected == "Wij stellen u in gebreke. U dient het bedrag meteen te betalen."
