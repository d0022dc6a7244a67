#!/usr/bin/env bash
# Draws the plots and writes the tables of docs/performance.md, from the results that run.sh left in a directory:
#   shmring-benchmarks/report.sh --results DIR
# Paths are relative to where it is called; the page and the plots are found from the root of the project.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/build.sh"
exec "$java" -cp "$classpath" io.shmring.benchmarks.Benchmarks report "$@"
