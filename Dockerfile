FROM python:3.11-slim-bookworm AS build

WORKDIR /srv/evenkeel
RUN python -m venv /opt/venv
COPY requirements.lock ./
RUN /opt/venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock
COPY app ./app
RUN /opt/venv/bin/python -m compileall -q app


FROM python:3.11-slim-bookworm

RUN useradd --uid 10001 --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin evenkeel \
    && install --directory --owner evenkeel --group evenkeel /data
WORKDIR /srv/evenkeel
COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv/evenkeel/app ./app
COPY pyproject.toml ./
COPY migrations ./migrations
COPY seed ./seed

ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/evenkeel.db \
    HOST=0.0.0.0 \
    PORT=8000
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=2)"]
CMD ["python", "-m", "app", "serve"]
