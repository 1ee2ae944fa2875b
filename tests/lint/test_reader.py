"""The learned reader of threat, blame, a way out and an invitation: through the linter, and its file."""

from pathlib import Path

import pytest

from letterkit.lint import judge
from letterkit.lint.inputs.text import plain
from letterkit.lint.reading import reader, weights
from letterkit.lint.reading.lexicon import Lexicon
from letterkit.lint.reading.reader import mark
from training.messages import WrongFormat, read_fair, read_file, read_pairs

REASSURING = (
    "Er komt geen deurwaarder bij u langs.",
    "U staat niet geregistreerd bij BKR.",
    "Wij zetten de incasso stil.",
    "Het uitzoeken neemt een week in beslag.",
    "De rechter heeft op 12 februari beslist dat u dit bedrag moet betalen.",
    "Sinds 4 april behandelt deurwaarder De Graaf deze zaak voor ons.",
)
THREATENING = (
    "Dan komt er een slot op uw box.",
    "Uw werkgever krijgt daarover een brief van ons.",
    "Betaalt u niet, dan schakelen wij een deurwaarder in.",
)
NO_INVITATION = (
    "Morgen zullen wij contact met u opnemen.",
    "Ik ben Jan Vos, deurwaarder in Meppel, en schrijf u namens Bakkerij Ros.",
)


def tones(text: str) -> set[str | None]:
    return {one.kind for one in judge(plain(text, channel="letter")).findings} & {"threat", "blame"}


@pytest.mark.parametrize("text", REASSURING)
def test_reassurance_and_what_is_over_are_no_threat(text: str) -> None:
    assert not tones(text)


@pytest.mark.parametrize("text", THREATENING)
def test_harm_in_plain_words_is_a_threat(text: str) -> None:
    assert "threat" in tones(text)


@pytest.mark.parametrize("text", NO_INVITATION)
def test_who_contacts_the_reader_does_not_invite(text: str) -> None:
    assert not judge(plain(text, channel="letter")).solutions.contact_invited


@pytest.mark.parametrize("person", ["u een betalingsregeling wilt", "je een betalingsregeling wilt"])
def test_offer_holds_for_u_and_je(person: str) -> None:
    assert judge(plain(f"Als {person}, bel ons dan.", channel="letter")).solutions.offered


def test_condition_on_something_else_leaves_the_offer() -> None:
    text = "Zolang er geen beslag ligt, mag u het ook in vier keer doen."
    assert judge(plain(text, channel="letter")).solutions.offered
    assert not tones(text)


def test_mark_points_at_words_of_the_sentence() -> None:
    text = "Het gaat om € 80 en anders sturen wij een deurwaarder op u af."
    start, end = mark(text, "threat")
    assert 0 <= start < end <= len(text)
    assert "deurwaarder" in text[start:end]
    assert len(text[start:end]) < len(text)


BIAS = (-3.0, *[-2.0] * 7)
AWAKE_FROM_TWO = weights.Layers(BIAS, (-2.0,), ((0.5, *[-1.0] * 7),))


def packed(rows: dict[str, tuple[float, ...]], layers: weights.Layers) -> weights.Weights:
    return weights.unpack(weights.pack(rows, layers, {"threat": 0.3}, {"cost": "boete *kosten"}))


def test_weights_survive_their_file_and_add_up() -> None:
    rows = {"w=boete": (1.5, *[0.0] * 7), "w=fijn": (-0.5, *[0.25] * 7)}
    loaded = packed(rows, weights.Layers(BIAS, (), ()))
    assert loaded.scores(loaded.total(["w=boete", "w=fijn", "w=onbekend"])) == pytest.approx((-2.0, *[-1.75] * 7))
    assert "w=onbekend" not in loaded.packed
    assert loaded.lexicon.roles("incassokosten") == ("cost",)


def test_a_hidden_unit_counts_from_where_it_is_above_zero() -> None:
    loaded = packed({"w=niet": (*[0.0] * 8, 1.5), "w=kamp": (1.0, *[0.0] * 7, 1.25)}, AWAKE_FROM_TWO)
    assert loaded.scores(loaded.total(["w=niet"])) == pytest.approx(BIAS)
    assert loaded.scores(loaded.total(["w=niet", "w=kamp"])) == pytest.approx((-2 + 0.75 / 2, *[-2.0 - 0.75] * 7))


