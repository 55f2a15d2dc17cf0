# The archive of this checkout, unpacked where its user cannot write; docs/install.md says how to run
# it. Tags move: to pin what they are today, look up the digests and hand both images in with them.
#
#   docker buildx imagetools inspect eclipse-temurin:25-jdk
#   docker build -t duality --build-arg JDK=eclipse-temurin:25-jdk@sha256:... \
#     --build-arg MAVEN=maven:3.9-eclipse-temurin-25@sha256:... .
ARG JDK=eclipse-temurin:25-jdk
ARG MAVEN=maven:3.9-eclipse-temurin-25

FROM ${MAVEN} AS build
WORKDIR /duality
COPY . .
RUN dist/build \
    && mkdir /opt/duality \
    && tar -xzf target/duality-*.tar.gz -C /opt/duality --strip-components=1

FROM ${JDK}
COPY --from=build /opt/duality /opt/duality
# Here runs land. Any user may write, as in /tmp: who mounts a folder gives his own id with --user.
RUN install -d -m 1777 /work
WORKDIR /work
USER 10001:10001
ENTRYPOINT ["/opt/duality/bin/duality"]
CMD ["--help"]
