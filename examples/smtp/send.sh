#!/usr/bin/env bash
# Hands a letter over by SMTP, with curl.
set -euo pipefail
: "${GWIRIO_SMTP_URL:?}" "${GWIRIO_SMTP_CA_FILE:?}" "${GWIRIO_FROM:?}" "${GWIRIO_CLIENT_ID:?}" "${GWIRIO_CLIENT_SECRET:?}"
: "${GWIRIO_CASE:?}" "${GWIRIO_PARTY:?}" "${GWIRIO_ADDRESS:?}"

LETTER=$(mktemp)
trap 'rm -f "$LETTER"' EXIT
# The same Message-ID again is taken once: keep it with the letter.
cat > "$LETTER" <<END
From: $GWIRIO_FROM
To: $GWIRIO_ADDRESS
Subject: Your letter
Message-ID: <$(date +%s).$$@$(hostname)>
Date: $(LC_ALL=C date -R)
X-Gwirio-Case: $GWIRIO_CASE
X-Gwirio-Party: $GWIRIO_PARTY
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

A made-up letter.
END

# curl says why only when it says everything: of that nothing but refusals is shown, for the rest holds the secret.
curl --verbose --ssl-reqd --crlf --cacert "$GWIRIO_SMTP_CA_FILE" --upload-file "$LETTER" --config - 2>&1 <<END \
  | sed -n 's/^< \([45][0-9][0-9].*\)/refused: \1/p'
url = "$GWIRIO_SMTP_URL"
user = "$GWIRIO_CLIENT_ID:$GWIRIO_CLIENT_SECRET"
mail-from = "$GWIRIO_FROM"
mail-rcpt = "$GWIRIO_ADDRESS"
END
echo "taken"
