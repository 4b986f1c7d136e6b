#!/usr/bin/env bash
# cold builds without a compiler cache: what `./dev run` builds, then what `./dev test` builds, in seconds
set -euo pipefail
folder=$(mktemp -d "${TMPDIR:-/tmp}/sluice-builds.XXXXXX")
trap 'rm -rf "$folder"' EXIT
export CCACHE_DISABLE=1
for preset in release dev; do
    targets=()
    [[ $preset == dev ]] || targets=(--target sluice sluicectl)
    cmake --preset "$preset" -B "$folder/$preset" >/dev/null
    start=$SECONDS
    cmake --build "$folder/$preset" --parallel "$(nproc)" "${targets[@]}" >/dev/null
    printf '%-8s %4d s on %d cores, load %s\n' "$preset" $((SECONDS - start)) "$(nproc)" "$(cut -d' ' -f1 /proc/loadavg)"
    rm -rf "${folder:?}/$preset"
done
