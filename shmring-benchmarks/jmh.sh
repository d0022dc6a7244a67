#!/bin/sh
# Builds the modules and runs the JMH benchmarks with the gc profiler.
#
#   shmring-benchmarks/jmh.sh [regex] [JMH options]
#   shmring-benchmarks/jmh.sh Listener -f 1
#
# Forks, iterations and times that are not given are those of io.shmring.benchmarks.jmh.SingleOperation: 3 forks of 3 + 5
# iterations of a second. JAVA_HOME says which JDK.
set -eu
module=$(cd "$(dirname "$0")" && pwd)

mvn -q -f "$module/../pom.xml" -pl shmring-core,shmring-spring-boot-starter,shmring-benchmarks package -DskipTests

exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
    -cp "$module/target/classes:$(cat "$module/target/classpath.txt")" \
    org.openjdk.jmh.Main -prof gc "$@"
