"""OpenTelemetry spans: one for the call, one for each chunk (``--spans``; needs ``letterkit[telemetry]``).

Where they go is said in the usual way: ``OTEL_EXPORTER_OTLP_ENDPOINT``, ``OTEL_EXPORTER_OTLP_HEADERS``,
``OTEL_RESOURCE_ATTRIBUTES`` and so on. A collector that is not there never stops or delays a run for long.
"""

import time
from typing import Any

from letterkit import __version__
from letterkit.batch import Counts
from letterkit.batch.progress import Step
from letterkit.cli.watching.watch import About, Standing
from letterkit.errors import WrongCall

_SCOPE = "letterkit.batch"
_LAST_SECONDS = 5


class Spans:
    """Raises ``WrongCall`` without the extra."""

    def __init__(self) -> None:
        try:
            from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415 - extra
            from opentelemetry.sdk.resources import Resource  # noqa: PLC0415 - as above
            from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415 - as above
            from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415 - as above
        except ImportError as error:
            raise WrongCall("spans_extra") from error
        resource = Resource.create({"service.name": "letterkit", "service.version": __version__})
        self._provider: Any = TracerProvider(resource=resource, shutdown_on_exit=False)
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(timeout=_LAST_SECONDS)))
        self._tracer: Any = self._provider.get_tracer(_SCOPE, __version__)
        self._run: Any = None
        self._inside: Any = None
        self._before = time.time_ns()

    def begin(self, about: About, standing: Standing) -> None:
        from opentelemetry import trace  # noqa: PLC0415 - as above

        names = {"letterkit.run": about.run, "letterkit.today": about.today, "letterkit.dry_run": about.dry_run}
        self._run = self._tracer.start_span("letterkit batch", attributes=names)
        self._inside = trace.set_span_in_context(self._run)
        self._before = time.time_ns()

    def step(self, step: Step, standing: Standing) -> None:
        names: dict[str, int | bool] = {"letterkit.chunk": step.chunk, "letterkit.rows": step.rows}
        names |= _numbers(step.counts) if step.counts else {"letterkit.known": True}
        now = time.time_ns()
        span = self._tracer.start_span("chunk", context=self._inside, start_time=self._before, attributes=names)
        span.end(end_time=now)
        self._before = now

    def end(self, counts: Counts, alarms: list[str], standing: Standing) -> None:
        self._run.set_attributes({**_numbers(counts), "letterkit.read": counts.read, "letterkit.alarms": alarms})

    def close(self, code: int, error: str, standing: Standing) -> None:
        from opentelemetry.trace import Status, StatusCode  # noqa: PLC0415 - as above

        self._run.set_attribute("letterkit.exit_code", code)
        if code:
            self._run.set_status(Status(StatusCode.ERROR, error or None))
        self._run.end()
        self._provider.force_flush(_LAST_SECONDS * 1_000)
        self._provider.shutdown()


def _numbers(counts: Counts) -> dict[str, int]:
    return {f"letterkit.{name}": getattr(counts, name) for name in ("produced", "held", "rejected", "messages")}
