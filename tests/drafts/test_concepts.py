"""What is typed is kept, and nothing of another is written over."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit import stages
from letterkit.drafts.concepts import ChangedMeanwhile, Concepts, decoded, digest, encoded
from letterkit.drafts.history import History
from letterkit.errors import WrongCall
from letterkit.resources import templates_dir

NAME = "herinnering/letter.md.j2"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    own = tmp_path / "templates" / "nl"
    (own / "herinnering").mkdir(parents=True)
    (own / NAME).write_bytes((templates_dir() / NAME).read_bytes())
    return own


@pytest.mark.slow
def test_every_shipped_text_saved_without_a_change_is_the_same_bytes(tmp_path: Path) -> None:
    found = stages.load(tmp_path)
    for name in found.files.names:
        if name.endswith(".md.j2"):
            opened = Concepts(tmp_path).open(found, name)
            Concepts(tmp_path).save(found, name, opened.text, opened.base)
            assert (tmp_path / name).read_bytes() == (templates_dir() / name).read_bytes()


@pytest.mark.slow
@given(st.lists(st.tuples(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])), st.sampled_from(["\n", "\r\n"]))), st.booleans())  # fmt: skip
def test_whatever_the_line_ends_the_same_text_is_the_same_bytes(lines: list[tuple[str, str]], mark: bool) -> None:
    data = (("\ufeff" if mark else "") + "".join(line + end for line, end in lines)).encode()
    assert encoded(decoded(data), data) == data


def test_a_change_keeps_the_line_ends_and_the_mark_of_the_file() -> None:
    assert encoded("een\nthree\n", b"\xef\xbb\xbfeen\r\ntwee\r\n") == b"\xef\xbb\xbfeen\r\nthree\r\n"


@pytest.mark.slow
def test_what_was_typed_comes_back_and_no_run_sees_it(folder: Path) -> None:
    found = stages.load(folder)
    concepts = Concepts(folder)
    opened = concepts.open(found, NAME)
    concepts.keep(NAME, opened.text + "half een woo", opened.base)
    again = Concepts(folder).open(stages.load(folder), NAME)  # a workspace with a concept in it is sound
    assert again.text == opened.text + "half een woo"
    assert again.saved == opened.saved
    assert concepts.names() == (NAME,)
    concepts.save(found, NAME, again.text, again.base)
    assert concepts.names() == ()
    assert (folder / NAME).read_text(encoding="utf-8").endswith("half een woo")


def test_a_file_that_another_changed_is_not_written_over(folder: Path) -> None:
    found = stages.load(folder)
    concepts = Concepts(folder)
    first, second = concepts.open(found, NAME), concepts.open(found, NAME)
    concepts.save(found, NAME, first.text + "van de een", first.base)
    with pytest.raises(ChangedMeanwhile):
        concepts.save(found, NAME, second.text + "van de ander", second.base)
    assert (folder / NAME).read_text(encoding="utf-8").endswith("van de een")


@pytest.mark.parametrize(
    "name", ["../../creditor.yaml", "../../x.md.j2", "/etc/passwd", ".x.md.j2", "herinnering/stage.yaml"]
)
def test_only_texts_of_the_workspace_can_be_opened(folder: Path, name: str) -> None:
    with pytest.raises(WrongCall):
        Concepts(folder).open(stages.load(folder), name)
    with pytest.raises(WrongCall):
        Concepts(folder).keep("../../../x.md.j2", "x", "0")


def test_every_saved_version_can_be_read_back(tmp_path: Path) -> None:
    history = History(tmp_path)
    assert history.versions(NAME) == ()
    history.keep(NAME, b"twee", by="Noor <x>", note="korter", before=b"een")
    history.keep("_parts/slot.md.j2", b"slot", by="", note="")
    history.keep(NAME, b"twee", by="Noor", note="nog eens")  # the same is no version
    found = History(tmp_path).versions(NAME)
    assert [(one.by, one.note, history.text(NAME, one.id)) for one in found] == [
        ("Noor x", "korter", b"twee"),
        ("", "", b"een"),
    ]
    for wrong in ("0" * 40, "kort", "é"):
        with pytest.raises(WrongCall):
            history.text(NAME, wrong)


def test_a_digest_is_of_the_bytes(folder: Path) -> None:
    assert Concepts(folder).open(stages.load(folder), NAME).base == digest((folder / NAME).read_bytes())
