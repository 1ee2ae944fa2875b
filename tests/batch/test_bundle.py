"""What decides a message is read once, has one hash, and is opened by every worker from there."""

import json
import multiprocessing
import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from letterkit import installed, resources
from letterkit.batch import Counts, Order, bundles, run
from letterkit.batch.choices import Choices
from letterkit.batch.chunk import Chunk
from letterkit.batch.executors import Executor, Here, Processes
from letterkit.batch.ledger import Ledger, Run, own_ledger
from letterkit.batch.progress import Step
from letterkit.batch.work import work
from letterkit.bundle import Bundle, key_of
from letterkit.cli.batch_order import order_of
from letterkit.errors import LedgerTrouble
from letterkit.render.letter.faces import BOLD, REGULAR
from letterkit.workspace import load_workspace
from tests.batch.conftest import CREDITOR, TODAY, input_rows
from tests.batch.many import records
from tests.batch_outputs import hashes

OTHER_ACCOUNT = "NL02ABNA0123456789"
TEMPLATE = "templates/nl/herinnering/email.md.j2"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A creditor of whom every file that can decide a message is its own. Its creditor.yaml."""
    folder = tmp_path / "huis"
    (folder / TEMPLATE).parent.mkdir(parents=True)
    for name in ("logo.svg", "betaalgeheim"):
        shutil.copy(CREDITOR.parent / name, folder / name)
    shutil.copy(resources.templates_dir() / "herinnering/email.md.j2", folder / TEMPLATE)
    shutil.copy(REGULAR[1], folder / "gewoon.ttf")
    shutil.copy(BOLD[1], folder / "vet.ttf")
    for name, colour in (("logo.png", "red"), ("papier.png", "white"), ("vervolg.png", "white")):
        Image.new("RGB", (60, 80), colour).save(folder / name)
    text = CREDITOR.read_text(encoding="utf-8")
    style = "huisstijl:\n  lettertype: gewoon.ttf\n  lettertype_vet: vet.ttf\n"
    style += "  briefpapier: papier.png\n  vervolgpapier: vervolg.png"
    text, number = re.subn(r"^huisstijl:", style, text, flags=re.MULTILINE)
    assert number == 1
    (folder / "creditor.yaml").write_text(text, encoding="utf-8")
    return folder / "creditor.yaml"


def written(out: Path, order: Order, luggage: bundles.Bundles, executor: Executor, seen: Callable[[], None]) -> Counts:
    """A run of some cases; ``seen`` is called when its first part is done."""
    out.mkdir(mode=0o700)

    def step(step: Step) -> None:
        if step.chunk == 0:
            seen()

    with executor, Ledger(own_ledger(out), Run("0" * 64, ".", TODAY)) as ledger:
        executor.bring(luggage)
        return run(input_rows(records(60)), order, ledger, executor, progress=step)


def ordered(creditor: Path, out: Path) -> tuple[Order, bundles.Bundles]:
    return order_of(Choices("", str(creditor), TODAY, chunk=5), str(out))


def nothing() -> None:
    pass


def spoil(creditor: Path) -> None:
    """Change whatever decides a message."""
    for path in sorted(creditor.parent.rglob("*")):
        if path.suffix == ".yaml":
            path.write_text(re.sub(r"iban: .*", f"iban: {OTHER_ACCOUNT}", path.read_text(encoding="utf-8"), count=1))
        elif path.suffix == ".png":
            Image.new("RGB", (60, 80), "blue").save(path)
        elif path.suffix == ".j2":
            path.write_text(path.read_text(encoding="utf-8") + "\nTot ziens.\n", encoding="utf-8")
        elif path.is_file():
            path.write_bytes(b"iets anders, en langer dan tweeendertig tekens")


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("how", ["changed", "gone"])
def test_an_edit_while_a_run_is_at_work_has_no_effect(house: Path, tmp_path: Path, how: str) -> None:
    """Not in this process, not in workers, and not in those that start after it because others were killed."""
    order, luggage = ordered(house, tmp_path / "rustig")
    written(tmp_path / "rustig", order, luggage, Here(), nothing)

    def disturb() -> None:
        spoil(house) if how == "changed" else shutil.rmtree(house.parent)
        for process in multiprocessing.active_children():
            process.kill()

    order, luggage = ordered(house, tmp_path / "uit")
    assert written(tmp_path / "uit", order, luggage, Processes(2), disturb).produced
    assert hashes(tmp_path / "uit") == hashes(tmp_path / "rustig")


@pytest.mark.slow
def test_runs_at_work_in_one_process_each_keep_their_own(house: Path, tmp_path: Path) -> None:
    """As a worker of a cluster has it, that lives longer than a night and has more than one thread."""
    (tmp_path / "uit").mkdir()
    nights = [ordered(house, tmp_path / "uit")]
    spoil(house)
    for name in ("logo.svg", "betaalgeheim"):
        shutil.copy(CREDITOR.parent / name, house.parent / name)
    shutil.copy(REGULAR[1], house.parent / "gewoon.ttf")
    shutil.copy(BOLD[1], house.parent / "vet.ttf")
    nights.append(ordered(house, tmp_path / "uit"))
    assert nights[0][0].key != nights[1][0].key
    unpack = [pickle.dumps(luggage.packed()) for _, luggage in nights]
    bundles._WORKSPACES.clear()
    shutil.rmtree(house.parent)
    accounts = []
    for turn in (0, 1, 0):
        pickle.loads(unpack[turn])()  # noqa: S301 - of this test
        workspace = nights[turn][0].load_workspace()
        accounts.append(workspace.creditor.betalen.iban)
        assert work(nights[turn][0], Chunk(0, tuple(input_rows(records(2)))))
    assert [account == OTHER_ACCOUNT for account in accounts] == [False, True, False]


WATCHED = """
import json, pickle, sys
opened = []
looking = False
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if looking and event in EVENTS else None)
EVENTS = ("open", "os.listdir", "os.scandir")
from letterkit.batch.work import work
unpack, order, chunk = pickle.loads(sys.stdin.buffer.read())
looking = True
unpack()
made = [message.channel for row in work(order, chunk) for message in row.messages]
looking = False
print(json.dumps([opened, made]))
"""


@pytest.mark.slow
def test_a_worker_opens_nothing_that_is_not_in_the_hash(house: Path, tmp_path: Path) -> None:
    """Only what came with letterkit, which is in the hash too, and what is Python's and its libraries'."""
    out = (tmp_path / "uit").resolve()
    out.mkdir()
    order, luggage = ordered(house, out)
    given = pickle.dumps((luggage.packed(), order, Chunk(0, tuple(input_rows(records(60))))))
    done = subprocess.run([sys.executable, "-P", "-c", WATCHED], input=given, stdout=subprocess.PIPE, check=True)
    opened, made = json.loads(done.stdout)
    assert {"letter", "email", "sms"} <= set(made)
    hashed = {str(Path(path).resolve()) for _, path in installed.files()}
    strange = {name for name in opened if Path(name).exists() and not _is_known(name, out, hashed)}
    assert not strange


def _is_known(name: str, out: Path, hashed: set[str]) -> bool:
    path = Path(name).resolve()
    own = (Path(installed.__file__).parent, resources.templates_dir(), resources.glossary_dir())
    if any(path.is_relative_to(folder.resolve()) for folder in own):
        return str(path) in hashed or "__pycache__" in path.parts or path.is_dir()
    libraries = {Path(found).resolve() for found in (*sys.path, sys.prefix, sys.base_prefix) if found}
    libraries -= {Path.cwd().resolve(), *(folder.resolve().parent for folder in own)}
    of_system = ("/dev/", "/proc/", "/sys/", "/usr/share/zoneinfo/", "/etc/")
    return path.is_relative_to(out) or any(map(path.is_relative_to, libraries)) or str(path).startswith(of_system)


@pytest.mark.slow
def test_the_hash_covers_all_that_decides_and_not_where_it_stands(house: Path, tmp_path: Path) -> None:
    before = key_of(load_workspace(house))
    moved = tmp_path / "elders"
    shutil.copytree(house.parent, moved)
    assert key_of(load_workspace(moved / "creditor.yaml")) == before
    names = sorted(path for path in moved.rglob("*") if path.is_file() and path.suffix not in (".ttf", ".svg"))
    assert {"betaalgeheim", "creditor.yaml", "email.md.j2", "logo.png", "papier.png"} <= {path.name for path in names}
    for path in names:
        whole = path.read_bytes()
        spoil_one(path)
        assert key_of(load_workspace(moved / "creditor.yaml")) != before, path.name
        path.write_bytes(whole)
    (moved / "logo.svg").write_text((moved / "logo.svg").read_text(encoding="utf-8") + "<!-- later -->")
    assert key_of(load_workspace(moved / "creditor.yaml")) != before
    shutil.copy(house.parent / "logo.svg", moved / "logo.svg")
    shutil.copy(BOLD[0], moved / "gewoon.ttf")
    assert key_of(load_workspace(moved / "creditor.yaml")) != before


def spoil_one(path: Path) -> None:
    if path.suffix == ".png":
        Image.new("RGB", (60, 80), "blue").save(path)
    elif path.suffix == ".yaml":
        path.write_text(re.sub(r"iban: .*", f"iban: {OTHER_ACCOUNT}", path.read_text(encoding="utf-8"), count=1))
    else:
        path.write_bytes(path.read_bytes() + b"\nTot ziens.\n")


def test_another_letterkit_on_a_worker_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = load_workspace(CREDITOR)
    bundle = Bundle.of(workspace, key_of(workspace))
    assert key_of(bundle.open()) == bundle.key
    monkeypatch.setattr(installed, "digest", lambda: "another")
    with pytest.raises(LedgerTrouble, match="letterkit_differs"):
        bundle.open()


@pytest.mark.slow
def test_the_hash_of_letterkit_has_every_file_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [name for name, _ in installed.files()]
    kinds = ("./bundle.py", "lint/levels/", "law/", "texts/nl.yaml", "render/letter/fonts/", "templates/", "glossary/")
    assert all(any(name.startswith(kind) for name in names) for kind in kinds)
    before = installed.digest()
    rule, changed = next(item for item in installed.files() if item[0].startswith("glossary/")), tmp_path / "anders"
    changed.write_bytes(Path(rule[1]).read_bytes() + b"# later")
    found = [(name, str(changed) if name == rule[0] else path) for name, path in installed.files()]
    monkeypatch.setattr(installed, "files", lambda: iter(found))
    assert installed.digest() != before
    monkeypatch.undo()
    monkeypatch.setattr(installed, "libraries", lambda: "reportlab 0")
    assert installed.digest() != before


def test_the_log_of_a_cluster_shows_no_secret_and_no_customer() -> None:
    """It writes what failed with all that it was given, as ``repr`` shows it."""
    workspace = load_workspace(CREDITOR)
    bundle, chunk = Bundle.of(workspace, "0" * 64), Chunk(0, tuple(input_rows(records(3))))
    shown = repr((bundle, chunk))
    assert (workspace.secret or b"").decode() in repr(bundle.content)
    assert (workspace.secret or b"").decode() not in shown
    customer = chunk.rows[0].record["klant"]  # type: ignore[index]
    assert customer["achternaam"] not in shown


def test_a_process_that_was_given_nothing_says_so() -> None:
    with pytest.raises(LedgerTrouble, match="bundle_missing"):
        bundles.opened("0" * 64)
