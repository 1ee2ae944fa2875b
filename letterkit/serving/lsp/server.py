"""The Language Server Protocol: what an editor asks about open files, and what it is told.

Positions go out and come in as the editor counts them; inside they are lines and code points, both 0-based.
"""

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path
from pygls.workspace import ServerTextPosition, ServerTextRange, TextDocument

from letterkit import __version__
from letterkit.errors import LetterkitError
from letterkit.lint import Finding
from letterkit.lint.replacements import replacements
from letterkit.serving.lsp import fields
from letterkit.serving.lsp.desk import Desk, is_template
from letterkit.stages.strays import PARTS
from letterkit.texts import say

_QUIET = 0.3  # seconds without a key before a text is judged
_SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_KINDS = {
    "field": types.CompletionItemKind.Field,
    "filter": types.CompletionItemKind.Function,
    "command": types.CompletionItemKind.Keyword,
    "part": types.CompletionItemKind.File,
}


class Server(LanguageServer):
    """Judges the open files, one at a time and the newest text of each, beside what the editor asks meanwhile.

    norms: the ids of the norms that each rule serves.
    """

    def __init__(self, desk: Desk, norms: Mapping[str, Sequence[str]]) -> None:
        super().__init__("letterkit", __version__)
        self._desk, self._norms = desk, norms
        self._judging = ThreadPoolExecutor(1, "letterkit")
        self._turn: dict[str, int] = {}
        self._findings: dict[str, tuple[Finding, ...]] = {}

    async def judge(self, uri: str, *, after: float = 0) -> None:
        """Publish the findings of a file, unless its text changes while it waits or is judged."""
        turn = self._turn[uri] = self._turn.get(uri, 0) + 1
        await asyncio.sleep(after)
        if self._turn.get(uri) != turn:
            return
        document = self.workspace.get_text_document(uri)
        text, version = document.source, document.version
        outcome = await asyncio.get_running_loop().run_in_executor(self._judging, self._judged, uri, turn, text)
        if outcome is None or self._turn.get(uri) != turn:
            return
        self._findings[uri], around = outcome
        self._publish(uri, version, [*around, *(_diagnostic(document, finding) for finding in self._findings[uri])])

    def _judged(self, uri: str, turn: int, text: str) -> tuple[tuple[Finding, ...], list[types.Diagnostic]] | None:
        """The findings, and what keeps the file from being judged; None when there is a newer text by now."""
        if self._turn.get(uri) != turn:
            return None
        try:
            return self._desk.findings(_path(uri), text), []
        except LetterkitError as error:
            return (), [_workspace_wrong(error)]

    def _publish(self, uri: str, version: int | None, diagnostics: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    async def judge_all(self) -> None:
        """Judge every open file again: one of them was saved, and others may use it."""
        for uri in list(self._turn):
            await self.judge(uri)

    def forget(self, uri: str) -> None:
        """Forget a file that was closed."""
        self._turn.pop(uri, None)
        self._findings.pop(uri, None)
        self._publish(uri, None, [])

    def at(self, document: TextDocument, place: types.Range) -> list[Finding]:
        """The findings whose words a range of the editor touches."""
        asked = document.range_from_client_units(place)
        start, end = (asked.start.line, asked.start.character), (asked.end.line, asked.end.character)
        return [
            finding
            for finding in self._findings.get(document.uri, ())
            if (finding.line - 1, finding.column - 1) <= end and start <= (finding.end_line - 1, finding.end_column - 1)
        ]

    def hover(self, document: TextDocument, position: types.Position) -> types.Hover | None:
        """What is found at a position and why, or which field stands there."""
        parts = [self._explained(finding) for finding in self.at(document, types.Range(position, position))]
        if not parts and is_template(_path(document.uri)):
            place = document.position_from_client_units(position)
            before, line = _around(document, place.line)
            own = self._desk.own_fields(_path(document.uri))
            parts = [part for part in [fields.describe(line, place.character, before, own)] if part]
        content = types.MarkupContent(types.MarkupKind.PlainText, "\n\n".join(parts))
        return types.Hover(content) if parts else None

    def _explained(self, finding: Finding) -> str:
        lines = [f"{finding.message} [{finding.rule}]", finding.why]
        if finding.suggestions:
            lines.append(say(f"lsp.instead.{finding.advice}", suggestions=", ".join(finding.suggestions)))
        lines.append(say("lsp.source", source=finding.source))
        if norms := self._norms.get(finding.rule):
            lines.append(say("lsp.norms", norms=", ".join(norms)))
        return "\n".join(lines)

    def actions(self, document: TextDocument, place: types.Range) -> list[types.CodeAction]:
        """A replacement for each suggestion, where the marked words stand in the file as the reader sees them."""
        actions = []
        for finding in self.at(document, place):
            diagnostic = _diagnostic(document, finding)
            if document.text_in_client_range(diagnostic.range).split() != finding.text.split():
                continue  # in a template other signs stand between these words, or a field
            for wanted in replacements(finding):
                edit = types.WorkspaceEdit(changes={document.uri: [types.TextEdit(diagnostic.range, wanted)]})
                title = say("lsp.replace", suggestion=wanted)
                kind = types.CodeActionKind.QuickFix
                actions.append(types.CodeAction(title=title, kind=kind, diagnostics=[diagnostic], edit=edit))
        return actions

    def completion(self, document: TextDocument, position: types.Position) -> list[types.CompletionItem]:
        """What can be typed at a position in a template."""
        path = _path(document.uri)
        if not is_template(path):
            return []
        place = document.position_from_client_units(position)
        before, line = _around(document, place.line)
        workspace = self._desk.workspace(path)
        parts = [name for name, _ in workspace.templates.folders.texts() if name.startswith(f"{PARTS}/")]
        choices = fields.choices(before + line[: place.character], parts, self._desk.own_fields(path))
        return [_item(document, place, choice) for choice in choices]

    def definition(self, document: TextDocument, position: types.Position) -> types.Location | None:
        """The file of the shared part whose include stands at a position."""
        path, place = _path(document.uri), document.position_from_client_units(position)
        name = fields.part_at(document.lines[place.line], place.character) if place.line < len(document.lines) else ""
        file = self._desk.workspace(path).templates.folders.stages.files.path(name) if name else None
        uri = from_fs_path(str(file.resolve())) if file else None
        start = types.Position(0, 0)
        return types.Location(uri, types.Range(start, start)) if uri else None


def language_server(desk: Desk, norms: Mapping[str, Sequence[str]]) -> Server:
    """A server with all that it can do; ``start_io`` serves one editor on standard input and output."""
    server = Server(desk, norms)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        await server.judge(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        await server.judge(params.text_document.uri, after=_QUIET)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        await server.judge_all()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        return server.hover(server.workspace.get_text_document(params.text_document.uri), params.position)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return server.actions(server.workspace.get_text_document(params.text_document.uri), params.range)

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[".", "{", "|", " ", '"', "/"])
    )
    def completion(params: types.CompletionParams) -> list[types.CompletionItem]:
        return server.completion(server.workspace.get_text_document(params.text_document.uri), params.position)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> types.Location | None:
        return server.definition(server.workspace.get_text_document(params.text_document.uri), params.position)

    return server


