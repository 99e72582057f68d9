table approval
  case_id uuid not null
  approval_id uuid not null
  kinds text[] not null
  needs text not null
  state text not null
  case_reference text not null
  area text not null
  party_id uuid
  party_reference text
  identity_check_id uuid
  verification_id uuid
  reply_id uuid
  freeze_id uuid
  level text
  address bytea
  address_index bytea
  mobile_index bytea
  note bytea not null
  requested_by text not null
  requested_by_kind text not null
  requester_name bytea not null
  requested_at timestamp with time zone not null
  until timestamp with time zone not null
  decided_by text
  decider_name bytea
  decided_at timestamp with time zone
  decision_note bytea
  mobile_changed_by text
  near_indexes bytea[]
  constraint approval_decided_by_somebody CHECK (((state = ANY (ARRAY['approved'::text, 'refused'::text])) = ((decided_by IS NOT NULL) AND (decided_at IS NOT NULL))))
  constraint approval_kinds_check CHECK ((cardinality(kinds) > 0))
  constraint approval_level_check CHECK ((level = ANY (ARRAY['strong'::text, 'weak'::text, 'none'::text])))
  constraint approval_needs_check CHECK ((needs = ANY (ARRAY['second-person'::text, 'manager'::text])))
  constraint approval_pkey PRIMARY KEY (case_id, approval_id)
  constraint approval_requested_by_kind_check CHECK ((requested_by_kind = ANY (ARRAY['staff'::text, 'client'::text])))
  constraint approval_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'refused'::text, 'expired'::text])))
  constraint approval_takes_two_people CHECK (((decided_by IS NULL) OR (decided_by <> requested_by)))
  CREATE INDEX approval_of_start ON email_verification.approval USING btree (case_id, identity_check_id) WHERE (identity_check_id IS NOT NULL)
  CREATE INDEX approval_of_verification ON email_verification.approval USING btree (case_id, verification_id) WHERE (state = 'waiting'::text)
  CREATE INDEX approval_waiting ON email_verification.approval USING btree (area, requested_at, approval_id) WHERE (state = 'waiting'::text)
  CREATE UNIQUE INDEX approval_asked_once ON email_verification.approval USING btree (case_id, kinds, verification_id, reply_id, freeze_id, identity_check_id, address_index, mobile_index) NULLS NOT DISTINCT WHERE (state = 'waiting'::text)
  grant delete, insert, select, update to gwirio_email_verification
table case_freeze
  case_id uuid not null
  freeze_id uuid not null
  case_reference text not null
  area text not null
  party_id uuid
  party_reference text
  note bytea not null
  frozen_by text not null
  freezer_name bytea not null
  frozen_at timestamp with time zone not null
  lifted_at timestamp with time zone
  constraint case_freeze_pkey PRIMARY KEY (case_id, freeze_id)
  CREATE INDEX case_freeze_of_references ON email_verification.case_freeze USING btree (case_reference, party_reference) WHERE (lifted_at IS NULL)
  CREATE UNIQUE INDEX case_freeze_once ON email_verification.case_freeze USING btree (case_id, party_id) NULLS NOT DISTINCT WHERE (lifted_at IS NULL)
  grant delete, insert, select, update to gwirio_email_verification
table change
  case_id uuid not null
  verification_id uuid not null
  sequence integer not null
  kind text not null
  at timestamp with time zone not null
  reason text
  subject_id uuid
  constraint change_pkey PRIMARY KEY (case_id, verification_id, sequence)
  CREATE INDEX change_counted ON email_verification.change USING btree (case_id, verification_id, kind) INCLUDE (reason, at) WHERE (kind = ANY (ARRAY['prompt-sent'::text, 'reply-held'::text]))
  CREATE UNIQUE INDEX change_once_per_subject ON email_verification.change USING btree (case_id, verification_id, kind, subject_id) WHERE ((subject_id IS NOT NULL) AND (kind <> ALL (ARRAY['reply-held'::text, 'approval-requested'::text, 'approval-granted'::text, 'approval-refused'::text])))
  grant delete, insert, select, update to gwirio_email_verification
table compared_address
  case_id uuid not null
  identity_check_id uuid not null
  address_index bytea not null
  at timestamp with time zone not null
  constraint compared_address_pkey PRIMARY KEY (case_id, identity_check_id, address_index)
  grant delete, insert, select, update to gwirio_email_verification
