"""Checks a pack of evidence of letterkit, layer by layer, with nothing but Python (and ``cryptography`` for the time).

    python -S verify.py [PACK.zip] [--trust FILE]

FILE has the keys (ed25519:…) and certificates (PEM) that you got from another place than this pack, a key on a line with
behind it what it may sign (run, beheer); with nothing behind it, it may sign anything. Without FILE the keys of the pack
itself are used: then ask the creditor for them, and compare.
"""

import base64
import hashlib
import hmac
import json
import re
import sys
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import ed25519
import token_time

STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://letterkit.example/%s/v1"
PAYLOAD = "application/vnd.in-toto+json"
KEY = re.compile(r"(ed25519:[A-Za-z0-9+/]{43}=)([^\n]*)")
WORDS = {"run", "beheer", "schrijver", "taal", "jurist", "compliance"}
PEM = re.compile(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)


READING = {"LEESMIJ.txt", "besluit.txt"}
"""Made for people from what is signed: no signature covers it. With the plain words beside each message."""
OWN = {"bewijs.json", "sleutels.txt", "verify.py", "ed25519.py", "token_time.py"}
SIGNED = {"run.json", "run.dsse", "run.tsr", "besluit.json", "zaak.json", "vrijgave/rollen.yaml"}


class Wrong(Exception):
    """One layer that does not hold, with why."""


def may(trust, what):
    """The trusted keys that may sign this: the key of a run, which lies on a server, is not that of a keeper."""
    return [key for key, given in trust["keys"] if not given or what in given]


def sha(content):
    return hashlib.sha256(content).hexdigest()


def need(right, why):
    if not right:
        raise Wrong(why)


class Pack:
    """The files of a pack, from the zip or from a folder."""

    def __init__(self, place):
        self.place = Path(place)
        self.zip = zipfile.ZipFile(place) if self.place.is_file() else None

    def read(self, name):
        try:
            return self.zip.read(name) if self.zip else (self.place / name).read_bytes()
        except (KeyError, OSError):
            raise Wrong(f"{name} ontbreekt") from None

    def has(self, name):
        return name in self.zip.namelist() if self.zip else (self.place / name).is_file()

    def names(self, start):
        """The files whose name begins so; not what Python itself leaves beside a program that runs in that folder."""
        if self.zip:
            return sorted(name for name in self.zip.namelist() if name.startswith(start) and not name.endswith("/"))
        files = [path for path in self.place.rglob("*") if path.is_file() and path.parent.name != "__pycache__"]
        return sorted(name for path in files if (name := path.relative_to(self.place).as_posix()).startswith(start))

    def json(self, name):
        return json.loads(self.read(name))


def signers(envelope, known):
    """The statement in a DSSE envelope, and which of the known keys signed it."""
    found = json.loads(envelope)
    payload = base64.b64decode(found["payload"])
    need(found["payloadType"] == PAYLOAD, "onbekende soort verklaring")
    kind = PAYLOAD.encode()
    said = b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)
    by_id = {sha(key.encode()): key for key in known}
    right = set()
    for one in found["signatures"]:
        key = by_id.get(one["keyid"])
        if key and ed25519.verifies(base64.b64decode(key[8:]), base64.b64decode(one["sig"]), said):
            right.add(key)
    return payload, right


def statement(payload, kind):
    tree = json.loads(payload)
    need(tree["_type"] == STATEMENT and tree["predicateType"] == PREDICATE % kind, f"geen verklaring van soort {kind}")
    return {one["name"]: one["digest"]["sha256"] for one in tree["subject"]}, tree["predicate"]


def of_names(names):
    return sha("".join(f"{found} {name}\n" for name, found in sorted(names.items())).encode())


def root_of(line, path):
    found = hashlib.sha256(b"\0" + line.encode()).digest()
    for side, beside in path:
        pair = (bytes.fromhex(beside), found) if side == "left" else (found, bytes.fromhex(beside))
        found = hashlib.sha256(b"\1" + pair[0] + pair[1]).digest()
    return found.hex()