def test_many_sums_together_score_as_each_alone() -> None:
    shipped = weights.shipped()
    names = sorted(shipped.rows)
    totals = [shipped.total(names[step::step]) for step in (7, 101, 997, 9973, len(names))]
    assert shipped.all_scores(totals) == [shipped.scores(total) for total in totals]


def test_what_was_read_before_many_sentences_is_read_alike_after_them(monkeypatch: pytest.MonkeyPatch) -> None:
    before = reader.read(plain(" ".join((*REASSURING, *THREATENING))))
    monkeypatch.setattr(reader, "_MANY", 0)
    assert reader.read(plain(" ".join((*REASSURING, *THREATENING)))) == before
    assert reader.read(plain("")) == ()


def test_a_word_weighs_otherwise_beside_another() -> None:
    loaded = packed({"w=niet": (*[0.0] * 8, 1.5), "w=kamp": (1.0, *[0.0] * 7, 1.25)}, AWAKE_FROM_TWO)
    alone = loaded.slope(loaded.total(["w=kamp"]), "threat")
    together = loaded.slope(loaded.total(["w=kamp", "w=niet"]), "threat")
    assert loaded.weight("w=kamp", alone) == pytest.approx(1.0)
    assert loaded.weight("w=kamp", together) == pytest.approx(1.0 + 1.25 / 2)
    assert loaded.weight("w=onbekend", together) == 0.0


def test_shipped_file_is_small_and_knows_every_verdict() -> None:
    file = Path(weights.__file__).with_name(weights.FILE)
    assert file.stat().st_size < 3_000_000
    assert set(weights.shipped().thresholds) == set(weights.VERDICTS)


def test_lexicon_knows_words_beginnings_and_ends() -> None:
    lexicon = Lexicon({"a": ["regeling", "dagvaard*"], "b": ["*regeling"]})
    assert lexicon.roles("regeling") == ("a", "b")
    assert lexicon.roles("dagvaarding") == ("a",)
    assert lexicon.roles("betalingsregeling") == ("b",)
    assert lexicon.roles("rekening") == ()


def test_file_of_messages_is_read_and_a_wrong_line_named(tmp_path: Path) -> None:
    good = (
        "### A01-01 | kanaal: brief | oplossing: clear | contact: ja\n. Beste heer Vos,\nTB U liegt, dus u gaat eruit."
    )
    (tmp_path / "a.txt").write_text(good, encoding="utf-8")
    (message,) = read_file(tmp_path / "a.txt")
    assert message.lines == ({"threat": False, "blame": False, "unfair": False}, {"threat": True, "blame": True})
    assert [message.text[a:b] for a, b in message.spans] == ["Beste heer Vos,", "U liegt, dus u gaat eruit."]
    assert message.verdicts["clear"] is True
    (tmp_path / "a.txt").write_text(good + "\nX Wat is dit?", encoding="utf-8")
    with pytest.raises(WrongFormat, match=r"a\.txt:1"):
        list(read_file(tmp_path / "a.txt"))


def test_messages_and_pairs_that_say_what_is_fair_are_read(tmp_path: Path) -> None:
    text = "### FA01-01 | kanaal: sms | soort: recht ontkend\n. Dag Sam,\nU Klagen mag je bij ons niet."
    (tmp_path / "FA-01.txt").write_text(text, encoding="utf-8")
    (message,) = read_fair(tmp_path)
    assert message.lines == ({"unfair": False}, {"unfair": True})
    assert (message.hand, message.verdicts) == ("FA", {})
    (tmp_path / "FA-01.txt").write_text("U Klagen mag niet.\n. Klagen mag altijd.\n", encoding="utf-8")
    wrong, right = read_pairs(tmp_path)
    assert (wrong.hand, wrong.verdicts, right.verdicts) == ("FA", {"unfair": True}, {"unfair": False})
    (tmp_path / "FA-01.txt").write_text("U Klagen mag niet.\nB Betaal.\n", encoding="utf-8")
    with pytest.raises(WrongFormat, match=r"FA-01\.txt:2"):
        list(read_pairs(tmp_path))
