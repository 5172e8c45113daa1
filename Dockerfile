# The dashboard alone, without TensorFlow. Build: docker build -t thoraxlens . Run: docker run -p 127.0.0.1:8501:8501 thoraxlens
FROM python:3.12-slim-bookworm AS build
WORKDIR /app
COPY requirements-serve.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --requirement requirements-serve.txt

FROM python:3.12-slim-bookworm
RUN useradd --create-home --uid 10001 thoraxlens
WORKDIR /app
COPY --from=build /venv /venv
COPY .streamlit .streamlit
COPY dashboard dashboard
COPY model_zoo model_zoo
USER 10001
ENV PYTHONDONTWRITEBYTECODE=1 MALLOC_ARENA_MAX=1
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["/venv/bin/python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
# Inside the container every address is its own; what the world sees is up to the port that is published.
CMD ["/venv/bin/python", "-m", "streamlit", "run", "dashboard/serve.py", "--server.address=0.0.0.0"]
