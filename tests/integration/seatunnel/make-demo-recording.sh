#!/usr/bin/env bash
# Remakes resources/demo/first-story.jsonl.gz: starts a real engine, records it with `sluicectl record` and submits the
# jobs of the demo meanwhile. Takes two minutes.
#
#   make-demo-recording.sh SLUICECTL [OUTPUT]     SLUICECTL: the program, e.g. build/release/bin/sluicectl
#
# SLUICE_DEMO_PORT (15801) is the loopback port that the engine uses meanwhile.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
[[ $# -ge 1 && -x $1 ]] || { sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
ctl=$(realpath "$1")
output=${2:-$root/resources/demo/first-story.jsonl.gz}
port=${SLUICE_DEMO_PORT:-15801}
address=127.0.0.1:$port
seconds=105

work=$(mktemp -d)
engine=
cleanup() {
    [[ -z $engine ]] || kill -KILL "$engine" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT

"$here/engine.sh" fetch >&2
# In UTC, because the engine's times carry no zone and whoever replays this lives in another one.
TZ=UTC "$here/engine.sh" run "$work/engine" "$port" demo "$address" >"$work/engine.log" 2>&1 &
engine=$!
for ((attempt = 0; ; ++attempt)); do
    "$ctl" jobs --url "http://$address" --format json >/dev/null 2>&1 && break
    if ((attempt > 60)) || ! kill -0 "$engine" 2>/dev/null; then
        tail -40 "$work/engine.log" >&2
        exit 1
    fi
    sleep 1
done

"$ctl" record --url "http://$address" --for "$seconds" -o "$work/raw.jsonl" &
recorder=$!

# SECOND FILE: submits the job so many seconds after the start.
SECONDS=0
submit_at() {
    local wait=$(($1 - SECONDS))
    ((wait <= 0)) || sleep "$wait"
    "$ctl" submit "$root/$2" --url "http://$address" 2>/dev/null
}
submit_at 1 resources/samples/payments-stream.conf
submit_at 3 resources/demo/jobs/products-sync.conf
submit_at 8 resources/samples/orders.conf
submit_at 20 resources/demo/jobs/customers-import.conf
submit_at 32 resources/demo/jobs/stock-levels.conf
submit_at 60 resources/demo/jobs/products-sync.conf
wait "$recorder"

# What belongs to this machine: the member's address becomes demo:5801, paths are cut to file names.
sed -E -e 's#(file:)?/[^"[:space:]]*/([^"/[:space:]]+\.jar)#\2#g' \
    -e "s/\[?127\.0\.0\.1\]?:$port/demo:5801/g" \
    -e "s/\"host\": ?\"127\.0\.0\.1\"/\"host\":\"demo\"/g" \
    -e "s/\"port\": ?\"$port\"/\"port\":\"5801\"/g" "$work/raw.jsonl" >"$work/masked.jsonl"
if grep -nE '127\.0\.0\.1|localhost|"/(tmp|root|home)/' "$work/masked.jsonl" | cut -c1-300 >&2; then
    echo "make-demo-recording.sh: the lines above still name this machine" >&2
    exit 1
fi
gzip -9n <"$work/masked.jsonl" >"$output"
echo "$output: $(stat -c %s "$output") bytes, $(wc -l <"$work/masked.jsonl") replies"
