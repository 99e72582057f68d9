table case_file
  case_id uuid not null
  case_reference text not null
  area text not null
  law text not null
  ended_at timestamp with time zone
  kept_since timestamp with time zone
  constraint case_file_case_reference_key UNIQUE (case_reference)
  constraint case_file_check CHECK (((kept_since IS NULL) OR (ended_at IS NOT NULL)))
  constraint case_file_law_check CHECK ((law = ANY (ARRAY['private'::text, 'public'::text])))
  constraint case_file_pkey PRIMARY KEY (case_id)
  CREATE INDEX case_file_by_end ON identity_check.case_file USING btree (ended_at, case_id) WHERE (ended_at IS NOT NULL)
  grant delete, insert, select, update to gwirio_identity_check
table case_link
  case_id uuid not null
  linked_case_id uuid not null
  linked_at timestamp with time zone not null
  constraint case_link_case_id_fkey FOREIGN KEY (case_id) REFERENCES identity_check.case_file(case_id)
  constraint case_link_check CHECK ((case_id <> linked_case_id))
  constraint case_link_linked_case_id_fkey FOREIGN KEY (linked_case_id) REFERENCES identity_check.case_file(case_id)
  constraint case_link_pkey PRIMARY KEY (case_id, linked_case_id)
  grant delete, insert, select, update to gwirio_identity_check
table concern
  case_id uuid not null
  concern_id uuid not null
  party_id uuid not null
  identity_check_id uuid
  reason text not null
  raised_by text not null
  raiser_box bytea not null
  raised_at timestamp with time zone not null
  settled_by text
  settler_box bytea
  note_box bytea
  settled_at timestamp with time zone
  constraint concern_case_id_identity_check_id_fkey FOREIGN KEY (case_id, identity_check_id) REFERENCES identity_check.identity_check(case_id, identity_check_id)
  constraint concern_case_id_party_id_fkey FOREIGN KEY (case_id, party_id) REFERENCES identity_check.party(case_id, party_id)
  constraint concern_check CHECK ((num_nonnulls(settled_by, settler_box, note_box, settled_at) = ANY (ARRAY[0, 4])))
  constraint concern_pkey PRIMARY KEY (case_id, concern_id)
  constraint concern_reason_check CHECK ((reason = ANY (ARRAY['phone-not-private'::text, 'mailbox-not-private'::text, 'stopped-safely'::text, 'address-of-another-party'::text])))
  CREATE INDEX concern_by_party ON identity_check.concern USING btree (case_id, party_id, raised_at)
  CREATE INDEX concern_open ON identity_check.concern USING btree (raised_at) WHERE (settled_at IS NULL)
  CREATE UNIQUE INDEX concern_of_call ON identity_check.concern USING btree (case_id, identity_check_id, reason, raised_by) WHERE (settled_at IS NULL)
  grant delete, insert, select, update to gwirio_identity_check
table confidential_detail
  case_id uuid not null
  party_id uuid not null
  detail_id uuid not null
  kind text not null
  value_box bytea not null
  constraint confidential_detail_case_id_party_id_fkey FOREIGN KEY (case_id, party_id) REFERENCES identity_check.party(case_id, party_id) ON DELETE CASCADE
  constraint confidential_detail_kind_check CHECK ((kind = ANY (ARRAY['address'::text, 'postcode'::text, 'phone'::text, 'e-mail'::text, 'school'::text, 'refuge-area'::text, 'workplace'::text, 'other'::text])))
  constraint confidential_detail_pkey PRIMARY KEY (case_id, party_id, detail_id)
  grant delete, insert, select, update to gwirio_identity_check
table fact
  case_id uuid not null
  party_id uuid not null
  kind text not null
  answer_hash text not null
  known_to_others boolean not null
  constraint fact_answer_hash_check CHECK ((answer_hash ~~ '$argon2id$%'::text))
  constraint fact_case_id_party_id_fkey FOREIGN KEY (case_id, party_id) REFERENCES identity_check.party(case_id, party_id) ON DELETE CASCADE
  constraint fact_pkey PRIMARY KEY (case_id, party_id, kind)
  grant delete, insert, select, update to gwirio_identity_check