def commitment(salt, value):
    return hmac.digest(salt, value.encode("utf-8", "surrogatepass"), "sha256").hex()


def check_bytes(pack, proof, _trust):
    for one in proof["berichten"]:
        need(sha(pack.read(one["bestand"])) == json.loads(one["regel"])["sha256"], f"{one['bestand']} is veranderd")
    return f"{len(proof['berichten'])} berichten, precies zoals ze gemaakt zijn"


def check_whole(pack, proof, _trust):
    run = pack.json("run.json")
    for one in proof["berichten"]:
        need(root_of(one["regel"], one["pad"]) == run["root"], "de regel hoort niet bij de wortel van de run")
    return f"de regels horen bij de wortel over alle {run['leaves']} berichten van de run"


def check_signature(pack, _proof, trust):
    need(pack.has("run.dsse"), "de run is niet ondertekend")
    run = pack.read("run.json")
    payload, right = signers(pack.read("run.dsse"), may(trust, "run"))
    subjects, _ = statement(payload, "run")
    need(subjects == {"manifest": json.loads(run)["root"], "run.json": sha(run)}, "run.json is veranderd")
    need(right, "geen van de sleutels die u vertrouwt")
    return f"ondertekend met sleutel {min(right)}"


def check_time(pack, _proof, trust):
    run = pack.json("run.json")
    if not pack.has("run.tsr"):
        need(not trust["roots"], "er is geen tijdstempel, en u heeft een certificaat van een tijdstempeldienst")
        return f"geen tijdstempel; volgens de run zelf {run['started']} tot {run['ended']}"
    try:
        moment, right = token_time.read(pack.read("run.tsr"), pack.read("run.dsse"), trust["roots"])
    except ValueError:
        raise Wrong("het tijdstempel hoort niet bij deze handtekening") from None
    need(right is not False, "het tijdstempel is niet van een dienst die u vertrouwt")
    started = datetime.fromisoformat(run["started"])
    need(moment >= started - timedelta(days=1), "het tijdstempel is ouder dan de run zelf")
    late = (moment - datetime.fromisoformat(run["ended"])).days
    if late > 1:
        return f"{moment.isoformat()}, {late} dagen nadat de run volgens zichzelf klaar was"
    return f"{moment.isoformat()}" + ("" if right else ", niet nagegaan (vraagt cryptography en een certificaat)")


def roles_of(pack, trust):
    """Who may sign, as the keepers signed it."""
    content, found = pack.read("vrijgave/rollen.yaml"), {}
    asked = pack.json("run.json").get("roles")
    need(asked is None or asked["sha256"] == sha(content), "de run ging met een andere rollen.yaml")
    for name in pack.names("vrijgave/rollen-"):
        payload, right = signers(pack.read(name), may(trust, "beheer"))
        subjects, told = statement(payload, "rollen")
        need(subjects == {"rollen.yaml": sha(content)}, "rollen.yaml is veranderd")
        for key in right:
            found[key] = told["inhoud"]
    need(found, "rollen.yaml is niet ondertekend met een sleutel die u vertrouwt")
    roles = next(iter(found.values()))
    keepers = {
        one["naam"] for one in roles["mensen"] if "beheer" in one["rollen"] and set(one["sleutels"]) & set(found)
    }
    need(len(keepers) >= roles["beheer_drempel"], "te weinig beheerders tekenden rollen.yaml")
    return roles


