"""The rooms whose decisions must not slip, and the quick suites that guard each."""

from typing import NamedTuple


class Room(NamedTuple):
    files: tuple[str, ...]
    suites: tuple[str, ...]


_LAW = "bkr calling_in collection_fee days fourteen_day_gate fourteen_days instalment_cap pauses quiet_hours statutory_interest"

ROOMS: dict[str, Room] = {
    "journey": Room(
        tuple(f"letterkit/journey/{name}.py" for name in ("decide", "decision", "hooks", "reach", "waiting", "calls")),
        ("tests/test_boundaries.py", "tests/test_decisions.py", "tests/test_obstacles.py", "tests/test_journey.py",
         "tests/test_calls.py", "tests/test_sector_duties.py"),
    ),
    "gate": Room(("letterkit/review_gate.py",), ("tests/test_boundaries.py", "tests/test_review_gate.py")),
    "payment": Room(
        tuple(f"letterkit/payment/{name}.py" for name in ("request", "agreement", "link", "epc")),
        ("tests/test_boundaries.py", "tests/payment/test_agreement.py", "tests/payment/test_link.py",
         "tests/payment/test_epc.py", "tests/payment/test_request.py"),
    ),
    "waivers": Room(("letterkit/lint/waivers.py",), ("tests/lint/test_waivers.py",)),
    "solutions": Room(
        ("letterkit/templating/solutions.py",), ("tests/test_boundaries.py", "tests/templating/test_variants.py")
    ),
    "law": Room(tuple(f"letterkit/law/{name}.py" for name in _LAW.split()), ("tests/law",)),
    "verify": Room(
        ("letterkit/batch/verify.py",), ("tests/batch/test_verify_lines.py", "tests/batch/test_verify_report.py")
    ),
}  # fmt: skip