table identity_check
  case_id uuid not null
  identity_check_id uuid not null
  party_id uuid not null
  status text not null
  started_at timestamp with time zone not null
  answer_before timestamp with time zone not null
  answered_at timestamp with time zone
  starter_box bytea
  started_by text
  constraint identity_check_case_id_party_id_fkey FOREIGN KEY (case_id, party_id) REFERENCES identity_check.party(case_id, party_id)
  constraint identity_check_check CHECK (((status = 'open'::text) = (answered_at IS NULL)))
  constraint identity_check_pkey PRIMARY KEY (case_id, identity_check_id)
  constraint identity_check_status_check CHECK ((status = ANY (ARRAY['open'::text, 'failed'::text, 'passed'::text])))
  CREATE INDEX identity_check_by_party ON identity_check.identity_check USING btree (case_id, party_id, started_at)
  CREATE INDEX identity_check_not_passed ON identity_check.identity_check USING btree (case_id, party_id) WHERE (status <> 'passed'::text)
  grant delete, insert, select, update to gwirio_identity_check
table identity_check_question
  case_id uuid not null
  identity_check_id uuid not null
  question_id uuid not null
  position integer not null
  kind text not null
  constraint identity_check_question_case_id_identity_check_id_fkey FOREIGN KEY (case_id, identity_check_id) REFERENCES identity_check.identity_check(case_id, identity_check_id) ON DELETE CASCADE
  constraint identity_check_question_case_id_identity_check_id_kind_key UNIQUE (case_id, identity_check_id, kind)
  constraint identity_check_question_case_id_identity_check_id_position_key UNIQUE (case_id, identity_check_id, "position")
  constraint identity_check_question_pkey PRIMARY KEY (case_id, identity_check_id, question_id)
  grant delete, insert, select, update to gwirio_identity_check
table office
  area text not null
  phone text not null
  hours jsonb not null
  constraint office_hours_check CHECK ((jsonb_array_length(hours) = 7))
  constraint office_pkey PRIMARY KEY (area)
  grant delete, insert, select, update to gwirio_identity_check
table party
  case_id uuid not null
  party_id uuid not null
  party_reference text not null
  name_box bytea not null
  name_parts bytea[] not null
  language text not null
  mobile_box bytea
  mobile_index bytea
  mobile_changed_at timestamp with time zone
  email_box bytea
  unlocked_at timestamp with time zone
  email_index bytea
  mobile_changed_by text
  letter_format text not null default 'standard'::text
  constraint party_case_id_fkey FOREIGN KEY (case_id) REFERENCES identity_check.case_file(case_id)
  constraint party_case_id_party_reference_key UNIQUE (case_id, party_reference)
  constraint party_check CHECK (((mobile_box IS NULL) = (mobile_index IS NULL)))
  constraint party_check1 CHECK (((email_index IS NULL) OR (email_box IS NOT NULL)))
  constraint party_language_check CHECK ((language = ANY (ARRAY['cy'::text, 'en'::text, 'both'::text])))
  constraint party_letter_format_check CHECK ((letter_format = ANY (ARRAY['standard'::text, 'large-print'::text, 'plain-text'::text])))
  constraint party_pkey PRIMARY KEY (case_id, party_id)
  CREATE INDEX party_by_email ON identity_check.party USING btree (email_index) WHERE (email_index IS NOT NULL)
  CREATE INDEX party_by_name ON identity_check.party USING gin (name_parts)
  CREATE INDEX party_without_email_index ON identity_check.party USING btree (case_id, party_id) WHERE ((email_box IS NOT NULL) AND (email_index IS NULL))
  grant delete, insert, select, update to gwirio_identity_check
