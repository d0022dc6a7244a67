#!/usr/bin/env bash
# Builds the benchmarks between processes and runs them: run.sh --help tells the options.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/build.sh"
exec "$java" -cp "$classpath" io.shmring.benchmarks.Benchmarks run "$@"
