# After `mvn package`: docker build -t stagedoor .

FROM docker.io/library/eclipse-temurin:25-jdk AS build

# The runtime has all of Java SE, because nobody knows what actors use, and modules of the JDK: memory access for Netty
# and Pekko, locales, recordings of JFR, names from DNS, Kerberos for PostgreSQL. The options are part of the runtime,
# so that the cache is trained with the options it runs with, workers have them too, and JDK_JAVA_OPTIONS can change
# each of them. The JVM does not start if the initial heap has no room for the objects in the cache. It takes 200 MB
# besides the heap.
RUN jlink --output /opt/java/runtime \
    --add-modules java.se,jdk.charsets,jdk.jfr,jdk.localedata,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.zipfs \
    --strip-java-debug-attributes --no-man-pages --no-header-files --compress zip-6 \
    --add-options="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -XX:InitialRAMPercentage=20 -XX:MaxRAMPercentage=40 -XX:+ExitOnOutOfMemoryError -Dorg.sqlite.lib.path=/app/native"

COPY src/main/docker /docker
RUN javac -d /app/health /docker/Health.java

COPY target/stagedoor-*-exec.jar /docker/stagedoor.jar
WORKDIR /app
RUN java -Djarmode=tools -jar /docker/stagedoor.jar extract --layers --destination /layers \
    # Native libraries of other platforms.
    && rm /layers/dependencies/lib/*-osx-*.jar /layers/dependencies/lib/*-windows-*.jar \
    && cp -rp /layers/*/. . \
    && mkdir actors native \
    # SQLite would unpack its library at each start, for which a read-only container has no room.
    && jar --extract --file lib/sqlite-jdbc-*.jar "org/sqlite/native/Linux/$(uname -m)/libsqlitejdbc.so" \
    && mv "org/sqlite/native/Linux/$(uname -m)/libsqlitejdbc.so" native && rm -r org

# Records the cache, which spares the JVM work at each start. Profiles in it would delay the compilation of what matters.
RUN /opt/java/runtime/bin/java -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTCacheOutput=stagedoor.aot \
    -cp 'stagedoor.jar:actors/*' dev.stagedoor.StagedoorApplication --stagedoor.launch.training=true \
    --server.port=0 --stagedoor.samples.enabled=true --spring.datasource.url=jdbc:sqlite:/tmp/training.db


FROM docker.io/library/debian:bookworm-slim

ARG VERSION=unreleased
LABEL org.opencontainers.image.title="Stagedoor" \
      org.opencontainers.image.description="HTTP gateway to Pekko actors: an actor's protocol is its REST API." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION"

RUN groupadd --gid 10001 stagedoor \
    && useradd --uid 10001 --gid 10001 --home-dir /app --no-create-home --shell /usr/sbin/nologin stagedoor \
    && install --directory --owner=10001 --group=10001 /app/data
WORKDIR /app

# The files that change least come first. The cache fits only these files, with these sizes and times.
COPY --from=build /opt/java/runtime /opt/java/runtime
COPY --from=build /layers/dependencies ./
COPY --from=build /layers/snapshot-dependencies ./
COPY --from=build /layers/application ./
COPY --from=build /app/health ./health
COPY --from=build /app/native ./native
COPY --from=build /app/actors ./actors
COPY --from=build /app/stagedoor.aot ./

USER 10001:10001
# Whoever runs it says how callers authenticate; until then, only what is in front of it can keep strangers out.
ENV SERVER_ADDRESS=0.0.0.0 STAGEDOOR_SECURITY_ANONYMOUS=true
EXPOSE 8080 8081 7626 17355 17356
# Docker has no other way to ask whether the service is ready. Kubernetes has its own probes and does not run this. The
# check ignores JDK_JAVA_OPTIONS, which are for the service: a debugger would listen twice.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["/usr/bin/env", "--unset=JDK_JAVA_OPTIONS", "/opt/java/runtime/bin/java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", "-cp", "health", "Health"]

# There is no shell, so the JVM is process 1 and gets the signals. It expands actors/* to the jars itself.
ENTRYPOINT ["/opt/java/runtime/bin/java", "-XX:AOTCache=stagedoor.aot", "-cp", "stagedoor.jar:actors/*", "dev.stagedoor.StagedoorApplication"]
