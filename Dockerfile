# An image for nights: letterkit with the versions of requirements.lock, an account of its own and no secret in it.
#   docker build -t letterkit .        see docs/nl/inrichten.md for how to run it
FROM python:3.12-slim AS build
WORKDIR /src
COPY . .
RUN grep -oE '^[A-Za-z0-9._-]+==[^\\]+' requirements.lock > /constraints.txt \
    && pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.12-slim
COPY --from=build /wheels /wheels
COPY --from=build /constraints.txt /constraints.txt
RUN pip install --no-cache-dir --constraint /constraints.txt \
        "$(ls /wheels/letterkit-*.whl)[parquet,postgresql,send,telemetry]" \
    && rm -r /wheels /constraints.txt \
    && useradd --create-home --uid 10001 letterkit \
    && install -d -o letterkit -m 700 /werk /uit
USER letterkit
WORKDIR /werk
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 LETTERKIT_BATCH_LOG_FORMAT=json
ENTRYPOINT ["letterkit"]
