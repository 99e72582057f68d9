table session
  sid text not null
  sess jsonb not null
  expire timestamp with time zone not null
  constraint session_pkey PRIMARY KEY (sid)
  CREATE INDEX session_expire ON console.session USING btree (expire)
  grant delete, insert, select, update to gwirio_console
table staff_tokens
  sid text not null
  sealed bytea not null
  constraint staff_tokens_pkey PRIMARY KEY (sid)
  constraint staff_tokens_sid_fkey FOREIGN KEY (sid) REFERENCES console.session(sid) ON DELETE CASCADE
  grant delete, insert, select, update to gwirio_console
