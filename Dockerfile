# One image for every role; TAKEBOARD_ROLE says which one a container plays.
FROM node:24-bookworm-slim AS build
WORKDIR /takeboard
COPY . .
# Installs what the lock file says and builds the pages, then leaves only what running needs. Not
# "pnpm deploy": it puts the packages' TypeScript inside node_modules, where Node refuses to run it.
RUN node apps/server/launch/launch.mjs build \
  && .tools/node_modules/.bin/pnpm install --prod --frozen-lockfile --config.confirmModulesPurge=false \
  && rm -rf .tools

FROM node:24-bookworm-slim
ENV NODE_ENV=production NODE_OPTIONS=--max-semi-space-size=16 HOST=0.0.0.0 TAKEBOARD_DATA=/data
# ffmpeg makes takes out of uploaded files.
RUN apt-get update \
  && apt-get install -y --no-install-recommends ffmpeg \
  && rm -rf /var/lib/apt/lists/*
RUN mkdir /data && chown node:node /data
COPY --from=build /takeboard /takeboard
WORKDIR /takeboard
USER node
VOLUME /data
EXPOSE 5757
STOPSIGNAL SIGTERM
CMD ["node", "apps/server/src/main.ts"]