def _path(uri: str) -> Path:
    return Path(to_fs_path(uri) or "-")


def _around(document: TextDocument, line: int) -> tuple[str, str]:
    """All text before a line, and the line."""
    lines = document.lines
    return "".join(lines[:line]), lines[line] if line < len(lines) else ""


def _diagnostic(document: TextDocument, finding: Finding) -> types.Diagnostic:
    start = ServerTextPosition(finding.line - 1, finding.column - 1)
    end = ServerTextPosition(finding.end_line - 1, finding.end_column - 1)
    return types.Diagnostic(
        range=document.range_to_client_units(ServerTextRange(start, end)),
        message=finding.message,
        severity=_SEVERITY[finding.level],
        code=finding.rule,
        source="letterkit",
    )


def _workspace_wrong(error: LetterkitError) -> types.Diagnostic:
    """What is wrong outside the file, so that the file cannot be judged: at its first line."""
    start = types.Position(0, 0)
    message = say(f"errors.{error.code}", **error.values)
    return types.Diagnostic(
        types.Range(start, start), message, types.DiagnosticSeverity.Error, error.code, source="letterkit"
    )


def _item(document: TextDocument, place: ServerTextPosition, choice: fields.Choice) -> types.CompletionItem:
    start = ServerTextPosition(place.line, place.character - choice.typed)
    return types.CompletionItem(
        label=choice.name,
        kind=_KINDS[choice.kind],
        detail=choice.about,
        text_edit=types.TextEdit(document.range_to_client_units(ServerTextRange(start, place)), choice.insert),
    )
