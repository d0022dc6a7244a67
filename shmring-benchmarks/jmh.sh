#!/usr/bin/env bash
# Builds the modules and runs the JMH benchmarks with the gc profiler.
#
#   shmring-benchmarks/jmh.sh [regex] [JMH options]
#   shmring-benchmarks/jmh.sh Listener -f 1
#
# Forks, iterations and times that are not given are those of io.shmring.benchmarks.jmh.SingleOperation: 3 forks of 3 + 5
# iterations of a second. JAVA_HOME says which JDK.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/build.sh"
exec "$java" -cp "$classpath" org.openjdk.jmh.Main -prof gc "$@"
