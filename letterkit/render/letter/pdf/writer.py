"""Pages and a structure tree become one PDF/UA-1 and PDF/A-2a file: objects numbered, fonts and pictures embedded."""

from collections.abc import Mapping, Sequence

from letterkit.render.letter.pdf import archive
from letterkit.render.letter.pdf.archive import Facts
from letterkit.render.letter.pdf.objects import PdfFile, deflated
from letterkit.render.letter.pdf.page import Page, annotation, put_font
from letterkit.render.letter.pdf.structure import Tree, nodes
from letterkit.render.letter.pdf.tagged import Tagged, page_tree


def write(
    facts: Facts, tree: Tree, pages: Sequence[Page], pictures: Mapping[str, tuple[bytes, bytes]], identity: bytes
) -> bytes:
    """The file. ``pictures``: dictionary entries and data of each picture, by the name that pages use for it.

    ``identity`` is 32 hexadecimal digits, from what the file holds.
    """
    out = PdfFile()
    tagged = Tagged(
        tree,
        pages=[out.reserve() for _ in pages],
        links=[out.reserve() for _ in tree.links],
        elements={node: out.reserve() for node, _ in nodes(tree.root)},
    )
    page_root = _put_pages(out, tagged, pages, pictures)
    metadata = out.put_stream(archive.METADATA, archive.xmp(facts))
    profile = archive.put_profile(out)
    structure, _ = tagged.put_structure(out)
    root = out.put(archive.catalog(page_root, metadata, profile, structure, facts.language))
    return out.finish(root=root, info=out.put(archive.info(facts)), identity=identity)


def _put_pages(out: PdfFile, tagged: Tagged, pages: Sequence[Page], pictures: Mapping[str, tuple[bytes, bytes]]) -> int:
    """Add fonts, pictures, links, contents and pages; the number of the page tree."""
    used = {name: font for page in pages for name, font in page.fonts.items()}
    fonts = {name: put_font(out, font) for name, font in sorted(used.items())}
    at = {name: out.put_stream(entries, data) for name, (entries, data) in pictures.items()}
    links = (link for page in pages for link in page.links)
    for key, link in enumerate(links):
        out.put(annotation(link, len(pages) + key), at=tagged.links[key])
    tree = out.reserve()
    for key, page in enumerate(pages):
        body = tagged.page(
            key,
            parent=tree,
            content=out.put_stream(b"/Filter/FlateDecode", deflated(page.content)),
            fonts={name: fonts[name] for name in page.fonts},
            pictures={name: at[name] for name in page.pictures},
        )
        out.put(body, at=tagged.pages[key])
    return out.put(page_tree(tagged.pages, len(pages)), at=tree)
