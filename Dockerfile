# Kindling as a container image: the distribution, a Java of just the modules that it needs, and the archive of classes that makes starts
# fast. Nothing else: no package manager, and of programs only those that the launcher and a CI's shell use.
#
#   mvn -q -DskipTests package && docker build -t kindling .
#   docker run --rm -v "$PWD:/project:ro" kindling plan
#
# BASE is a Debian. Where it has a JDK and binutils already, nothing is installed.
ARG BASE=docker.io/library/debian:bookworm-slim
FROM ${BASE} AS build
RUN command -v jlink >/dev/null && command -v strip >/dev/null \
    || { apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends openjdk-17-jdk-headless binutils; }
COPY engine/target/kindling /opt/kindling
# jdeps tells the modules; the file systems in archives are asked for by name. What draws, prints and plays sounds is never called: of each
# of its packages one class stays, since the module says that it has them.
RUN set -e; \
    jmods=$(dirname "$(dirname "$(readlink -f "$(command -v jlink)")")")/jmods; \
    jmod list "$jmods/java.desktop.jmod" | sed -n 's|^classes/||p' \
      | grep -E '^(javax/(swing|print|sound|imageio)|sun/(swing|java2d|font|print|awt/X11)|com/sun/(java/swing|imageio|media|swing))/' \
      | LC_ALL=C sort \
      | awk '{ package = $0; sub(/\/[^\/]*$/, "", package); if (seen[package]++) print "/java.desktop/" $0 }' >/tmp/unused; \
    test -s /tmp/unused; \
    modules=$(jdeps --print-module-deps --ignore-missing-deps --multi-release 17 /opt/kindling/lib/kindling.jar); \
    jlink --add-modules "$modules,jdk.zipfs" --strip-debug --no-header-files --no-man-pages --compress=2 \
      --exclude-resources=@/tmp/unused --output /opt/java; \
    cd /opt/java; \
    rm -f lib/libawt*.so lib/libjawt.so lib/libfontmanager.so lib/liblcms.so lib/libjavajpeg.so lib/libmlib_image.so \
      lib/libjsound.so lib/libsplashscreen.so lib/libfreetype.so lib/libprefs.so lib/libattach.so lib/jrt-fs.jar lib/psfont* \
      bin/keytool bin/rmi* bin/jrunscript; \
    strip --strip-unneeded lib/*.so lib/server/*.so; \
    rm -rf /opt/kindling/share/man /opt/kindling/share/completions /opt/kindling/share/doc \
      /opt/kindling/share/schemas; \
    find /opt/kindling /opt/java -exec touch -h -d 2020-01-01T00:00:00Z {} +
# One archive of Java's classes and of Kindling's is smaller than one of each. The launcher takes it for the one that its warm-up made;
# the dates of the files above stay as they are, since it knows the archive by them.
ENV JAVA_HOME=/opt/java KINDLING_CACHE=/var/cache/kindling LC_ALL=C.UTF-8 PATH=/opt/kindling/bin:/opt/java/bin:/usr/bin:/bin
RUN set -e; \
    java -Xshare:dump >/dev/null; \
    kindling warm-up; \
    practice="-XX:TieredStopAtLevel=1 -XX:+UseParallelGC -XX:-UsePerfData -cp /opt/kindling/lib/kindling.jar"; \
    java -Xshare:off -XX:DumpLoadedClassList=/tmp/classes $practice dev.kindling.cli.Main warm-up /opt/kindling/lib/sample \
      || test -s /tmp/classes; \
    archive=$(find /var/cache/kindling -name classes.jsa); \
    rm -f "$archive"; \
    java -Xshare:dump -XX:SharedClassListFile=/tmp/classes -XX:SharedArchiveFile="$archive" $practice >/dev/null 2>&1; \
    test -s "$archive"; \
    rm -f /opt/java/lib/server/classes*.jsa /opt/java/lib/classlist
# What is linked against, and the programs; a few more than the launcher needs, for scripts of a CI.
RUN set -e; \
    mkdir -p /image/opt /image/etc /image/bin /image/var/cache /image/tmp /image/project; \
    chmod 1777 /image/tmp; \
    echo 'kindling:x:65532:65532::/tmp:/bin/sh' >/image/etc/passwd; \
    echo 'kindling:x:65532:' >/image/etc/group; \
    for name in sh cat cp env find head id ls mkdir mv nice readlink rm rmdir sed sleep stty tail tee; do \
      cp -L "$(command -v $name)" /image/bin/; \
    done; \
    ldd /image/bin/* $(find /opt/java -name '*.so' -o -path '*/bin/*' -type f) 2>/dev/null \
      | sed -n 's/^\t\(.* => \)\{0,1\}\(\/[^ ]*\) (0x.*/\2/p' | grep -v '^/opt/' | sort -u \
      | while read -r file; do mkdir -p "/image$(dirname "$file")"; cp -L "$file" "/image$file"; done; \
    cp -a /opt/java /opt/kindling /image/opt/; \
    cp -a /var/cache/kindling /image/var/cache/

FROM scratch
COPY --from=build /image/ /
ENV JAVA_HOME=/opt/java KINDLING_CACHE=/var/cache/kindling LC_ALL=C.UTF-8 PATH=/opt/kindling/bin:/opt/java/bin:/bin HOME=/tmp
USER 65532:65532
WORKDIR /project
ENTRYPOINT ["/opt/kindling/bin/kindling"]
CMD ["plan"]
