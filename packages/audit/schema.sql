table event
  case_id uuid not null
  event_id uuid not null
  occurred_at timestamp with time zone not null
  recorded_xid xid8 not null default pg_current_xact_id()
  service text not null
  action text not null
  actor_kind text not null
  actor_id text not null
  party_id uuid
  verification_id uuid
  reason text
  details jsonb not null
  commitments jsonb not null
  leaf_hash bytea not null
  constraint event_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['staff'::text, 'client'::text, 'service'::text, 'service-user'::text])))
  constraint event_leaf_hash_check CHECK ((length(leaf_hash) = 32))
  constraint event_pkey PRIMARY KEY (case_id, event_id)
  CREATE TRIGGER event_never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.event FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()
  grant insert to gwirio_audit_writer
table personal
  case_id uuid not null
  event_id uuid not null
  field text not null
  box bytea not null
  constraint personal_case_id_event_id_fkey FOREIGN KEY (case_id, event_id) REFERENCES audit.event(case_id, event_id)
  constraint personal_pkey PRIMARY KEY (case_id, event_id, field)
  grant insert to gwirio_audit_writer
CREATE OR REPLACE FUNCTION audit.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      raise exception 'audit events are never changed or deleted' using errcode = 'insufficient_privilege';
    end $function$

