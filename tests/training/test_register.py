"""The letter-register variants of treebank sentences, and reading treebanks."""

from pathlib import Path

import pytest

from training.conllu import Row, Tree, read
from training.corpus import without_overlap
from training.register import imperative, variants, with_u

CONLLU = """\
# text = Hij betaalt de rekening.
1\tHij\thij\tPRON\tVNW|pers|pron|nomin|vol|3|ev|masc\tCase=Nom\t2\tnsubj\t_\t_
2\tbetaalt\tbetalen\tVERB\tWW|pv|tgw|met-t\tVerbForm=Fin\t0\troot\t_\t_
3\tde\tde\tDET\tLID|bep|stan|rest\tDefinite=Def\t4\tdet\t_\t_
4\trekening\trekening\tNOUN\tN|soort|ev|basis|zijd|stan\tNumber=Sing\t2\tobj\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\tLET\t_\t2\tpunct\t_\t_
"""


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    path = tmp_path / "zin.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    (only,) = read(path)
    return only


def forms(tree: Tree | None) -> list[str]:
    return [row.form for row in tree or []]


def test_a_third_person_becomes_u_and_keeps_its_tree(tree: Tree) -> None:
    polite = with_u(tree)
    assert forms(polite) == ["U", "betaalt", "de", "rekening", "."]
    assert [row.head for row in polite or []] == [row.head for row in tree]


def test_a_statement_becomes_an_imperative_with_its_tree_moved_up(tree: Tree) -> None:
    order = imperative(tree)
    assert forms(order) == ["Betaal", "de", "rekening", "."]
    assert [row.head for row in order or []] == [0, 3, 1, 1]
    assert (order or tree)[0].xpos == "WW|pv|tgw|ev"


def test_variants_are_the_same_every_time(tree: Tree) -> None:
    assert variants([tree] * 20, seed=1) == variants([tree] * 20, seed=1)


def test_held_out_sentences_never_train(tree: Tree) -> None:
    other = [Row("Dag", "dag", "INTJ", "TSW", "_", 0, "root", space_after=True)]
    assert without_overlap([tree, other], [tree]) == [other]


def test_a_broken_treebank_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "stuk.conllu"
    path.write_text("1\tHij\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"stuk\.conllu, line 1: expected 10 columns, found 2"):
        read(path)
