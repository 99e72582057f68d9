table call
  case_id uuid not null
  party_id uuid not null
  subject text not null
  staff_name text not null
  case_reference text not null
  party_reference text not null
  step text not null
  version integer not null
  sealed bytea not null
  updated_at timestamp with time zone not null
  constraint call_pkey PRIMARY KEY (case_id, party_id, subject)
  CREATE INDEX call_of_subject ON console.call USING btree (subject, updated_at)
  CREATE INDEX call_updated_at ON console.call USING btree (updated_at)
  grant delete, insert, select, update to gwirio_console
table concern_report
  case_id uuid not null
  concern_id uuid not null
  party_id uuid not null
  subject text not null
  identity_check_id uuid
  reason text not null
  raised_at timestamp with time zone not null
  tries integer not null default 0
  try_at timestamp with time zone not null
  constraint concern_report_pkey PRIMARY KEY (case_id, concern_id)
  CREATE INDEX concern_report_by_party ON console.concern_report USING btree (case_id, party_id)
  CREATE INDEX concern_report_due ON console.concern_report USING btree (try_at)
  grant delete, insert, select, update to gwirio_console
table logout_message
  jti text not null
  until timestamp with time zone not null
  constraint logout_message_pkey PRIMARY KEY (jti)
  CREATE INDEX logout_message_until ON console.logout_message USING btree (until)
  grant delete, insert, select, update to gwirio_console
table session
  sid text not null
  sess jsonb not null
  expire timestamp with time zone not null
  subject text default ((sess -> 'staff'::text) ->> 'subject'::text)
  provider_session text default ((sess -> 'staff'::text) ->> 'providerSession'::text)
  constraint session_pkey PRIMARY KEY (sid)
  CREATE INDEX session_expire ON console.session USING btree (expire)
  CREATE INDEX session_provider_session ON console.session USING btree (provider_session)
  CREATE INDEX session_subject ON console.session USING btree (subject)
  grant delete, insert, select, update to gwirio_console
table staff_tokens
  sid text not null
  sealed bytea not null
  constraint staff_tokens_pkey PRIMARY KEY (sid)
  constraint staff_tokens_sid_fkey FOREIGN KEY (sid) REFERENCES console.session(sid) ON DELETE CASCADE
  grant delete, insert, select, update to gwirio_console
