import { type Kysely, sql } from "kysely";

/* The document being written, the choice of assistance, the switches of the applications and the queue of long work. */

const DRAFTS = `
-- The newest version is the draft; two people cannot write the same version, and nothing that was saved is lost.
create table draft_version (
  case_id text not null references case_file,
  version integer not null check (version >= 1),
  kind text not null,
  content jsonb not null,
  text text not null,
  proposals jsonb not null default '[]',
  saved_by text not null references person,
  saved_at timestamptz not null default now(),
  primary key (case_id, version)
);
-- A text that came too late: somebody else had saved since version made_from.
create table draft_set_aside (
  id bigint generated always as identity primary key,
  case_id text not null references case_file,
  made_from integer not null,
  kind text not null,
  content jsonb not null,
  text text not null,
  saved_by text not null references person,
  saved_at timestamptz not null default now()
);

call xiezhi_bench_only('draft_version', 'select, insert');
call xiezhi_bench_only('draft_set_aside', 'select, insert');
create policy own_name on draft_version as restrictive for insert to xiezhi_app with check (saved_by = xiezhi_person());
create policy own_name on draft_set_aside as restrictive for insert to xiezhi_app with check (saved_by = xiezhi_person());
call xiezhi_append_only('draft_version');
call xiezhi_append_only('draft_set_aside');
alter table signed_decision add foreign key (case_id, version) references draft_version (case_id, version);
`;

const CHOICES = `
-- application '*' means all; case_id '' means everywhere.
create table assistance_choice (
  person text not null references person,
  application text not null,
  case_id text not null default '',
  declined boolean not null,
  at timestamptz not null default now(),
  primary key (person, application, case_id)
);
alter table assistance_choice enable row level security;
grant select, insert, update on assistance_choice to xiezhi_app;
grant select on assistance_choice to xiezhi_assistant;
create policy own on assistance_choice to xiezhi_app
  using (person = xiezhi_person())
  with check (person = xiezhi_person() and (case_id = '' or case_id in (select xiezhi_cases())));
create policy own_reading on assistance_choice as permissive for select to xiezhi_assistant using (person = xiezhi_person());

-- The newest row of an application counts; where there is none, it is off.
create table application_switch (
  id bigint generated always as identity primary key,
  application text not null,
  is_on boolean not null,
  person text references person,
  at timestamptz not null default now(),
  ground text not null check (ground <> '')
);
create index switch_newest on application_switch (application, id desc);
create function xiezhi_has_switch(application text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from application_switch s where s.application = $1)
$$;
alter table application_switch enable row level security;
grant select on application_switch to xiezhi_app, xiezhi_assistant;
grant insert on application_switch to xiezhi_app;
grant select, insert on application_switch to xiezhi_service;
create policy anyone on application_switch for select to xiezhi_app, xiezhi_assistant, xiezhi_service using (true);
create policy administrator on application_switch for insert to xiezhi_app
  with check (person = xiezhi_person() and xiezhi_role() = 'administrator');
-- The installation gives an application its first position; after that only an administrator moves it.
create policy installation on application_switch for insert to xiezhi_service
  with check (person is null and not xiezhi_has_switch(application));
call xiezhi_append_only('application_switch');
`;

const WORK = `
create table job (
  id bigint generated always as identity primary key,
  queue text not null,
  key text not null,
  case_id text references case_file,
  person text not null references person,
  payload jsonb not null,
  state text not null default 'ready' check (state in ('ready', 'running', 'done', 'failed', 'cancelled')),
  priority integer not null default 0,
  attempts integer not null default 0,
  max_attempts integer not null default 3 check (max_attempts >= 1),
  run_at timestamptz not null default now(),
  lease_until timestamptz,
  worker text,
  progress real not null default 0 check (progress between 0 and 1),
  cancel_requested boolean not null default false,
  error text,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create index job_next on job (queue, priority desc, run_at, id) where state in ('ready', 'running');
create unique index job_active on job (queue, key) where state in ('ready', 'running');
create index job_of_case on job (case_id, queue, id desc);

alter table job enable row level security;
grant select, insert on job to xiezhi_app;
grant update (state, cancel_requested, ended_at) on job to xiezhi_app;
grant select, update on job to xiezhi_service;
create policy bench on job to xiezhi_app
  using (case_id in (select xiezhi_bench_cases()))
  with check (case_id in (select xiezhi_bench_cases()));
create policy own_name on job as restrictive for insert to xiezhi_app with check (person = xiezhi_person());
create policy machinery on job to xiezhi_service using (true) with check (true);
`;

/** Drafts, choices of assistance, switches and jobs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [DRAFTS, CHOICES, WORK]) await sql.raw(part).execute(db);
}