def check_approval(pack, proof, trust):
    run = pack.json("run.json")
    if run.get("without_approval"):
        raise Wrong(f"NOODDEUR, deze run ging zonder vrijgave: {run['without_approval']}")
    roles, told = roles_of(pack, trust), []
    owner = {key: one for one in roles["mensen"] for key in one["sleutels"]}
    days = [date.fromisoformat(run["today"]), datetime.fromisoformat(run["started"]).date()]
    gone = {one["sleutel"] for one in roles["ingetrokken"] if date.fromisoformat(one["vanaf"]) <= days[1]}
    keys = [key for key in owner if key not in gone]
    for one in proof["berichten"]:
        line, folder = json.loads(one["regel"]), f"vrijgave/{one['uitgave']}"
        text = f"{line['stage']}/{line['channel']}"
        payload, right = signers(pack.read(f"{folder}/voorstel.dsse"), keys)
        subjects, asked = statement(payload, "vrijgave")
        need(subjects["uitgave"] == line["release"], "het bericht is van een andere uitgave")
        need(asked["schrijver"] in {owner[key]["naam"] for key in right}, "de schrijver tekende het voorstel niet")
        first, last = date.fromisoformat(asked["vanaf"]), date.fromisoformat(asked["tot"])
        need(all(first <= day <= last for day in days), f"{text} was op die dag niet vrijgegeven")
        check_text(pack, folder, subjects, text, one["delen"])
        check_papers(pack, folder, asked)
        signed = approvals(pack, folder, (payload, subjects, asked), owner, keys)
        needed = asked["nodig"][text]
        need(set(needed) <= set(signed.values()) and signed, f"{text} mist een handtekening")
        told.append(f"{text}: {', '.join(f'{name} ({role})' for name, role in sorted(signed.items()))}")
    return "; ".join(dict.fromkeys(told))


def approvals(pack, folder, proposal, owner, keys):
    """Who approved, in which role; never the writer."""
    payload, subjects, asked = proposal
    found = {}
    for name in pack.names(f"{folder}/besluit-"):
        content, right = signers(pack.read(name), keys)
        same, told = statement(content, "besluit")
        for key in right:
            person = owner[key]
            fits = same == subjects and told["voorstel"] == sha(payload) and told["naam"] == person["naam"]
            if fits and told["rol"] in person["rollen"] and person["naam"] != asked["schrijver"]:
                need(told["besluit"] == "vrijgegeven", "het voorstel is geweigerd")
                found[person["naam"]] = told["rol"]
    return found


def check_text(pack, folder, subjects, text, parts):
    """The text in the pack is the one that was approved, with all its parts."""
    names = pack.json(f"{folder}/namen.json")
    need(of_names(names) == subjects["uitgave"], "de lijst van de uitgave is veranderd")
    shared = {n: d for n, d in names.items() if not n.startswith("sjablonen/") or n == "sjablonen/_details.yaml"}
    found = {"": of_names(shared)}
    for name in parts:
        content = pack.read(f"{folder}/sjablonen/{name}") if f"sjablonen/{name}" in names else b""
        need(sha(content) == names.get(f"sjablonen/{name}", sha(b"")), f"{name} is veranderd")
        found[name] = sha(content)
    need(of_names(found) == subjects[text], f"de tekst {text} is niet de vrijgegeven tekst")


def check_papers(pack, folder, asked):
    """Every other file of the release is one of its objects, or what its reviewers read."""
    names, papers = pack.json(f"{folder}/namen.json"), asked["bestanden"]
    for path in pack.names(f"{folder}/"):
        name = path[len(folder) + 1 :]
        if name not in ("voorstel.dsse", "namen.json") and not re.fullmatch(r"besluit-[0-9]+\.dsse", name):
            known = names.get(name) or papers.get(name)
            need(known, f"{name} hoort niet bij de vrijgave")
            need(known == sha(pack.read(path)), f"{name} is veranderd")


def check_rules(pack, proof, _trust):
    run, found = pack.json("run.json"), []
    for one in proof["berichten"]:
        line = json.loads(one["regel"])
        need(line["rules"] == run["rules"], "het bericht is met andere regels gecontroleerd dan de run zegt")
        found.append(f"{line['channel']}: {line['findings']}, uitgezonderd: {', '.join(line['exceptions']) or 'niets'}")
    return f"regels {run['rules']}; " + "; ".join(found)


