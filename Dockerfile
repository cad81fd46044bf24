# syntax=docker/dockerfile:1
# Kept as one process, as a user without rights, on Node 24 (docs/guide/run-it-for-a-company.md says why not 20).
# Debian and not Alpine: the embedded engine is built for glibc.
FROM node:24-bookworm-slim AS built
WORKDIR /kept
COPY package.json package-lock.json .npmrc ./
COPY web/package.json web/
COPY scripts/hooks.mjs scripts/
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY src src
COPY web web
RUN npm run build

# What runs: neither tools nor the pages' own packages, which are in dist/web already.
FROM node:24-bookworm-slim AS shipped
WORKDIR /kept
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --workspaces=false --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="Kept" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.description="Tells a company whether it keeps its promises to customers"
RUN groupadd --system --gid 10001 kept && useradd --system --uid 10001 --gid kept --home-dir /workspace --no-create-home kept \
 && mkdir /workspace && chown kept:kept /workspace
WORKDIR /kept
COPY --from=shipped /kept/node_modules node_modules
COPY --from=built /kept/dist dist
COPY package.json LICENSE ./
COPY examples examples
RUN ln -s /kept/dist/cli/main.js /usr/local/bin/kept
ENV NODE_ENV=production \
    KEPT_HOST=0.0.0.0 \
    KEPT_PORT=4747 \
    UV_THREADPOOL_SIZE=8
USER kept
WORKDIR /workspace
VOLUME /workspace
EXPOSE 4747
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.KEPT_PORT||4747)+'/healthz').then(a=>process.exit(a.ok?0:1),()=>process.exit(1))"]
# It refuses to listen beyond this machine unless KEPT_PUBLIC_URL is https://... or KEPT_BEHIND_PROXY=true says who speaks TLS.
ENTRYPOINT ["kept"]
CMD ["serve"]
