table client
  client_id text not null
  kind text not null
  secret_digest bytea not null
  scopes text[] not null
  redirect_uris text[] not null
  post_logout_redirect_uris text[] not null
  disabled_at timestamp with time zone
  backchannel_logout_uri text
  secret_changed_at timestamp with time zone not null
  old_secret_digest bytea
  old_secret_until timestamp with time zone
  constraint client_check CHECK (((kind = 'web'::text) = (redirect_uris <> '{}'::text[])))
  constraint client_kind_check CHECK ((kind = ANY (ARRAY['service'::text, 'sending-system'::text, 'web'::text])))
  constraint client_old_secret_check CHECK (((old_secret_digest IS NULL) = (old_secret_until IS NULL)))
  constraint client_old_secret_digest_check CHECK ((length(old_secret_digest) = 32))
  constraint client_pkey PRIMARY KEY (client_id)
  constraint client_secret_digest_check CHECK ((length(secret_digest) = 32))
  grant delete, insert, select, update to gwirio_sign_in
table enrolment
  staff_id uuid not null
  code_digest bytea not null
  expires_at timestamp with time zone not null
  attempt_digest bytea
  attempt_expires_at timestamp with time zone
  totp_box bytea
  constraint enrolment_attempt_digest_check CHECK ((length(attempt_digest) = 32))
  constraint enrolment_code_digest_check CHECK ((length(code_digest) = 32))
  constraint enrolment_pkey PRIMARY KEY (staff_id)
  constraint enrolment_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES sign_in.staff_account(staff_id) ON DELETE CASCADE
  grant delete, insert, select, update to gwirio_sign_in
table passkey
  credential_id text not null
  staff_id uuid not null
  public_key bytea not null
  counter bigint not null
  transports text[] not null
  is_synced boolean not null
  added_at timestamp with time zone not null
  last_used_at timestamp with time zone
  constraint passkey_pkey PRIMARY KEY (credential_id)
  constraint passkey_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES sign_in.staff_account(staff_id) ON DELETE CASCADE
  CREATE INDEX passkey_by_staff ON sign_in.passkey USING btree (staff_id)
  grant delete, insert, select, update to gwirio_sign_in
table passkey_challenge
  challenge_digest bytea not null
  purpose text not null
  bound_to bytea not null
  expires_at timestamp with time zone not null
  constraint passkey_challenge_challenge_digest_check CHECK ((length(challenge_digest) = 32))
  constraint passkey_challenge_pkey PRIMARY KEY (challenge_digest)
  constraint passkey_challenge_purpose_check CHECK ((purpose = ANY (ARRAY['sign-in'::text, 'add'::text])))
  CREATE INDEX passkey_challenge_by_expiry ON sign_in.passkey_challenge USING btree (expires_at)
  grant delete, insert, select, update to gwirio_sign_in
table provider_record
  model text not null
  id_digest bytea not null
  box bytea not null
  staff_id uuid
  grant_digest bytea
  uid_digest bytea
  consumed_at timestamp with time zone
  expires_at timestamp with time zone not null
  constraint provider_record_pkey PRIMARY KEY (model, id_digest)
  constraint provider_record_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES sign_in.staff_account(staff_id) ON DELETE CASCADE
  CREATE INDEX provider_record_by_expiry ON sign_in.provider_record USING btree (expires_at)
  CREATE INDEX provider_record_by_grant ON sign_in.provider_record USING btree (grant_digest) WHERE (grant_digest IS NOT NULL)
  CREATE INDEX provider_record_by_staff ON sign_in.provider_record USING btree (staff_id) WHERE (staff_id IS NOT NULL)
  CREATE INDEX provider_record_by_uid ON sign_in.provider_record USING btree (uid_digest) WHERE (uid_digest IS NOT NULL)
  grant delete, insert, select, update to gwirio_sign_in
table signing_key
  key_id text not null
  private_box bytea not null
  signs_from timestamp with time zone not null
  retired_at timestamp with time zone
  constraint signing_key_pkey PRIMARY KEY (key_id)
  grant delete, insert, select, update to gwirio_sign_in
table staff_account
  staff_id uuid not null
  username text not null
  display_name text not null
  password_hash text
  totp_box bytea
  last_totp_step bigint
  disabled_at timestamp with time zone
  role text not null
  areas text[] not null
  last_signed_in_at timestamp with time zone
  invited_again_at timestamp with time zone
  invited_again_by uuid
  constraint staff_account_credentials_check CHECK (((password_hash IS NULL) = (totp_box IS NULL)))
  constraint staff_account_invited_again_check CHECK (((invited_again_by IS NULL) OR (invited_again_at IS NOT NULL)))
  constraint staff_account_password_hash_check CHECK ((password_hash ~~ '$argon2id$%'::text))
  constraint staff_account_pkey PRIMARY KEY (staff_id)
  constraint staff_account_role_check CHECK ((role = ANY (ARRAY['business-support'::text, 'manager'::text, 'auditor'::text])))
  constraint staff_account_username_key UNIQUE (username)
  grant delete, insert, select, update to gwirio_sign_in
table throttle
  lane bytea not null
  failed_count integer not null
  last_failed_at timestamp with time zone not null
  wait_until timestamp with time zone not null
  constraint throttle_failed_count_check CHECK ((failed_count >= 0))
  constraint throttle_pkey PRIMARY KEY (lane)
  grant delete, insert, select, update to gwirio_sign_in
