#!/bin/sh
# Draws the plots and writes the tables of docs/performance.md from the results of run.sh: report.sh --results DIR
exec "$(dirname "$0")/run.sh" report "$@"
