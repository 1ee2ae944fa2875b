"""JSON Schema, for tests that hold what the program writes against it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


def of_schema(schema: Any) -> "Draft202012Validator":
    """A validator of this schema, which is itself a right schema."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - takes a second, in every process that collects tests

    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)