def check_data(pack, proof, _trust):
    documents = {json.loads(one["regel"])["document"] for one in proof["berichten"]}
    need(len(documents) == 1, "de berichten zijn niet van één klant")
    if not proof.get("zout"):
        need(documents == {proof["zaak"]}, "het pakket noemt een ander nummer dan de berichten")
        return "gegevens gewist; alleen het bewijs is er nog"
    salt, decision = bytes.fromhex(proof["zout"]), pack.read("besluit.json").decode()
    record = pack.read("zaak.json").decode() if pack.has("zaak.json") else None
    for one in proof["berichten"]:
        line = json.loads(one["regel"])
        need(commitment(salt, decision) == line["decision"], "het besluit is veranderd")
        need(record is None or commitment(salt, record) == line["commitment"], "de gegevens van de zaak zijn veranderd")
    if record is None:
        return f"besluit klopt; dat dit zaak {proof['zaak']} is, zegt alleen de schuldeiser (geen zaak.json)"
    need(json.loads(record)["zaaknummer"] == proof["zaak"], "het pakket noemt een andere zaak dan zijn gegevens")
    return f"besluit klopt; gegevens van zaak {proof['zaak']} kloppen"


def check_content(pack, proof, trust):
    """Nothing lies in the pack that no layer looked at, but what is only there to be read."""
    names = [name for name in pack.names("") if (pack.place / name).resolve() != trust["file"]]
    need(len({name.casefold() for name in names}) == len(names), "een bestand zit er twee keer in")
    reading = READING | {f"{Path(one['bestand']).with_suffix('.txt').as_posix()}" for one in proof["berichten"]}
    folders = tuple(f"vrijgave/{one['uitgave']}/" for one in proof["berichten"])
    known = OWN | SIGNED | reading | {one["bestand"] for one in proof["berichten"]}
    other = [
        name
        for name in names
        if name not in known
        and not name.startswith(folders)
        and not re.fullmatch(r"vrijgave/rollen-[0-9]+\.dsse", name)
    ]
    need(not other, f"{', '.join(other)} hoort niet in een pakket")
    aids = sorted(reading & set(names))
    return f"alles hoort erbij; niet ondertekend, alleen om te lezen: {', '.join(aids)}"


LAYERS = (
    ("bytes", check_bytes),
    ("volledig", check_whole),
    ("handtekening", check_signature),
    ("tijd", check_time),
    ("vrijgave", check_approval),
    ("regels", check_rules),
    ("gegevens", check_data),
    ("inhoud", check_content),
)


def main(arguments):
    trusted = arguments[arguments.index("--trust") + 1] if "--trust" in arguments else None
    given = [one for one in arguments if one not in ("--trust", trusted)]
    wrong = 0
    try:
        pack = Pack(given[0] if given else Path(__file__).parent)
        text = Path(trusted).read_text(encoding="utf-8-sig") if trusted else pack.read("sleutels.txt").decode()
        keys = [(key, WORDS & set(re.findall(r"[a-z]+", behind))) for key, behind in KEY.findall(text)]
        trust = {
            "file": Path(trusted).resolve() if trusted else None,
            "keys": keys,
            "roots": [one.encode() for one in PEM.findall(text)],
        }
        proof = pack.json("bewijs.json")
    except (Wrong, OSError, ValueError, zipfile.BadZipFile) as error:
        print(f"Dit is geen pakket dat te lezen is: {error}")
        return 2
    for name, check in LAYERS:
        try:
            print(f"{name:<13} klopt       {check(pack, proof, trust)}")
        except Wrong as error:
            wrong += 1
            print(f"{name:<13} KLOPT NIET  {error}")
        except (ValueError, KeyError, TypeError, IndexError, AttributeError):
            wrong += 1
            print(f"{name:<13} KLOPT NIET  beschadigd")
    if not trusted:
        print(
            "Let op: gecontroleerd met de sleutels uit het pakket zelf. Vraag de schuldeiser om zijn sleutels en gebruik --trust."
        )
    if trusted and (bare := sum(not given for _, given in keys)):
        print(f"Let op: achter {bare} sleutels staat niet waarvoor ze zijn (run, beheer); die tellen overal.")
    print("Alles klopt." if not wrong else f"{wrong} van de {len(LAYERS)} lagen kloppen niet.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
