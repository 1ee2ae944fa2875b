"""The shipped word tables: frequency, concreteness, lemmas; and the official ones where they are installed."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from letterkit.language import AnalyserUnavailable, analyse, compounds, concreteness, frequency, lint_ii_tables, tables
from letterkit.language.lemmas import lemma


def test_common_words_score_higher_than_rare_ones() -> None:
    order = ["huis", "rekening", "verzuim", "qwxyz"]
    values = [frequency.spoken(word, "NOUN") for word in order]
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize(
    ("noun", "part"),
    [
        ("stroomrekening", "rekening"),
        ("betaalachterstanden", "achterstand"),
        ("vervaldatum", "datum"),
        ("rekening", None),
        ("wetten", None),
        ("houding", None),
        ("architectuur", None),
        ("verzending", None),
        ("qwxyz", None),
    ],
)
def test_only_a_compound_counts_as_its_last_part(noun: str, part: str | None) -> None:
    assert compounds.last_part(noun) == part


def test_a_compound_is_commoner_than_its_letters_say_and_rarer_than_its_last_part() -> None:
    alone, compound, unknown = (frequency.spoken(word, "NOUN") for word in ("rekening", "stroomrekening", "qwxyz"))
    assert unknown < compound < alone


def test_an_unknown_word_is_rare_and_no_error() -> None:
    assert frequency.zipf("qwxyz") == tables.UNSEEN
    assert frequency.spoken("qwxyz", "NOUN") < 3


@pytest.mark.parametrize(
    ("noun", "low", "high"),
    [
        ("brief", 0.9, 1),
        ("deurwaarders", 0.9, 1),
        ("besluit", 0, 0.2),
        ("betaaltermijn", 0, 0.2),
        ("belastbaarheid", 0, 0.2),
    ],
)
def test_concrete_nouns(noun: str, low: float, high: float) -> None:
    share = concreteness.share(noun)
    assert share is not None
    assert low <= share <= high


def test_nothing_is_known_of_a_noun_without_a_trace() -> None:
    assert concreteness.share("qwxyz") is None


@pytest.mark.parametrize(
    ("word", "pos", "expected"),
    [
        ("betaalde", "VERB", "betalen"),
        ("rekeningen", "NOUN", "rekening"),
        ("is", "AUX", "zijn"),
        ("jansen", "PROPN", "jansen"),
    ],
)
def test_lemmas(word: str, pos: str, expected: str) -> None:
    assert lemma(word, pos) == expected


def test_official_data_asks_for_the_package_that_holds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    lint_ii_tables.tables.cache_clear()
    monkeypatch.setattr(lint_ii_tables, "find_spec", lambda _: None)
    with pytest.raises(AnalyserUnavailable) as caught:
        lint_ii_tables.tables()
    assert caught.value.values == {"name": "lint_ii"}


def test_official_data_is_read_from_the_package_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    parquets: dict[str, dict[str, list[object]]] = {
        "nouns_sem_types_20251118.parquet": {
            "word": ["brief", "besluit", "huurbrief", "stelling"],
            "super_sem_type": ["concrete", "abstract", "concrete", "undefined"],
            "head": [None, None, "brief", None],
        },
        "subtlex_wordfreq.parquet": {"word": ["brief"], "word_count": [4.9]},
        "subtlex_wordfreq_skiplist.parquet": {"word": ["opbellen"]},
    }

    def read_table(path: object, columns: list[str]) -> object:
        rows = parquets[str(path).rsplit("/", 1)[-1]]
        assert set(columns) <= set(rows)
        return SimpleNamespace(column=lambda name: SimpleNamespace(to_pylist=lambda: rows[name]))

    pyarrow = ModuleType("pyarrow")  # the package too: a parquet read before this test hangs on the real one
    pyarrow.parquet = SimpleNamespace(read_table=read_table)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pyarrow", pyarrow)
    monkeypatch.setattr(lint_ii_tables, "find_spec", lambda _: SimpleNamespace(origin="/elders/lint_ii/__init__.py"))
    lint_ii_tables.tables.cache_clear()
    data = lint_ii_tables.tables()
    lint_ii_tables.tables.cache_clear()
    tokens = {token.text: token for token in analyse("De huurbrief over het besluit en de stelling.").tokens}
    assert data.frequency(tokens["huurbrief"]) == 4.9
    assert data.frequency(tokens["besluit"]) == lint_ii_tables.UNSEEN
    assert [data.concrete(tokens[word]) for word in ("huurbrief", "besluit", "stelling")] == [1.0, 0.0, 0.0]
