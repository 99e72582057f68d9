table change
  case_id uuid not null
  verification_id uuid not null
  sequence integer not null
  kind text not null
  at timestamp with time zone not null
  reason text
  subject_id uuid
  constraint change_pkey PRIMARY KEY (case_id, verification_id, sequence)
  CREATE UNIQUE INDEX change_once_per_subject ON email_verification.change USING btree (case_id, verification_id, kind, subject_id) WHERE (subject_id IS NOT NULL)
  grant delete, insert, select, update to gwirio_email_verification
table outgoing_mail
  case_id uuid not null
  verification_id uuid not null
  mail_id uuid not null
  kind text not null
  message_id bytea not null
  in_reply_to bytea
  attempts integer not null default 0
  sent_at timestamp with time zone
  refused text
  constraint outgoing_mail_kind_check CHECK ((kind = ANY (ARRAY['prompt'::text, 'code-too-late'::text, 'no-code'::text, 'wrong-code'::text, 'several-codes'::text, 'start-again'::text])))
  constraint outgoing_mail_pkey PRIMARY KEY (case_id, verification_id, mail_id)
  grant delete, insert, select, update to gwirio_email_verification
table received_mail
  mail_id uuid not null
  raw bytea
  remote_address text
  helo text
  mail_from bytea
  recipients bytea not null
  tls text
  received_at timestamp with time zone not null
  processed_at timestamp with time zone
  outcome text
  way_in text not null
  via_edge boolean not null
  digest bytea
  constraint received_mail_pkey PRIMARY KEY (mail_id)
  constraint received_mail_way_in_check CHECK ((way_in = ANY (ARRAY['smtp'::text, 'lmtp'::text, 'imap'::text, 'file'::text])))
  CREATE INDEX received_mail_of_nobody ON email_verification.received_mail USING btree (received_at) WHERE ((outcome = 'unknown'::text) AND (raw IS NOT NULL))
  CREATE INDEX received_mail_unread ON email_verification.received_mail USING btree (received_at) WHERE (processed_at IS NULL)
  CREATE UNIQUE INDEX received_mail_fetched_once ON email_verification.received_mail USING btree (digest) WHERE (digest IS NOT NULL)
  grant delete, insert, select, update to gwirio_email_verification
table reply
  case_id uuid not null
  verification_id uuid not null
  mail_id uuid not null
  message_digest bytea
  received_at timestamp with time zone not null
  outcome text
  reason text
  level text
  verdict jsonb
  evidence bytea
  from_address bytea
  constraint reply_level_check CHECK ((level = ANY (ARRAY['strong'::text, 'weak'::text, 'none'::text])))
  constraint reply_pkey PRIMARY KEY (case_id, verification_id, mail_id)
  CREATE UNIQUE INDEX reply_decided_once ON email_verification.reply USING btree (case_id, verification_id, message_digest) WHERE ((outcome <> 'duplicate'::text) AND ((level = 'strong'::text) OR ((level = 'weak'::text) AND (outcome <> 'reply-held'::text))))
  grant delete, insert, select, update to gwirio_email_verification
table reply_token
  token_digest bytea not null
  case_id uuid not null
  verification_id uuid not null
  constraint reply_token_pkey PRIMARY KEY (token_digest)
  grant delete, insert, select, update to gwirio_email_verification
table verification
  case_id uuid not null
  verification_id uuid not null
  party_id uuid not null
  case_reference text not null
  party_reference text not null
  identity_check_id uuid not null
  address bytea not null
  address_index bytea not null
  comparable_index bytea not null
  mobile bytea not null
  reply_token bytea not null
  language text not null
  state text not null
  reason text
  level text
  started_at timestamp with time zone not null
  open_until timestamp with time zone not null
  verified_at timestamp with time zone
  verified_until timestamp with time zone
  ended_at timestamp with time zone
  tries_left integer not null
  codes_left integer not null
  version integer not null
  accepts_weak boolean not null
  area text not null
  attention_sequence integer
  safe_to_text jsonb not null
  doubt text
  constraint verification_codes_left_check CHECK ((codes_left >= 0))
  constraint verification_language_check CHECK ((language = ANY (ARRAY['cy'::text, 'en'::text, 'both'::text])))
  constraint verification_level_check CHECK ((level = ANY (ARRAY['strong'::text, 'weak'::text, 'none'::text])))
  constraint verification_pkey PRIMARY KEY (case_id, verification_id)
  constraint verification_state_check CHECK ((state = ANY (ARRAY['awaiting-reply'::text, 'verified'::text, 'suspended'::text, 'failed'::text, 'expired'::text, 'cancelled'::text, 'ended'::text])))
  constraint verification_tries_left_check CHECK ((tries_left >= 0))
  constraint verified_has_its_evidence CHECK (((state <> ALL (ARRAY['verified'::text, 'suspended'::text])) OR ((level IS NOT NULL) AND (verified_at IS NOT NULL) AND (verified_until IS NOT NULL))))
  CREATE INDEX verification_of_party ON email_verification.verification USING btree (case_id, party_id, started_at DESC)
  CREATE INDEX verification_status ON email_verification.verification USING btree (case_reference, party_reference) WHERE (state = 'verified'::text)
  CREATE UNIQUE INDEX verification_one_live_per_address ON email_verification.verification USING btree (case_id, comparable_index) WHERE (state = ANY (ARRAY['awaiting-reply'::text, 'verified'::text, 'suspended'::text]))
  CREATE UNIQUE INDEX verification_one_live_per_party ON email_verification.verification USING btree (case_id, party_id) WHERE (state = ANY (ARRAY['awaiting-reply'::text, 'verified'::text, 'suspended'::text]))
  grant delete, insert, select, update to gwirio_email_verification
