#!/usr/bin/env bash
# Builds the benchmarks and runs them: run.sh run --help. Nothing is installed; files go to target/.
set -euo pipefail
module=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
(cd "$module/.." && mvn -q -B -pl shmring-core,shmring-benchmarks -DskipTests -Dspotless.check.skip package)
cd "$module"
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "target/classes:target/lib/*" io.shmring.benchmarks.Benchmarks "$@"
