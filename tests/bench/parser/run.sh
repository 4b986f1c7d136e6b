#!/usr/bin/env bash
# Measures the three parsers on the same files and prints how many times faster ours is. Called by ./dev bench parser
# with the folder of the benchmark programs.
set -euo pipefail

bin=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
corpus=${SLUICE_SHARED:-$root/../shared}/data/corpus
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [[ -d $corpus ]]; then
    awk -F '\t' -v dir="$corpus/files/" '$2 == "ok" && $1 ~ /\.conf$/ {print dir $1 "\t100"}' "$corpus/verdicts.tsv" \
        | while IFS=$'\t' read -r path rounds; do
            [[ ! -f $path ]] || printf '%s\t%s\n' "$path" "$rounds"
        done >"$work/small"
else
    echo "No shared corpus: measuring our own samples, which are few."
    find "$root/resources" -name '*.conf' -printf '%p\t100\n' >"$work/small"
fi
"$bin/bench_parser" --generate 10000000 >"$work/big.conf"
printf '%s\t5\n' "$work/big.conf" >"$work/big"
cat "$work/small" "$work/big" >"$work/list"

jars=$("$root/tests/integration/seatunnel/engine.sh" fetch)/lib
echo "$(wc -l <"$work/small") small files, one of $(stat -c %s "$work/big.conf") bytes"
"$bin/bench_parser" "$work/list" >"$work/ours"
java -Xmx3g -cp "$jars/seatunnel-config-shade-2.3.8.jar:$jars/*" "$here/Original.java" "$work/list" >"$work/original"
if [[ -x $bin/beside/bench_parser_cpphocon ]]; then
    "$bin/beside/bench_parser_cpphocon" "$work/list" >"$work/cpphocon"
fi

# Only files that both accept are compared: the mean of the best times, and theirs divided by ours.
compare() {
    [[ -s $work/$1 ]] || return 0
    awk -v name="$1" -v big="$work/big.conf" '
        $1 == "file" && NR == FNR { ours[$2] = $3; next }
        $1 == "file" && ($2 in ours) {
            if ($2 == big) { ourBig = ours[$2]; theirBig = $3 }
            else { n++; our += ours[$2]; their += $3 }
        }
        END {
            if (n) printf "%-9s %4d files: ours %7.1f us a file, theirs %8.1f us: %5.1f times faster\n", \
                          name, n, our / n, their / n, their / our
            if (ourBig) printf "%-9s      10 MB: ours %7.1f ms,         theirs %8.1f ms: %5.1f times faster\n", \
                          name, ourBig / 1000, theirBig / 1000, theirBig / ourBig
        }' "$work/ours" "$work/$1"
}
compare original
compare cpphocon
"$bin/bench_parser" --memory "$work/big.conf" | awk '{print "memory: " $2 " bytes kept for a byte of the 10 MB file"}'
