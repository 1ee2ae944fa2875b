"""Text as a font shows it: one-byte codes per font page, and how far pairs are moved together."""

from collections.abc import Iterator

from letterkit.render.letter.faces import Face

Strings = list[tuple[bytes, int]]


def kerned(text: str, face: Face) -> Iterator[tuple[int, Strings]]:
    """Stretches of text on one font page: (page, [(codes, how far the next glyph is moved to the left), …])."""
    start = 0
    for position in range(1, len(text) + 1):
        page = face.place[text[start]][0]
        if position == len(text) or face.place[text[position]][0] != page:
            yield page, _strings(text[start:position], face)
            start = position


def _strings(text: str, face: Face) -> Strings:
    out: Strings = []
    codes = bytearray()
    for character, move in zip(text, [*face.moves(text), 0], strict=True):
        codes.append(face.place[character][1])
        if move:
            out.append((bytes(codes), -move))
            codes.clear()
    return [*out, (bytes(codes), 0)]
