table case_file
  case_id uuid not null
  case_reference text not null
  area text not null
  law text not null
  ended_at timestamp with time zone
  constraint case_file_case_reference_key UNIQUE (case_reference)
  constraint case_file_law_check CHECK ((law = ANY (ARRAY['private'::text, 'public'::text])))
  constraint case_file_pkey PRIMARY KEY (case_id)
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
  constraint identity_check_case_id_party_id_fkey FOREIGN KEY (case_id, party_id) REFERENCES identity_check.party(case_id, party_id)
  constraint identity_check_check CHECK (((status = 'open'::text) = (answered_at IS NULL)))
  constraint identity_check_pkey PRIMARY KEY (case_id, identity_check_id)
  constraint identity_check_status_check CHECK ((status = ANY (ARRAY['open'::text, 'failed'::text, 'passed'::text])))
  CREATE INDEX identity_check_by_party ON identity_check.identity_check USING btree (case_id, party_id, started_at)
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
  constraint party_case_id_fkey FOREIGN KEY (case_id) REFERENCES identity_check.case_file(case_id)
  constraint party_case_id_party_reference_key UNIQUE (case_id, party_reference)
  constraint party_check CHECK (((mobile_box IS NULL) = (mobile_index IS NULL)))
  constraint party_language_check CHECK ((language = ANY (ARRAY['cy'::text, 'en'::text, 'both'::text])))
  constraint party_pkey PRIMARY KEY (case_id, party_id)
  CREATE INDEX party_by_name ON identity_check.party USING gin (name_parts)
  grant delete, insert, select, update to gwirio_identity_check
