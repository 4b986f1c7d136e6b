#!/usr/bin/env bash
# what lint writes as SARIF against the schema of SARIF 2.1.0, which an npm package ships [SCHEMA]
# targets: sluicectl
#
# sarif.sh BIN [SCHEMA]    without SCHEMA it is taken from @microsoft/jest-sarif, by npm
set -euo pipefail

bin=$1
schema=${2:-}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if [[ -z $schema ]]; then
    command -v npm >/dev/null || { echo "sarif: there is no npm here to fetch the schema with; name a file" >&2; exit 1; }
    (cd "$folder" && npm pack --silent @microsoft/jest-sarif@1.0.0-beta.0 >/dev/null && tar xzf ./*.tgz)
    schema=$(find "$folder/package" -name 'sarif-2.1.0*.json' -print -quit)
fi
find "$PWD/tests/models/job/cases" \( -name '*.conf' -o -name '*.json' \) -print0 \
    | xargs -0 "$bin/sluicectl" lint --format sarif "$folder/missing ü%.conf" >"$folder/cases.sarif" 2>/dev/null || true
/usr/bin/python3 - "$schema" "$folder/cases.sarif" <<'EOF'
import json, sys
import jsonschema

with open(sys.argv[1]) as file:
    schema = json.load(file)
with open(sys.argv[2]) as file:
    log = json.load(file)
validator = jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())
errors = list(validator.iter_errors(log))
for error in errors[:20]:
    print("/".join(map(str, error.path)), error.message[:300])
results = sum(len(run["results"]) for run in log["runs"])
print(f"sarif: {results} results, {len(errors)} errors")
sys.exit(0 if results > 20 and not errors else 1)
EOF