table delivery_report
  case_id uuid not null
  correspondence_id uuid not null
  kind text not null
  verification_id uuid not null
  at timestamp with time zone not null
  constraint delivery_report_kind_check CHECK ((kind = ANY (ARRAY['refused'::text, 'bounced'::text, 'complained'::text])))
  constraint delivery_report_pkey PRIMARY KEY (case_id, correspondence_id, kind)
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
table party_change
  case_id uuid not null
  report_id uuid not null
  party_id uuid
  kind text not null
  at timestamp with time zone not null
  constraint party_change_kind_check CHECK ((kind = ANY (ARRAY['contact-changed'::text, 'new-party-in-case'::text, 'concern-raised'::text, 'others-changed'::text, 'case-ended'::text])))
  constraint party_change_pkey PRIMARY KEY (case_id, report_id)
  grant delete, insert, select, update to gwirio_email_verification
table receipt_key
  key_id text not null
  public_key jsonb not null
  private_key bytea
  signs_from timestamp with time zone not null
  constraint receipt_key_pkey PRIMARY KEY (key_id)
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
table template_version
  template text not null
  number integer not null
  version text not null
  cy jsonb not null
  en jsonb not null
  published_at timestamp with time zone not null
  published_by text not null
  publisher_name bytea
  constraint template_version_number_check CHECK ((number > 0))
  constraint template_version_pkey PRIMARY KEY (template, number)
  grant insert, select to gwirio_email_verification
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
  attention_at timestamp with time zone
  bounced boolean not null
  constraint verification_attention_whole CHECK (((attention_at IS NULL) = (attention_sequence IS NULL)))
  constraint verification_bounced_needs_a_person CHECK (((attention_at IS NOT NULL) OR (NOT bounced)))
  constraint verification_codes_left_check CHECK ((codes_left >= 0))
  constraint verification_language_check CHECK ((language = ANY (ARRAY['cy'::text, 'en'::text, 'both'::text])))
  constraint verification_level_check CHECK ((level = ANY (ARRAY['strong'::text, 'weak'::text, 'none'::text])))
  constraint verification_pkey PRIMARY KEY (case_id, verification_id)
  constraint verification_state_check CHECK ((state = ANY (ARRAY['awaiting-reply'::text, 'verified'::text, 'suspended'::text, 'failed'::text, 'expired'::text, 'cancelled'::text, 'ended'::text])))
  constraint verification_tries_left_check CHECK ((tries_left >= 0))
  constraint verified_has_its_evidence CHECK (((state <> ALL (ARRAY['verified'::text, 'suspended'::text])) OR ((level IS NOT NULL) AND (verified_at IS NOT NULL) AND (verified_until IS NOT NULL))))
  CREATE INDEX verification_bounced ON email_verification.verification USING btree (area, attention_at, verification_id) WHERE bounced
  CREATE INDEX verification_needs_a_person ON email_verification.verification USING btree (area, attention_at, verification_id) WHERE (attention_at IS NOT NULL)
  CREATE INDEX verification_of_address ON email_verification.verification USING btree (comparable_index)
  CREATE INDEX verification_of_party ON email_verification.verification USING btree (case_id, party_id, started_at DESC)
  CREATE INDEX verification_of_references ON email_verification.verification USING btree (case_reference, party_reference)
  CREATE INDEX verification_open ON email_verification.verification USING btree (area, open_until, verification_id) WHERE (state = 'awaiting-reply'::text)
  CREATE INDEX verification_ready ON email_verification.verification USING btree (area, verified_at, verification_id) WHERE (state = 'verified'::text)
  CREATE INDEX verification_ready_until ON email_verification.verification USING btree (area, verified_until) WHERE (state = 'verified'::text)
  CREATE INDEX verification_started ON email_verification.verification USING btree (started_at)
  CREATE UNIQUE INDEX verification_one_live_per_address ON email_verification.verification USING btree (case_id, comparable_index) WHERE (state = ANY (ARRAY['awaiting-reply'::text, 'verified'::text, 'suspended'::text]))
  CREATE UNIQUE INDEX verification_one_live_per_party ON email_verification.verification USING btree (case_id, party_id) WHERE (state = ANY (ARRAY['awaiting-reply'::text, 'verified'::text, 'suspended'::text]))
  grant delete, insert, select, update to gwirio_email_verification
