"""Passives: "wordt verhoogd" always, "is verhoogd" only where the participle cannot be the perfect tense of the
subject.
"""

from __future__ import annotations

from dataclasses import dataclass

from letterkit.language import cgn
from letterkit.language.clauses import Clause, clauses
from letterkit.language.tokens import Sentence, Token

WORDEN = frozenset({"word", "wordt", "worden", "werd", "werden", "wordend"})
ZIJN = frozenset({"ben", "bent", "is", "zijn", "was", "waren"})
HEBBEN = frozenset({"heb", "hebt", "heeft", "hebben", "had", "hadden"})
INSERTIONS = 3  # clauses that may stand between "wordt" and its participle

# Participles of verbs that take an object and form their perfect with hebben: "is betaald" can only mean that someone
# paid. Verbs that also have a reading with the subject itself ("is begonnen", "is veranderd", "is gestopt") are left
# out on purpose.
_TRANSITIVE = """
aanbevolen aangeboden aangebracht aangegeven aangehouden aangekondigd aangeleverd aangemaand aangemaakt aangenomen
aangepast aangeraden aangetekend aangetoond aangetroffen aangevraagd aangevuld aangewezen aanvaard afgegeven
afgehandeld afgelost afgerond afgeschreven afgesloten afgesproken afgewezen afgewikkeld beantwoord bedoeld beëindigd
begroot behandeld bekrachtigd bekeken belast bemiddeld benaderd benoemd beoordeeld bepaald berekend bereikt beschikt
beschreven beslagen besproken besteed besteld betaald betekend betwist bevestigd bewaard bewezen bezorgd bijgeschreven
bijgevoegd doorberekend doorgegeven doorgestuurd doorgevoerd gearchiveerd geaccepteerd geannuleerd geblokkeerd geboekt
gebracht gebruikt gecontroleerd gecorrigeerd gecrediteerd gedaan gedagvaard gedeeld gedeclareerd gedekt geëist
gefactureerd gegeven gegrond gehoord gehouden geïncasseerd geïnd geïnformeerd gekocht gekozen gekregen geleverd gelegd
gelezen gemaakt gemeld gemist genoemd genomen gemotiveerd gepland geplaatst gepubliceerd geregeld geregistreerd
gereserveerd geschat geschonken geschreven gesloopt gesommeerd gespecificeerd gesteld gestuurd getekend getroffen
gevonden gevorderd gevraagd geweigerd gewezen gewijzigd gezet gezien gezonden goedgekeurd herinnerd heropend herzien
hervat ingediend ingehouden ingelicht ingeschakeld ingeschreven ingesteld ingetrokken ingevoerd ingevorderd ingevuld
ingezet kwijtgescholden meegedeeld meegenomen meegestuurd medegedeeld nagekomen nagerekend omgezet onderbouwd
ondertekend onderzocht ontbonden ontruimd ontslagen ontvangen opgebouwd opgeëist opgegeven opgelegd opgelost opgemaakt
opgenomen opgeschort opgesteld opgestuurd opgevraagd opgevolgd opgeslagen opgezegd overeengekomen overgedragen
overgemaakt overgenomen overhandigd overgeboekt overwogen rechtgezet stopgezet teruggestuurd teruggevorderd
terugbetaald teruggeboekt toegekend toegelicht toegepast toegestuurd toegevoegd toegewezen toegezegd toegezonden
uitbetaald uitgelegd uitgenodigd uitgereikt uitgesproken uitgesteld uitgevoerd uitgewerkt uitgezet verantwoord
verdeeld vereist verhaald verhoogd verkocht verklaard verleend verlaagd verlengd vermeld verminderd vernietigd
verrekend verricht verschuldigd verstrekt verstuurd vertegenwoordigd vervangen verwerkt verwijderd verworpen verzekerd
verzocht verzonden voldaan voltooid voorbereid voorgelegd voorgeschoten voorgeschreven voorgesteld vrijgegeven
waargenomen weggegooid
"""
TRANSITIVE = frozenset(_TRANSITIVE.split())


@dataclass(frozen=True, slots=True)
class Passive:
    """A passive verb group; ``kind`` is "worden" or "zijn", start and end span both words."""

    auxiliary: Token
    participle: Token
    kind: str

    @property
    def start(self) -> int:
        return min(self.auxiliary.start, self.participle.start)

    @property
    def end(self) -> int:
        return max(self.auxiliary.end, self.participle.end)


def passives(sentence: Sentence) -> list[Passive]:
    """Return the passives of an analysed sentence, left to right by auxiliary; the light analyser is enough."""
    constructions = []
    parts = clauses(sentence)
    for number, clause in enumerate(parts):
        for place in clause:
            kind = _kind(sentence.tokens[place])
            if kind and (participle := _participle(sentence.tokens, parts, number, place, kind)):
                constructions.append(Passive(sentence.tokens[place], participle, kind))
    return constructions


def _kind(token: Token) -> str | None:
    if token.lower in WORDEN:
        return "worden"
    if token.lower in ZIJN and token.pos in {"AUX", "VERB"}:
        return "zijn"
    return None


def _participle(
    tokens: tuple[Token, ...], parts: tuple[Clause, ...], number: int, place: int, kind: str
) -> Token | None:
    own = parts[number]
    near = sorted((i for i in own if _fits(tokens[i], kind)), key=lambda i: abs(i - place))
    near = [i for i in near if not _taken(tokens, own, i, place)]
    if near:
        return tokens[near[0]]
    if tokens[place].finite:  # "Uw aanvraag wordt, als u niets doet, afgewezen": the group goes on after the insertion
        for clause in parts[number + 1 : number + 1 + INSERTIONS]:
            if not any(tokens[i].finite for i in clause):
                return next((tokens[i] for i in clause if _fits(tokens[i], kind)), None)
    return None


def _fits(token: Token, kind: str) -> bool:
    if kind == "zijn":
        return (
            token.lower in TRANSITIVE
            and token.verb_form in {None, cgn.PARTICIPLE}
            and token.pos in {"VERB", "ADJ", "AUX"}
        )
    return (token.verb_form == cgn.PARTICIPLE and token.lower not in {"geworden", "geweest"}) or (
        token.lower in TRANSITIVE and token.pos in {"ADJ", "VERB"} and token.verb_form is None
    )


def _taken(tokens: tuple[Token, ...], clause: Clause, participle: int, auxiliary: int) -> bool:
    """Whether another auxiliary has a better claim: "zijn" leaves to hebben and worden what stands beside them."""
    if tokens[auxiliary].lower in WORDEN:
        return False
    rivals = [i for i in clause if tokens[i].lower in HEBBEN | WORDEN and i != auxiliary]
    return any(abs(rival - participle) <= abs(auxiliary - participle) for rival in rivals)
