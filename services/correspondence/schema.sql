table correspondence
  case_id uuid not null
  correspondence_id uuid not null
  party_id uuid not null
  verification_id uuid not null
  case_reference text not null
  party_reference text not null
  area text not null
  kind text not null
  reference text
  way_in text not null
  client_id text not null
  submitted_by text not null
  submitter_name bytea
  address bytea not null
  address_index bytea not null
  return_token bytea not null
  return_token_digest bytea not null
  message_id text not null
  message bytea
  documents bytea not null
  findings jsonb not null
  state text not null
  reason text
  past_recall boolean not null
  attempts integer not null
  version integer not null
  submitted_at timestamp with time zone not null
  ready_at timestamp with time zone not null
  give_up_at timestamp with time zone not null
  sent_at timestamp with time zone
  delivered_at timestamp with time zone
  hand_over jsonb
  remote_answer bytea
  released_by text
  constraint correspondence_attempts_check CHECK ((attempts >= 0))
  constraint correspondence_check CHECK (((NOT past_recall) OR (state <> 'waiting'::text)))
  constraint correspondence_check1 CHECK (((state <> ALL (ARRAY['held'::text, 'bounced'::text, 'refused'::text])) OR (reason IS NOT NULL)))
  constraint correspondence_check2 CHECK (((state <> ALL (ARRAY['sent'::text, 'delivered'::text])) OR ((sent_at IS NOT NULL) AND (hand_over IS NOT NULL))))
  constraint correspondence_check3 CHECK ((released_by <> submitted_by))
  constraint correspondence_kind_check CHECK ((kind = ANY (ARRAY['letter'::text, 'report'::text, 'other'::text])))
  constraint correspondence_pkey PRIMARY KEY (case_id, correspondence_id)
  constraint correspondence_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'queued'::text, 'held'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'bounced'::text, 'recalled'::text, 'refused'::text])))
  constraint correspondence_version_check CHECK ((version > 0))
  constraint correspondence_way_in_check CHECK ((way_in = ANY (ARRAY['http'::text, 'smtp'::text, 'staff'::text])))
  CREATE INDEX correspondence_held ON correspondence.correspondence USING btree (area, submitted_at) WHERE (state = 'held'::text)
  CREATE INDEX correspondence_newest ON correspondence.correspondence USING btree (submitted_at DESC, correspondence_id)
  CREATE INDEX correspondence_of_address ON correspondence.correspondence USING btree (address_index, submitted_at DESC)
  CREATE INDEX correspondence_of_client ON correspondence.correspondence USING btree (client_id, submitted_at DESC)
  CREATE INDEX correspondence_of_party ON correspondence.correspondence USING btree (case_id, party_id, submitted_at DESC)
  CREATE INDEX correspondence_of_reference ON correspondence.correspondence USING btree (case_reference, submitted_at DESC, correspondence_id)
  CREATE INDEX correspondence_returned ON correspondence.correspondence USING btree (return_token_digest)
  grant delete, insert, select, update to gwirio_correspondence
table correspondence_change
  case_id uuid not null
  correspondence_id uuid not null
  sequence integer not null
  kind text not null
  at timestamp with time zone not null
  reason text
  maker_kind text
  maker_name bytea
  note bytea
  constraint correspondence_change_case_id_correspondence_id_fkey FOREIGN KEY (case_id, correspondence_id) REFERENCES correspondence.correspondence(case_id, correspondence_id)
  constraint correspondence_change_check CHECK (((maker_kind IS NOT NULL) OR ((maker_name IS NULL) AND (note IS NULL))))
  constraint correspondence_change_maker_kind_check CHECK ((maker_kind = ANY (ARRAY['staff'::text, 'client'::text])))
  constraint correspondence_change_pkey PRIMARY KEY (case_id, correspondence_id, sequence)
  constraint correspondence_change_sequence_check CHECK ((sequence > 0))
  grant delete, insert, select, update to gwirio_correspondence
table idempotency_key
  client_id text not null
  key_digest bytea not null
  request_digest bytea not null
  case_id uuid not null
  correspondence_id uuid not null
  at timestamp with time zone not null
  constraint idempotency_key_case_id_correspondence_id_fkey FOREIGN KEY (case_id, correspondence_id) REFERENCES correspondence.correspondence(case_id, correspondence_id)
  constraint idempotency_key_pkey PRIMARY KEY (client_id, key_digest)
  grant delete, insert, select, update to gwirio_correspondence
table incident
  case_id uuid not null
  incident_id uuid not null
  correspondence_id uuid not null
  party_id uuid not null
  case_reference text not null
  party_reference text not null
  area text not null
  address bytea not null
  address_index bytea not null
  note bytea not null
  stopped integer not null
  opened_by text not null
  opener_name bytea not null
  opened_at timestamp with time zone not null
  tell_regulator_by timestamp with time zone not null
  closed_at timestamp with time zone
  constraint incident_case_id_correspondence_id_fkey FOREIGN KEY (case_id, correspondence_id) REFERENCES correspondence.correspondence(case_id, correspondence_id)
  constraint incident_check CHECK ((tell_regulator_by > opened_at))
  constraint incident_pkey PRIMARY KEY (case_id, incident_id)
  constraint incident_stopped_check CHECK ((stopped >= 0))
  CREATE INDEX incident_open ON correspondence.incident USING btree (tell_regulator_by) WHERE (closed_at IS NULL)
  CREATE UNIQUE INDEX incident_once ON correspondence.incident USING btree (case_id, correspondence_id) WHERE (closed_at IS NULL)
  grant delete, insert, select, update to gwirio_correspondence
