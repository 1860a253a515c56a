# The service, with the embedded store inside as well: its Java wants glibc, so no Alpine.
#   docker build -t entente .
#   docker run --rm -v entente:/data -p 127.0.0.1:8000:8000 -e ENTENTE_API_KEY=... entente
FROM python:3.11-slim AS build
WORKDIR /source
RUN python -m venv /opt/entente
ENV PATH=/opt/entente/bin:$PATH
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements.lock
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY LICENSES LICENSES
COPY graph graph
COPY loaders loaders
COPY api api
COPY viz viz
RUN pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
COPY --from=build /opt/entente /opt/entente
RUN useradd --system --uid 10001 --no-create-home entente \
    && install --directory --owner entente --mode 700 /data
ENV PATH=/opt/entente/bin:$PATH PYTHONUNBUFFERED=1 ENTENTE_DATA=/data
USER entente
VOLUME /data
EXPOSE 8000
# the signal of Ctrl-C, on which the service closes its store in order
STOPSIGNAL SIGINT
CMD ["entente", "serve", "--host", "0.0.0.0", "--port", "8000"]
