table code
  case_id uuid not null
  verification_id uuid not null
  code_number smallint not null
  text_id uuid not null
  request_id uuid not null
  codes_left smallint not null
  issued_at timestamp with time zone not null
  killed_at timestamp with time zone
  consumed_at timestamp with time zone
  consumed_by_reply uuid
  constraint code_case_id_text_id_fkey FOREIGN KEY (case_id, text_id) REFERENCES sms_code.text(case_id, text_id)
  constraint code_case_id_text_id_key UNIQUE (case_id, text_id)
  constraint code_case_id_verification_id_fkey FOREIGN KEY (case_id, verification_id) REFERENCES sms_code.code_secret(case_id, verification_id)
  constraint code_case_id_verification_id_request_id_key UNIQUE (case_id, verification_id, request_id)
  constraint code_check CHECK (((killed_at IS NULL) OR (consumed_at IS NULL)))
  constraint code_check1 CHECK (((consumed_at IS NULL) = (consumed_by_reply IS NULL)))
  constraint code_code_number_check CHECK ((code_number > 0))
  constraint code_pkey PRIMARY KEY (case_id, verification_id, code_number)
  grant delete, insert, select, update to gwirio_sms_code
table code_check
  case_id uuid not null
  verification_id uuid not null
  reply_id uuid not null
  counted smallint not null
  counted_at timestamp with time zone not null
  outcome text
  tries_left smallint
  codes_left smallint
  settled_at timestamp with time zone
  constraint code_check_case_id_verification_id_fkey FOREIGN KEY (case_id, verification_id) REFERENCES sms_code.code_secret(case_id, verification_id)
  constraint code_check_check CHECK ((num_nulls(outcome, tries_left, codes_left, settled_at) = ANY (ARRAY[0, 4])))
  constraint code_check_outcome_check CHECK ((outcome = ANY (ARRAY['matched'::text, 'wrong'::text, 'too-late'::text, 'no-live-code'::text])))
  constraint code_check_pkey PRIMARY KEY (case_id, verification_id, reply_id)
  grant delete, insert, select, update to gwirio_sms_code
table code_secret
  case_id uuid not null
  verification_id uuid not null
  secret bytea not null
  tries_left smallint not null
  codes_left smallint not null
  stopped_at timestamp with time zone
  constraint code_secret_codes_left_check CHECK ((codes_left >= 0))
  constraint code_secret_pkey PRIMARY KEY (case_id, verification_id)
  constraint code_secret_tries_left_check CHECK ((tries_left >= 0))
  grant delete, insert, select, update to gwirio_sms_code
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
  grant insert, select to gwirio_sms_code
table text
  case_id uuid not null
  text_id uuid not null
  verification_id uuid not null
  party_id uuid not null
  language text not null
  mobile bytea not null
  mobile_index bytea not null
  status text not null default 'waiting'::text
  twilio_sid text
  created_at timestamp with time zone not null
  sending_since timestamp with time zone
  sent_at timestamp with time zone
  delivered_at timestamp with time zone
  failed_at timestamp with time zone
  failed_reason text
  parts smallint
  template_version text
  constraint text_case_id_verification_id_fkey FOREIGN KEY (case_id, verification_id) REFERENCES sms_code.code_secret(case_id, verification_id)
  constraint text_check CHECK ((sent_at >= sending_since))
  constraint text_language_check CHECK ((language = ANY (ARRAY['cy'::text, 'en'::text, 'both'::text])))
  constraint text_parts_check CHECK ((parts > 0))
  constraint text_pkey PRIMARY KEY (case_id, text_id)
  constraint text_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'sent'::text, 'delivered'::text, 'failed'::text])))
  CREATE INDEX text_created_at ON sms_code.text USING btree (created_at)
  CREATE INDEX text_mobile_index ON sms_code.text USING btree (mobile_index, created_at)
  grant delete, insert, select, update to gwirio_sms_code
