"""What is remembered is that of the same object, and not too much of it."""

from letterkit.identity_cache import IdentityCache


def test_an_object_is_asked_for_once() -> None:
    asked: list[list[int]] = []
    total = IdentityCache(lambda one: asked.append(one) or sum(one), 8)
    numbers = [1, 2]
    assert [total(numbers), total(numbers)] == [3, 3]
    assert len(asked) == 1


def test_an_equal_object_is_another_one() -> None:
    same = IdentityCache(id, 8)
    one, other = [1], [1]
    assert same(one) == id(one)
    assert same(other) == id(other)


def test_objects_that_are_gone_never_answer_for_new_ones() -> None:
    """The address of an object that is gone can become that of another."""
    first = IdentityCache(lambda one: one[0], 1_000)
    assert [first([number]) for number in range(500)] == list(range(500))


def test_no_more_is_kept_than_was_said() -> None:
    kept = IdentityCache(tuple, 3)
    ones = [[number] for number in range(10)]
    for one in ones:
        kept(one)
        assert len(kept._known) <= 3
