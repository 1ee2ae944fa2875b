"""What makes a file archivable (PDF/A-2a, ISO 19005-2) and accessible (PDF/UA-1, ISO 14289-1) besides its content."""

from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple
from xml.sax.saxutils import escape

from PIL import ImageCms

from letterkit.message import Mark
from letterkit.render.letter.pdf.objects import PdfFile, deflated, text_string

PRODUCER = "letterkit"
METADATA = b"/Type/Metadata/Subtype/XML"
_SRGB = b"(sRGB IEC61966-2.1)"
_OF_MARK = b"<dc:format>application/pdf</dc:format>"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>{kind}
<xmp:CreatorTool>{producer}</xmp:CreatorTool><xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate><pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Facts(NamedTuple):
    """What a file says of itself."""

    title: str
    author: str
    when: date
    language: str
    stage: str = ""  # of a letter: its stage, which a reader of the file can ask for (dc:type)
    mark: Mark | None = None


@cache
def srgb_profile() -> bytes:
    """A small sRGB profile (ICC v4). Its maker stamps the time of making in it; that is taken out again."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes((0x07, 0xE9, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # date and time, ICC.1 section 7.2.8
    profile[84:100] = bytes(16)  # profile identity, a hash over the date too
    return bytes(profile)


def put_profile(file: PdfFile) -> int:
    """Add the colour profile; its number."""
    return file.put_stream(b"/N 3/Filter/FlateDecode", deflated(srgb_profile()))


def xmp(facts: Facts) -> bytes:
    """The metadata stream. It claims PDF/A-2a and PDF/UA-1: only write it into files that the tests hold to that."""
    before, after = _xmp_around_title(facts.author, facts.when, facts.language, facts.stage)
    whole = before + escape(facts.title).encode("utf-8") + after
    return whole.replace(_OF_MARK, _OF_MARK + _marked(facts.mark), 1) if facts.mark else whole


def _marked(mark: Mark) -> bytes:
    """The number of the document (dc:identifier), and its run and release (dc:source, dc:relation)."""
    bag = "<dc:%s><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:%s>"
    source = f"<dc:source>{mark.run}</dc:source>" if mark.run else ""
    relation = bag % ("relation", mark.release, "relation") if mark.release else ""
    return f"<dc:identifier>{mark.document}</dc:identifier>{source}{relation}\n".encode("ascii")


@lru_cache(maxsize=64)  # of a run of letters only the titles differ
def _xmp_around_title(author: str, when: date, language: str, stage: str) -> tuple[bytes, bytes]:
    before, after = _XMP.split("{title}")
    values = {
        "author": escape(author),
        "date": f"{when.isoformat()}T00:00:00+00:00",
        "language": escape(language),
        "kind": f"\n<dc:type><rdf:Bag><rdf:li>{escape(stage)}</rdf:li></rdf:Bag></dc:type>" if stage else "",
        "producer": PRODUCER,
    }
    return before.format(**values).encode("utf-8"), after.format(**values).encode("utf-8")


def info(facts: Facts) -> bytes:
    """The document information dictionary; says the same as the XMP (ISO 19005-2, 6.6.3)."""
    return b"<</Title%b%b" % (text_string(facts.title), _info_after_title(facts.author, facts.when))


@lru_cache(maxsize=64)
def _info_after_title(author: str, when: date) -> bytes:
    maker = PRODUCER.encode("ascii")
    stamp = b"(D:%04d%02d%02d000000+00'00')" % (when.year, when.month, when.day)
    entries = (text_string(author), maker, maker, stamp, stamp)
    return b"/Author%b/Creator(%b)/Producer(%b)/CreationDate%b/ModDate%b>>" % entries


def catalog(pages: int, metadata: int, profile: int, structure: int, language: str) -> bytes:
    """The document catalog. The first four arguments are object numbers."""
    return (
        b"<</Type/Catalog/Pages %d 0 R/Lang%s/Metadata %d 0 R/ViewerPreferences<</DisplayDocTitle true>>"
        b"/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
        b"/OutputConditionIdentifier%s/Info%s/DestOutputProfile %d 0 R>>]>>"
        % (pages, text_string(language), metadata, structure, _SRGB, _SRGB, profile)
    )
