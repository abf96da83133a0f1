# docker build --tag assay .
# docker run --rm --volume "$PWD:/articles:ro" assay check .
FROM python:3.11-slim AS build
WORKDIR /source
COPY pyproject.toml requirements.lock README.md ./
COPY checks checks
COPY flows flows
COPY reference_data reference_data
# The versions of the lock, without the tools for developing that it holds as well.
RUN python -m venv /opt/assay \
 && grep -oE '^[A-Za-z0-9._-]+==[^\\]+' requirements.lock > versions.txt \
 && /opt/assay/bin/pip install --no-cache-dir --no-compile --constraint versions.txt '.[html]'

FROM python:3.11-slim
COPY --from=build /opt/assay /opt/assay
RUN useradd --create-home --uid 10001 assay
USER assay
WORKDIR /articles
ENV PATH=/opt/assay/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    DO_NOT_TRACK=1 \
    PREFECT_SERVER_ANALYTICS_ENABLED=false
ENTRYPOINT ["assay"]
CMD ["--help"]