table incident_decision
  case_id uuid not null
  incident_id uuid not null
  sequence integer not null
  decision text not null
  note bytea not null
  decided_by text not null
  decider_name bytea not null
  at timestamp with time zone not null
  constraint incident_decision_case_id_incident_id_fkey FOREIGN KEY (case_id, incident_id) REFERENCES correspondence.incident(case_id, incident_id)
  constraint incident_decision_pkey PRIMARY KEY (case_id, incident_id, sequence)
  constraint incident_decision_sequence_check CHECK ((sequence > 0))
  grant insert, select to gwirio_correspondence
table posting
  case_id uuid not null
  posting_id uuid not null
  party_id uuid not null
  case_reference text not null
  party_reference text not null
  kind text not null
  service text not null
  number bytea not null
  number_index bytea not null
  state text not null
  posted_by text not null
  poster_name bytea not null
  posted_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  constraint posting_case_id_number_index_key UNIQUE (case_id, number_index)
  constraint posting_kind_check CHECK ((kind = ANY (ARRAY['letter'::text, 'report'::text, 'other'::text])))
  constraint posting_pkey PRIMARY KEY (case_id, posting_id)
  constraint posting_service_check CHECK ((service = ANY (ARRAY['tracked'::text, 'signed-for'::text])))
  constraint posting_state_check CHECK ((state = ANY (ARRAY['posted'::text, 'delivered'::text, 'returned'::text, 'lost'::text])))
  CREATE INDEX posting_of_party ON correspondence.posting USING btree (case_id, party_id, posted_at DESC)
  grant delete, insert, select, update to gwirio_correspondence
table returned_mail
  mail_id uuid not null
  raw bytea
  recipients bytea
  mail_from bytea
  remote_address text
  helo text
  tls text
  received_at timestamp with time zone not null
  processed_at timestamp with time zone
  outcome text
  constraint returned_mail_pkey PRIMARY KEY (mail_id)
  CREATE INDEX returned_mail_of_nothing ON correspondence.returned_mail USING btree (received_at) WHERE ((outcome ~~ 'unknown-%'::text) AND (raw IS NOT NULL))
  grant delete, insert, select, update to gwirio_correspondence
table sts_policy
  domain_index bytea not null
  policy bytea not null
  fetched_at timestamp with time zone not null
  refresh_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  constraint sts_policy_pkey PRIMARY KEY (domain_index)
  CREATE INDEX sts_policy_expires ON correspondence.sts_policy USING btree (expires_at)
  grant delete, insert, select, update to gwirio_correspondence
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
  grant insert, select to gwirio_correspondence
table webhook
  webhook_id uuid not null
  client_id text not null
  url bytea not null
  secret bytea not null
  secret_changed_at timestamp with time zone not null
  old_secret bytea
  old_secret_until timestamp with time zone
  state text not null
  failures integer not null
  failing_since timestamp with time zone
  rest_until timestamp with time zone
  last_delivered_at timestamp with time zone
  added_at timestamp with time zone not null
  constraint webhook_check CHECK (((old_secret IS NULL) = (old_secret_until IS NULL)))
  constraint webhook_failures_check CHECK ((failures >= 0))
  constraint webhook_pkey PRIMARY KEY (webhook_id)
  constraint webhook_state_check CHECK ((state = ANY (ARRAY['active'::text, 'failing'::text, 'disabled'::text])))
  CREATE INDEX webhook_of_client ON correspondence.webhook USING btree (client_id, added_at)
  grant delete, insert, select, update to gwirio_correspondence
table webhook_event
  case_id uuid not null
  correspondence_id uuid not null
  webhook_id uuid not null
  sequence integer not null
  event_id uuid not null
  body text not null
  at timestamp with time zone not null
  offered_at timestamp with time zone not null
  attempts integer not null
  next_at timestamp with time zone
  claimed_until timestamp with time zone
  delivered_at timestamp with time zone
  gave_up_at timestamp with time zone
  constraint webhook_event_attempts_check CHECK ((attempts >= 0))
  constraint webhook_event_case_id_correspondence_id_sequence_fkey FOREIGN KEY (case_id, correspondence_id, sequence) REFERENCES correspondence.correspondence_change(case_id, correspondence_id, sequence)
  constraint webhook_event_pkey PRIMARY KEY (case_id, correspondence_id, webhook_id, sequence)
  constraint webhook_event_sequence_check CHECK ((sequence > 0))
  constraint webhook_event_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES correspondence.webhook(webhook_id) ON DELETE CASCADE
  CREATE INDEX webhook_event_of_webhook ON correspondence.webhook_event USING btree (webhook_id, at)
  CREATE INDEX webhook_event_offered ON correspondence.webhook_event USING btree (offered_at)
  grant delete, insert, select, update to gwirio_correspondence
