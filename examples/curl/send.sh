#!/usr/bin/env bash
# Asks, sends a report, and looks what became of it.
set -euo pipefail
: "${GWIRIO_EMAIL_VERIFICATION_URL:?}" "${GWIRIO_CORRESPONDENCE_URL:?}" "${GWIRIO_TOKEN_URL:?}"
: "${GWIRIO_CLIENT_ID:?}" "${GWIRIO_CLIENT_SECRET:?}" "${GWIRIO_CASE:?}" "${GWIRIO_PARTY:?}" "${GWIRIO_ADDRESS:?}"

# The value of a text field in JSON of one line
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }

token() {
  curl --silent --fail --config - "$GWIRIO_TOKEN_URL" <<END | field access_token
user = "$GWIRIO_CLIENT_ID:$GWIRIO_CLIENT_SECRET"
data = "grant_type=client_credentials"
data = "scope=$1"
END
}

echo "May a report go there?"
ASK=$(token verification:read)
curl --silent --fail-with-body --config - "$GWIRIO_EMAIL_VERIFICATION_URL/v1/verification-status" <<END | field answer
header = "Authorization: Bearer $ASK"
header = "Content-Type: application/json"
data = "{\"case\":\"$GWIRIO_CASE\",\"party\":\"$GWIRIO_PARTY\",\"address\":\"$GWIRIO_ADDRESS\"}"
END
echo

REPORT=$(mktemp)
trap 'rm -f "$REPORT"' EXIT
echo "A made-up report." > "$REPORT"

# The same key again sends nothing twice: keep it with the report.
KEY="report-$(date +%s)-$$"
SEND=$(token correspondence:send)
ANSWER=$(curl --silent --fail-with-body --config - "$GWIRIO_CORRESPONDENCE_URL/v1/correspondence" <<END
header = "Authorization: Bearer $SEND"
header = "Idempotency-Key: $KEY"
form-string = "case=$GWIRIO_CASE"
form-string = "party=$GWIRIO_PARTY"
form-string = "address=$GWIRIO_ADDRESS"
form-string = "kind=report"
form-string = "reference=R-4712"
form = "documents=@$REPORT;filename=report.txt;type=text/plain"
END
) || { echo "Refused: $(echo "$ANSWER" | field code)"; exit 1; }
echo "Taken."

CASE_ID=$(echo "$ANSWER" | sed -n 's/.*"caseId":"\([^"]*\)".*/\1/p')
ID=$(echo "$ANSWER" | sed -n 's/.*"correspondenceId":"\([^"]*\)".*/\1/p')
for _ in $(seq 60); do
  STATE=$(curl --silent --fail --config - "$GWIRIO_CORRESPONDENCE_URL/v1/cases/$CASE_ID/correspondence/$ID" <<END | field state
header = "Authorization: Bearer $SEND"
END
)
  echo "$STATE"
  case "$STATE" in
    sent | delivered) exit 0 ;;
    held | refused | recalled | bounced) exit 1 ;;
  esac
  sleep 1
done
exit 1
