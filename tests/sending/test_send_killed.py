"""Real processes, killed with kill -9 while they send: no mail twice, and none lost that is not named."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sending.conftest import MONDAY_AT_TEN, Post, of_channel

pytestmark = pytest.mark.slow
PATIENCE = 240
SENDER = """
import sys
from datetime import datetime
from letterkit.cli import cli, error_boundary, send
from letterkit.sending import Clock
send.Clock = lambda: Clock(lambda: datetime.fromisoformat(sys.argv[1]))
sys.exit(error_boundary.run(lambda: cli.main(args=sys.argv[2:], standalone_mode=False)))
"""


def started(out: Path, post: Post, *options: str) -> subprocess.Popen[str]:
    server = ["--host", "127.0.0.1", "--port", str(post.port), "--security", "none", "--rate", "60000"]
    command = [sys.executable, "-c", SENDER, MONDAY_AT_TEN, "send", str(out), "--channel", "email", *server, *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished(out: Path, post: Post, *options: str) -> tuple[int, set[str]]:
    """Exit code, and the cases of which nobody knows whether they were sent."""
    with started(out, post, *options) as process:
        told, errors = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in errors
    return process.returncode, set(re.findall(r"^Zaak (\S+): niet zeker", told, re.MULTILINE))


def shooting(process: subprocess.Popen[str], moment: str, times: int) -> Callable[[str], None]:
    """Kills the sender when this moment comes for the given time."""
    moments = iter(range(1, times + 1))

    def watch(now: str) -> None:
        if now == moment and next(moments, times) == times:
            os.kill(process.pid, signal.SIGKILL)

    return watch


@pytest.mark.parametrize("moment", ["receiver", "taken"])
def test_kill_9_in_the_middle_of_a_message(out: Path, post: Post, moment: str) -> None:
    cases = {line["to"]: line["case_id"] for line in of_channel(out, "email")}
    with started(out, post) as process:
        post.watch = shooting(process, moment, 3)
        process.communicate(timeout=PATIENCE)
    assert process.returncode == -signal.SIGKILL
    post.watch = lambda _moment: None
    code, unknown = finished(out, post)
    third = list(cases)[2]
    assert (code, unknown) == (1, {cases[third]})
    assert post.receivers.count(third) == (moment == "taken")
    assert sorted(post.receivers) == sorted(to for to in cases if to != third or moment == "taken")
    assert finished(out, post, "--retry-unknown") == (0, set())
    assert post.receivers.count(third) == (2 if moment == "taken" else 1)


def test_kill_9_at_any_moment(out: Path, post: Post) -> None:
    cases = {line["to"]: line["case_id"] for line in of_channel(out, "email")}
    chance = random.Random(5)  # noqa: S311 - any moment will do
    for _ in range(3):
        before = len(post.taken)
        with started(out, post) as process:
            give_up = time.monotonic() + PATIENCE
            while len(post.taken) <= before and process.poll() is None and time.monotonic() < give_up:
                time.sleep(0.002)
            time.sleep(chance.random() / 50)
            process.kill()
            process.communicate()
    _, unknown = finished(out, post)
    assert len(unknown) <= 3
    assert len(post.receivers) == len(set(post.receivers)), "somebody got a mail twice"
    assert {cases[to] for to in cases if to not in post.receivers} <= unknown, "a mail was lost and not named"
