"""A process is copied only when its copies can work."""

import subprocess
import sys
import threading

import pytest

from letterkit import forking
from tests import needs

_WITH_JAVA = """
from letterkit import forking
from letterkit.render.letter.check import verapdf
before = forking.may_fork()
assert verapdf.available()
print(before, forking.may_fork())
"""


@pytest.mark.slow
@needs.verapdf
def test_not_beside_a_java_machine() -> None:
    shown = subprocess.run([sys.executable, "-c", _WITH_JAVA], capture_output=True, text=True, timeout=300, check=True)
    assert shown.stdout.split() == ["True", "False"]


def test_not_beside_another_thread() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    assert not forking.may_fork()
    stop.set()
    thread.join()
