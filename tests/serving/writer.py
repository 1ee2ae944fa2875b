"""LibreOffice Writer with a LanguageTool server set in its options, and what its own grammar checker finds there.

The office is asked through UNO, by a Python that has its bindings: often that of the system and not this one.
"""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_SERVICE = "org.openoffice.lingu.LanguageToolGrammarChecker"
_PYTHONS = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python", "/opt/libreoffice/program/python")
_SETTINGS = {
    "org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool": {"BaseURL": "{address}", "IsEnabled": "true"},
    "org.openoffice.Office.Linguistic/General": {"DefaultLocale": "nl-NL", "UILocale": "nl"},
    "org.openoffice.Office.Common/Misc": {"FirstRun": "false", "ShowTipOfTheDay": "false"},
}
_ITEM = '<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{items}</oor:items>\n'
)
_CONNECTED = """
import json, sys, time, uno
from com.sun.star.lang import Locale
DUTCH, here, office = Locale("nl", "NL", ""), uno.getComponentContext(), None
resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
while office is None:
    try:
        office = resolver.resolve(f"uno:pipe,name={sys.argv[1]};urp;StarOffice.ComponentContext")
    except uno.getClass("com.sun.star.connection.NoConnectException"):
        time.sleep(0.2)
make = lambda name: office.ServiceManager.createInstanceWithContext(name, office)
asked = json.loads(sys.stdin.read())
"""
_CHECK = """
checker, answers = make(asked["service"]), []
for text in asked["texts"]:
    units = text.encode("utf-16-le")
    found = checker.doProofreading("letter", text, DUTCH, 0, len(text), ()).aErrors
    answers.append([
        [units[2 * one.nErrorStart : 2 * (one.nErrorStart + one.nErrorLength)].decode("utf-16-le"), one.aShortComment,
         list(one.aSuggestions), *(f"{each.Value:06x}" for each in one.aProperties if each.Name == "LineColor")]
        for one in found
    ])
manager = make("com.sun.star.linguistic2.LinguServiceManager")
print(json.dumps([manager.getConfiguredServices("com.sun.star.linguistic2.Proofreader", DUTCH), answers]))
"""
_SHOW = """
document = make("com.sun.star.frame.Desktop").loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
cursor = document.Text.createTextCursor()
cursor.CharLocale, cursor.CharHeight = DUTCH, 14
document.Text.insertString(cursor, "\\r".join(asked["texts"]), False)
document.CurrentController.Frame.ContainerWindow.setPosSize(0, 0, 1000, 480, 15)
time.sleep(asked["seconds"])  # Writer checks when it has nothing else to do
print("[]")
"""


def lacking() -> str:
    """What this machine misses to ask Writer, empty when it misses nothing."""
    if shutil.which("soffice") is None:
        return "LibreOffice Writer is not installed"
    return "" if _python() else "the bindings of LibreOffice for Python (python3-uno) are not installed"


@contextmanager
def writer(profile: Path, address: str, *options: str, display: str | None = None) -> Iterator[str]:
    """The pipe of an office with a new profile that has this address as its LanguageTool server."""
    items = [
        _ITEM.format(path=path, name=name, value=value.format(address=address))
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    ]
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items="".join(items)), encoding="utf-8")
    pipe = f"letterkit{os.getpid()}"
    command = ["soffice", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp", *options]
    command += [f"-env:UserInstallation={profile.as_uri()}"]
    environment = {**os.environ, **({"DISPLAY": display, "SAL_USE_VCLPLUGIN": "gen"} if display else {})}
    office = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield pipe
    finally:
        os.killpg(office.pid, signal.SIGTERM)  # the starter and the office it started
        office.wait(timeout=60)


def checked(pipe: str, texts: Sequence[str]) -> tuple[list[str], list[list[list[Any]]]]:
    """The grammar checkers the office has set for Dutch; and of each text the words, the sentence, the replacements
    and the colour of the line of every finding."""
    services, answers = _asked(_CHECK, pipe, {"texts": list(texts), "service": _SERVICE})
    return services, answers


def show(pipe: str, texts: Sequence[str], *, seconds: float) -> None:
    """Paragraphs in a window, and time for the office to underline."""
    _asked(_SHOW, pipe, {"texts": list(texts), "seconds": seconds})


def _asked(script: str, pipe: str, values: dict[str, Any]) -> Any:
    python = _python()
    assert python, lacking()
    done = subprocess.run(
        [python, "-c", _CONNECTED + script, pipe],
        input=json.dumps(values),
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _python() -> str | None:
    """A Python that can speak with LibreOffice."""
    for python in filter(os.path.exists, _PYTHONS):
        if subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0:
            return python
    return None
