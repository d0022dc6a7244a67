#!/usr/bin/env bash
# Draws the plots and writes the tables of docs/performance.md, from the results that run.sh left in a directory:
#   shmring-benchmarks/report.sh --results DIR
# Paths are relative to where it is called; the page and the plots are found from the root of the project.
set -euo pipefail
module=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
(cd "$module/.." && mvn -q -B -pl shmring-core,shmring-benchmarks -DskipTests -Dspotless.check.skip package)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$module/target/classes:$module/target/lib/*" \
    io.shmring.benchmarks.Benchmarks report "$@"
