FROM python:3.11-slim

WORKDIR /app
ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1

# The dependencies first: they change least.
COPY requirements.txt ./
RUN pip install --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
RUN pip install --no-deps .

COPY seeds seeds
COPY faq faq

# The state and the index; a volume, or each new container starts without memory.
RUN useradd --system --uid 10001 casebot && install -d -o casebot -g casebot /data
ENV CASEBOT_VAR_DIR=/data
VOLUME /data
USER casebot

# The worker stamps the file after each good poll, at least every 20 s.
HEALTHCHECK --interval=60s --timeout=5s --start-period=60s --retries=2 \
    CMD test -n "$(find /data/heartbeat -mmin -2 2>/dev/null)"

CMD ["casebot", "run"]
