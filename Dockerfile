# syntax=docker/dockerfile:1

# credlint asks the go command which packages there are, and for the compiled
# form of what they import. So the image holds the whole Go distribution, a C
# compiler for packages with cgo, and git for -new-from-rev.
#
#   docker build -t credlint .                            from this folder
#   docker build -t credlint --build-arg VERSION=v0.1.0 . a release
#   docker run --rm -v "$PWD:/src" credlint               like credlint ./...
ARG GO=1.26-bookworm

FROM golang:${GO} AS build
ARG VERSION=
WORKDIR /src
COPY . .
ENV CGO_ENABLED=0 GOBIN=/out
RUN if [ -n "$VERSION" ]; then \
      go install -trimpath -ldflags='-s -w' "github.com/credlint/credlint/cmd/credlint@$VERSION"; \
    else \
      go install -trimpath -ldflags='-s -w' -buildvcs=false ./cmd/credlint; \
    fi

FROM golang:${GO}
# Any user may run it: the checkout's owner is best, with docker run --user. The
# caches are for all; keep them in volumes. The checkout belongs to somebody
# else, as a rule, which git refuses unless told.
RUN useradd --uid 10001 --create-home credlint \
 && mkdir -p /cache/build /cache/mod \
 && chmod -R 1777 /cache \
 && git config --system --add safe.directory '*'
ENV GOCACHE=/cache/build GOMODCACHE=/cache/mod GOFLAGS=-buildvcs=false
COPY --from=build /out/credlint /usr/local/bin/credlint
USER credlint
WORKDIR /src
ENTRYPOINT ["credlint"]
CMD ["./..."]
