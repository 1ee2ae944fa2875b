"""What LibreOffice Writer underlines with ``letterkit serve`` as its LanguageTool server: a picture of its window, and
of the menu on one of the words.

    python -m benchmarks.writer_picture OUT.png

Needs LibreOffice with a window (no ``-nogui`` packages), python3-uno, Xvfb, xdotool and ``import`` of ImageMagick.
"""

import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from letterkit.lint import Linter
from letterkit.serving import Checker, Server
from tests.serving import writer

_DISPLAY = ":78"
_WORD = ("300", "255")  # where "omgaande" stands in this window
_LETTER = (
    "Beste heer Bakker,",
    "U heeft nog niet betaald. Wij stellen u in gebreke.",
    "U dient het bedrag per omgaande te voldoen aan Jansen & Co.",
    "Wilt u vandaag bellen? Dan zoeken wij samen een oplossing.",
)


def main(picture: Path) -> None:
    """Start the server, a screen and the office; write the picture."""
    if reason := writer.lacking():
        raise SystemExit(reason)
    screen = subprocess.Popen(["Xvfb", _DISPLAY, "-screen", "0", "1000x480x24"], stderr=subprocess.DEVNULL)
    checker = Checker(Linter())
    checker.check({"text": " ".join(_LETTER), "language": "nl"})  # loads what it needs
    with Server(checker, 0) as server, tempfile.TemporaryDirectory() as scratch:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/v2"
        with writer.writer(Path(scratch, "profile"), address, "--writer", display=_DISPLAY) as pipe:
            writer.show(pipe, _LETTER, seconds=12)
            on_screen = {**os.environ, "DISPLAY": _DISPLAY}
            subprocess.run(["xdotool", "mousemove", *_WORD, "click", "3", "sleep", "2"], env=on_screen, check=True)
            subprocess.run(["import", "-display", _DISPLAY, "-window", "root", str(picture)], check=True)
        server.shutdown()
    screen.terminate()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
