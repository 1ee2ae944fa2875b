"""``letterkit lsp`` as an editor uses it: a real client that starts the command and speaks the protocol with it."""

import asyncio
import shutil
import sys
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from letterkit import resources

pytest.importorskip("pygls", reason="no extra lsp")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

T = TypeVar("T")
LETTER = "Beste mevrouw,\n\n😀 Gaarne helpen wij u per omgaande.\n"
PART = '{% include "_parts/slot.md.j2" %}'
TEMPLATE = f"""---
stage: herinnering
channel: letter
subject: "Wij missen uw betaling"
---
{{{{ klant.aanhef }}}},

Gaarne zien wij uw betaling van **{{{{ betaling.bedrag | euro }}}}** per omgaande.

{{% include "_parts/betalen_brief.md.j2" %}}

{{% for termijn in achterstand.termijnen %}}
- {{{{ termijn.bedrag | euro }}}}
{{% endfor %}}

{PART}
"""


class Editor:
    """An editor with ``letterkit lsp`` behind it; keeps what it is told of each file."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.told, self.versions = folder, {}, {}  # type: ignore[var-annotated]
        self.loop = asyncio.new_event_loop()
        self.client = LanguageClient("editor", "1")

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def told(params: types.PublishDiagnosticsParams) -> None:
            self.told[params.uri, params.version] = params.diagnostics

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(asyncio.wait_for(work, 300))

    def start(self) -> types.InitializeResult:
        command = [sys.executable, "-m", "letterkit", "lsp", "--today", "2026-11-30"]
        self.run(self.client.start_io(*command, cwd=self.folder))
        asked = types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=self.folder.as_uri())
        return self.run(self.client.initialize_async(asked))

    def stop(self) -> None:
        self.run(self.client.shutdown_async(None))
        self.client.exit(None)
        self.run(self.client.stop())
        self.loop.close()

    def open(self, file: Path, text: str) -> list[types.Diagnostic]:
        item = types.TextDocumentItem(file.as_uri(), "markdown", self._next(file), text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return self.answer(file)

    def change(self, file: Path, edit: types.TextEdit) -> list[types.Diagnostic]:
        change = types.TextDocumentContentChangePartial(edit.range, edit.new_text)
        identifier = types.VersionedTextDocumentIdentifier(self._next(file), file.as_uri())
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))
        return self.answer(file)

    def _next(self, file: Path) -> int:
        self.versions[file] = self.versions.get(file, 0) + 1
        return int(self.versions[file])

    def answer(self, file: Path) -> list[types.Diagnostic]:
        """What the server says of the newest text of a file."""
        key = file.as_uri(), self.versions[file]

        async def waited() -> list[types.Diagnostic]:
            while key not in self.told:
                await asyncio.sleep(0.02)
            return list(self.told[key])

        return self.run(waited())

    def hover(self, file: Path, line: int, character: int) -> str:
        asked = types.HoverParams(types.TextDocumentIdentifier(file.as_uri()), types.Position(line, character))
        found = self.run(self.client.text_document_hover_async(asked))
        return found.contents.value if found else ""  # type: ignore[union-attr]

    def actions(self, file: Path, place: types.Range) -> list[types.CodeAction]:
        document = types.TextDocumentIdentifier(file.as_uri())
        asked = types.CodeActionParams(document, place, types.CodeActionContext([]))
        return self.run(self.client.text_document_code_action_async(asked)) or []  # type: ignore[return-value]

    def complete(self, file: Path, line: int, character: int) -> dict[str, types.CompletionItem]:
        document, place = types.TextDocumentIdentifier(file.as_uri()), types.Position(line, character)
        found = self.run(self.client.text_document_completion_async(types.CompletionParams(document, place)))
        return {one.label: one for one in found or ()}  # type: ignore[union-attr]

    def definition(self, file: Path, line: int, character: int) -> types.Location | None:
        document, place = types.TextDocumentIdentifier(file.as_uri()), types.Position(line, character)
        asked = types.DefinitionParams(document, place)
        return self.run(self.client.text_document_definition_async(asked))  # type: ignore[return-value]


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("werk")
    stage = folder / "templates" / "nl" / "herinnering"
    stage.mkdir(parents=True)
    (stage / "letter.md.j2").write_text(TEMPLATE, encoding="utf-8")
    shutil.copytree(resources.samples_dir(), folder, dirs_exist_ok=True)
    editor = Editor(folder)
    editor.start()
    yield editor
    editor.stop()


def _place(text: str, words: str) -> types.Range:
    """Where the first such words stand, as an editor counts: in UTF-16."""
    before = text[: text.index(words)]
    line, start = before.count("\n"), before.rpartition("\n")[2]
    units = [len(one.encode("utf-16-le")) // 2 for one in (start, start + words)]
    return types.Range(types.Position(line, units[0]), types.Position(line, units[1]))


def _at(told: list[types.Diagnostic], place: types.Range) -> list[object]:
    return [one.code for one in told if one.range == place]


@pytest.mark.slow
def test_a_text_has_its_findings_with_why_and_source_and_a_replacement_that_removes_them(editor: Editor) -> None:
    file = editor.folder / "brief.txt"
    told = editor.open(file, LETTER)
    words, first = _place(LETTER, "per omgaande"), _place(LETTER, "Gaarne")
    assert "archaisch" in _at(told, words)
    assert _at(told, first) == ["archaisch"]
    assert {one.source for one in told} == {"letterkit"}
    why = editor.hover(file, words.start.line, words.start.character + 3)
    assert "[archaisch]" in why
    assert "Bron: " in why
    (action, *_) = editor.actions(file, first)
    (edit,) = action.edit.changes[file.as_uri()]  # type: ignore[union-attr, index]
    assert edit.new_text == "Graag", "a sentence still begins with a capital"
    assert _at(editor.change(file, edit), first) == []


@pytest.mark.slow
def test_a_template_is_judged_as_it_stands_in_the_editor_over_all_its_branches(editor: Editor) -> None:
    file = editor.folder / "templates" / "nl" / "herinnering" / "letter.md.j2"
    told = editor.open(file, TEMPLATE)
    assert "archaisch" in _at(told, _place(TEMPLATE, "per omgaande"))
    wrong = types.TextEdit(_place(TEMPLATE, "{{ klant.aanhef }}"), "{ klant.aanhef }")
    told = editor.change(file, wrong)
    assert [(one.code, one.range.start.line) for one in told] == [("sjabloon-fout", 5)]
    assert "dubbele accolades" in told[0].message
    assert file.read_text(encoding="utf-8") == TEMPLATE, "nothing is written where the writer works"
    right = types.TextEdit(_place(TEMPLATE.replace("{{ klant.aanhef }}", "{ klant.aanhef }"), "{ klant.aanhef }"), "")
    assert "sjabloon-fout" not in [one.code for one in editor.change(file, right)]


@pytest.mark.slow
def test_a_text_in_another_language_says_that_it_is_not_judged(editor: Editor) -> None:
    file = editor.folder / "templates" / "en" / "herinnering" / "letter.md.j2"
    file.parent.mkdir(parents=True)
    file.write_text(TEMPLATE, encoding="utf-8")
    (told,) = editor.open(file, TEMPLATE)
    assert "Niet beoordeeld: letterkit leest geen Engels." in told.message


@pytest.mark.slow
def test_fields_filters_parts_and_commands_are_completed_and_explained(editor: Editor) -> None:
    file = editor.folder / "templates" / "nl" / "herinnering" / "letter.md.j2"
    text = TEMPLATE + '{{ klant. }}{{ betaling.bedrag | }}{% %}{% include "_parts/sl" %}{{ ter }}'
    editor.open(file, text)
    last = text.count("\n")
    line = text.split("\n")[last]

    def after(words: str) -> dict[str, types.CompletionItem]:
        return editor.complete(file, last, line.index(words) + len(words))

    assert {"aanhef", "voornaam", "samen"} <= after("{{ klant.").keys()
    assert list(after("betaling.bedrag | ")) == ["euro"]
    assert {"if", "endfor", "include"} <= after("{% ").keys()
    assert after('"_parts/sl')["_parts/slot.md.j2"].text_edit.new_text == "_parts/slot.md.j2"  # type: ignore[union-attr]
    assert "termijn" not in after("{{ ter")
    inside = _place(TEMPLATE, "termijn.bedrag")
    found = editor.complete(file, inside.start.line, inside.start.character + len("termijn."))
    assert found["bedrag"].text_edit.new_text == "bedrag | euro"  # type: ignore[union-attr]
    assert editor.complete(file, 7, 3) == {}, "no fields among the words"
    told = editor.hover(file, inside.start.line, inside.start.character + 10)
    assert told == "termijn.bedrag: een bedrag. In de tekst: {{ termijn.bedrag | euro }}"


@pytest.mark.slow
def test_an_include_leads_to_the_part(editor: Editor) -> None:
    file = editor.folder / "templates" / "nl" / "herinnering" / "letter.md.j2"
    editor.open(file, TEMPLATE)
    place = _place(TEMPLATE, "_parts/slot.md.j2")
    found = editor.definition(file, place.start.line, place.start.character + 2)
    assert found
    assert found.uri == (resources.templates_dir() / "_parts" / "slot.md.j2").resolve().as_uri()
    assert editor.definition(file, 6, 0) is None
