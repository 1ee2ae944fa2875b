"""Who may release: another than the writer, in a role of their own, once, with a key that still counts."""

import base64
import json
from pathlib import Path

import pytest

from tests.approval.house import House


def approve(house: House, role: str, key: str, number: int = 2) -> tuple[int, str]:
    result = house.do("approve", number, "--as", role, key=key)
    return result.code, result.err


def propose(house: House) -> None:
    assert (
        house.do("propose", "--reason", "Opnieuw", "--from", "2026-11-01", "--to", "2099-12-31", key="sanne").code == 0
    )


def changed(house: House) -> None:
    """A text of a stage with consequences, and one of a stage without."""
    house.one_character("herinnering", "veertiendagenbrief", only="letter")


@pytest.mark.slow
def test_the_writer_never_counts_in_any_role(released: House) -> None:
    changed(released)
    propose(released)
    for role in ("taal", "jurist"):
        code, err = approve(released, role, "sanne")
        assert code == 2
        assert "kan het niet zelf vrijgeven" in err
    assert released.do("releases").code == 1


@pytest.mark.slow
def test_a_stage_with_consequences_needs_two_roles(released: House) -> None:
    changed(released)
    propose(released)
    assert approve(released, "jurist", "joris")[0] == 1
    rows = released.do("releases").out
    assert "  herinnering/letter: vrijgegeven" in rows
    assert "  veertiendagenbrief/letter: niet vrijgegeven, er ontbreekt een handtekening: compliance" in rows
    assert approve(released, "compliance", "carla")[0] == 0
    assert released.do("releases").code == 0


@pytest.mark.slow
def test_nobody_signs_twice_or_in_a_role_of_another(released: House) -> None:
    propose(released)
    assert approve(released, "compliance", "joris")[0] == 2
    assert approve(released, "jurist", "joris")[0] == 1
    code, err = approve(released, "jurist", "joris")
    assert code == 2
    assert "Eén persoon telt één keer" in err


@pytest.mark.slow
def test_a_revoked_key_counts_no_more(released: House) -> None:
    revoked = f'ingetrokken: [{{sleutel: "{released.public["joris"]}", vanaf: 2026-11-01}}]\n'
    path = released.base / "rollen.yaml"
    path.write_text(path.read_text(encoding="utf-8") + revoked, encoding="utf-8")
    assert [one.code for one in released.sign_roles()] == [1, 0]
    propose(released)
    code, err = approve(released, "jurist", "joris")
    assert code == 2
    assert "ingetrokken" in err
    assert "veertiendagenbrief/letter: niet vrijgegeven" in released.do("releases").out


@pytest.mark.slow
def test_a_refusal_holds(released: House) -> None:
    changed(released)
    propose(released)
    assert released.do("refuse", 2, "--as", "jurist", "--remark", "Te hard", key="joris").code == 0
    approve(released, "compliance", "carla")
    assert "het voorstel is geweigerd" in released.do("releases").out


@pytest.mark.slow
def test_roles_need_their_threshold_of_keepers(released: House) -> None:
    path = released.base / "rollen.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("beheer_drempel: 2", "beheer_drempel: 1"), encoding="utf-8"
    )
    result = released.sign_roles("bea")[0]
    assert result.code == 1  # those of before, two, must agree that one is enough
    assert released.do("releases").code == 1
    assert released.sign_roles("joris")[0].code == 2
    assert released.sign_roles("bram")[0].code == 0
    assert released.do("releases").code == 0


@pytest.mark.slow
def test_a_decision_under_another_proposal_does_not_count(released: House) -> None:
    changed(released)
    propose(released)
    old, new = released.base / "vrijgave/voorstel-1", released.base / "vrijgave/voorstel-2"
    for path in old.glob("besluit-*.dsse"):
        (new / path.name).write_bytes(path.read_bytes())
    assert released.do("releases").code == 1


@pytest.mark.slow
def test_another_name_as_writer_does_not_count(released: House) -> None:
    """Sanne puts Joris's name on her text, and would then sign it herself as its jurist."""
    changed(released)
    propose(released)
    path = released.base / "vrijgave/voorstel-2/voorstel.dsse"
    envelope = json.loads(path.read_bytes())
    stated = base64.b64decode(envelope["payload"]).replace(b"Sanne de Wit", b"Joris Hof")
    envelope["payload"] = base64.b64encode(stated).decode()
    path.write_text(json.dumps(envelope), encoding="utf-8")
    approve(released, "jurist", "sanne")
    approve(released, "compliance", "carla")
    assert "er ontbreekt een handtekening: schrijver" in released.do("releases").out


@pytest.mark.slow
def test_wrong_roles_are_told_with_their_place(released: House) -> None:
    path = released.base / "rollen.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("[jurist]", "[baas]"), encoding="utf-8")
    result = released.do("releases")
    assert result.code == 4
    assert "rollen.yaml:" in result.err


@pytest.mark.slow
def test_a_proposal_holds_nothing_of_a_customer(released: House) -> None:
    names = {row.split(";")[0] for row in (released.base / "zaken.csv").read_text(encoding="utf-8").splitlines()[1:]}
    texts = [path.read_bytes() for path in Path(released.base / "vrijgave").rglob("*.dsse")]
    assert not any(name.encode() in text for name in names for text in texts)
