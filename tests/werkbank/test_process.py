"""``letterkit werkbank`` as a process: one line on standard output, and Ctrl-C ends it, with a page open too."""

import http.client
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]


def test_the_address_is_the_only_line_and_ctrl_c_ends_it(fresh: Path) -> None:
    command = [sys.executable, "-m", "letterkit", "werkbank", str(fresh), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as served:
        assert served.stdout
        first = served.stdout.readline()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?sleutel=([\w-]{20,})\n", first)
        assert found, first
        connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=60)
        connection.request("GET", f"/?sleutel={found[2]}")
        answer = connection.getresponse()
        assert answer.status == 303
        answer.read()
        cookie = str(answer.headers["Set-Cookie"]).partition(";")[0]
        connection.request("GET", "/stroom", headers={"Cookie": cookie})
        stream = connection.getresponse()
        assert stream.status == 200
        served.send_signal(signal.SIGINT)  # with the stream open, as that of a page is
        rest, complaints = served.communicate(timeout=60)
        stream.close()
        connection.close()
    assert rest == ""
    assert "Traceback" not in complaints
    assert served.returncode == 130


def test_the_first_page_waits_for_nothing_it_does_not_show() -> None:
    """The run of a night, its database and Word are loaded when their screen is asked for."""
    code = "import sys, letterkit.werkbank.serving; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "letterkit.drafts.looking" in loaded
    assert not loaded & {
        "sqlalchemy",
        "docx",
        "mammoth",
        "letterkit.simulation",
        "authlib",
        "argon2",
        "dulwich",
        "spacy",
        "openpyxl",
        "letterkit.panel.pack",
    }


def test_a_folder_without_settings_is_refused_with_what_to_do(letterkit: Run, tmp_path: Path) -> None:
    done = letterkit("werkbank", tmp_path, "--no-browser")
    assert (done.code, done.out) == (2, "")
    assert "letterkit init" in done.err
