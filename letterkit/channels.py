"""The channels there are: everything the house knows of a channel that is not its renderer or its templates.

Whoever asks something of a channel asks its record, and whoever goes over the channels goes over ``RECORDS``: so a new
channel is a record here, a renderer in ``letterkit.render`` and templates. ``docs/adding/channel.md`` shows how.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRecord:
    """One channel.

    How people name it: ``label`` ("WhatsApp") is the channel, ``noun`` with its ``article`` one message, ``plural`` a
    line of a table of counts; ``synonyms`` are other words for it in the cells of a case file.

    Whom it reaches: ``needs`` are fields of a case that must be filled, ``blocked_by`` signals that close the channel
    (both as dotted paths); ``guardian`` the field by which it reaches a guardian (bewindvoerder), empty when it does
    not; ``on_request`` when the customer must have named it in ``klant.kanalen``. ``address`` is the field with the
    address or number that its messages go to, when a case has that; ``daily_limit`` the setting of the creditor
    (``berichten``) that says how many one such address gets on a day.

    What it leaves behind: ``file`` is the path of one message below the output, with a place for ``case_id``; empty
    when messages are lines of ``line_file``. ``kept_empty``: that file is there also when a run has no line for it.
    ``line_text`` is the key under which a line holds the words; empty when those lie with the platform. ``attaches``:
    the channel whose message of the same stage goes along as a file.

    What a message on it is: ``full`` says it all, with account, name and reference, where others are a pointer;
    ``shows_qr`` has a picture of the QR code; ``previewed`` begins on the lock screen, where a bystander reads along;
    ``own_pay_button`` gets its pay button from the platform; ``printed`` goes on paper; ``has_subject`` as an e-mail
    has. ``read_from``: endings of files that hold such a message when nothing else tells. ``judged_as``: the channel
    whose levels of the linter hold where the tables do not name this one.
    """

    name: str
    label: str
    noun: str
    article: str = "de"
    plural: str
    synonyms: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    blocked_by: tuple[str, ...] = ()
    guardian: str = ""
    address: str = ""
    daily_limit: str = ""
    on_request: bool = False
    file: str = ""
    kept_empty: bool = False
    line_text: str = ""
    attaches: str = ""
    full: bool = False
    shows_qr: bool = False
    previewed: bool = False
    own_pay_button: bool = False
    printed: bool = False
    has_subject: bool = False
    read_from: tuple[str, ...] = ()
    judged_as: str = ""

    @property
    def called(self) -> str:
        """One message in a sentence: "de brief", "het WhatsApp-bericht"."""
        return f"{self.article} {self.noun}"

    @property
    def suffix(self) -> str:
        """The ending of a file that holds one message as it is read: ``.pdf``, ``.eml``, or ``.txt`` of a line."""
        return f".{self.file.rpartition('.')[2]}" if self.file else ".txt"

    @property
    def folder(self) -> str:
        """The folder of its files below the output; empty for a channel of lines."""
        return self.file.partition("/")[0]

    @property
    def line_file(self) -> str:
        """The file of which its messages are lines; empty for a channel of files."""
        return "" if self.file else f"{self.name}.jsonl"

    @property
    def single_file(self) -> str:
        """Where one message goes that is written to a file of its own."""
        return self.file or f"{self.name}/{{case_id}}.json"


_ALL = (
    ChannelRecord(
        name="letter",
        label="brief",
        noun="brief",
        plural="brieven (PDF)",
        synonyms=("brief", "post"),
        needs=("klant.adres",),
        blocked_by=("signalen.post_onbezorgbaar",),
        guardian="bewindvoerder.adres",
        address="klant.adres",
        file="letters/{case_id}.pdf",
        full=True,
        shows_qr=True,
        printed=True,
        read_from=(".pdf", ".docx", ".odt", ".rtf", ".doc"),
    ),
    ChannelRecord(
        name="email",
        label="e-mail",
        noun="e-mail",
        plural="e-mails",
        synonyms=("e-mail", "mail"),
        needs=("klant.email",),
        blocked_by=("signalen.email_onbezorgbaar",),
        guardian="bewindvoerder.email",
        address="klant.email",
        daily_limit="email_per_dag",
        has_subject=True,
        file="email/{case_id}.eml",
        full=True,
        read_from=(".eml", ".msg", ".html", ".htm"),
    ),
    ChannelRecord(
        name="sms",
        label="sms",
        noun="sms",
        plural="sms'en",
        needs=("klant.mobiel",),
        address="klant.mobiel",
        daily_limit="mobiel_per_dag",
        kept_empty=True,
        line_text="text",
        previewed=True,
    ),
    ChannelRecord(
        name="whatsapp",
        label="WhatsApp",
        noun="WhatsApp-bericht",
        article="het",
        plural="WhatsApp-berichten",
        synonyms=("app",),
        needs=("klant.mobiel",),
        address="klant.mobiel",
        daily_limit="mobiel_per_dag",
        on_request=True,
        kept_empty=True,
        previewed=True,
        own_pay_button=True,
    ),
    ChannelRecord(
        name="berichtenbox",
        label="Berichtenbox",
        noun="Berichtenbox-bericht",
        article="het",
        plural="Berichtenbox-berichten",
        synonyms=("mijnoverheid",),
        needs=("klant.adres",),  # of the letter that goes along
        on_request=True,  # klant.kanalen says that the box is active and that the sender may use it
        line_text="text",
        attaches="letter",
        full=True,
        judged_as="email",
    ),
)
RECORDS: Mapping[str, ChannelRecord] = MappingProxyType({record.name: record for record in _ALL})
"""The records by name, in the order in which people read of them."""
NAMES: tuple[str, ...] = tuple(RECORDS)
LINE_FILES: tuple[str, ...] = tuple(record.line_file for record in _ALL if record.line_file)
FOLDERS: tuple[str, ...] = tuple(record.folder for record in _ALL if record.folder)
MOST_COMPLETE: str = next(record.name for record in _ALL if record.full)
"""The channel that is meant when none is named: the one that says most."""
_SYNONYMS = {word: record.name for record in _ALL for word in record.synonyms}


def label(name: str) -> str:
    """What people call the channel; the name itself for one that is not known (older runs, other systems)."""
    return RECORDS[name].label if name in RECORDS else name.replace("_", " ")


def meant(word: str) -> str:
    """The name of the channel that a word in a case file stands for; the word itself when it is no other word."""
    return _SYNONYMS.get(word, word)


def with_attached(names: tuple[str, ...]) -> tuple[str, ...]:
    """These channels, and after them those whose messages go along with one of them."""
    return tuple(dict.fromkeys((*names, *(RECORDS[name].attaches for name in names if RECORDS[name].attaches))))


def of_file(suffix: str) -> str:
    """The channel of a finished text in a file of this kind: a PDF is a letter, a page is an e-mail."""
    return next((record.name for record in _ALL if suffix in record.read_from), MOST_COMPLETE)
