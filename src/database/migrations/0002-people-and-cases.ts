import { type Kysely, sql } from "kysely";

/*
 * Who there is, which cases there are and who belongs to them; and the three rights everything else is built on:
 *   xiezhi_app        a signed-in person: sees and changes what row security grants that person
 *   xiezhi_assistant  the assistance, working for a person: reads what the person may read, writes advice and nothing else
 *   xiezhi_service    the machinery: sign-in and the job queue, no case data, no acts
 * None of them owns a table, so row security binds all three; what no policy grants is denied.
 */

const ROLES = `
do $$ begin create role xiezhi_assistant nologin; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role xiezhi_service nologin; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  execute format('grant xiezhi_assistant, xiezhi_service to %I', current_user);
exception when others then
  if not pg_has_role(current_user, 'xiezhi_assistant', 'member') then raise; end if;
end $$;
grant usage on schema public to xiezhi_app, xiezhi_assistant, xiezhi_service;
`;

const PEOPLE = `
create table court (id text primary key, name text not null check (name <> ''));

create table person (
  id text primary key,
  login text not null unique check (login <> ''),
  name text not null check (name <> ''),
  court text not null references court,
  -- Only what a human being can be in a court: no system or supplier can be recorded as responsible (handbook G5.14).
  role text not null check (role in ('judge', 'clerk', 'president', 'administrator', 'party')),
  disabled boolean not null default false
);

create table credential (
  person text primary key references person,
  password_hash text not null,
  totp_secret text
);

create table session (
  token_hash text primary key,
  person text not null references person,
  csrf text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_seen timestamptz not null default now(),
  revoked boolean not null default false
);
create index session_of_person on session (person);
`;

const CASES = `
create table case_file (
  id text primary key,
  court text not null references court,
  number text not null default '',
  title text not null check (title <> ''),
  kind text not null check (kind in ('civil', 'criminal', 'administrative', 'enforcement')),
  stage text not null default 'reading' check (stage in ('reading', 'review', 'trial', 'signed')),
  received_at timestamptz not null default now(),
  created_by text not null references person
);
create index case_of_court on case_file (court);

create table case_member (
  case_id text not null references case_file,
  person text not null references person,
  capacity text not null check (capacity in ('judge', 'clerk', 'panel', 'party')),
  primary key (case_id, person)
);
create index membership_of_person on case_member (person);

create table history (
  id bigint generated always as identity primary key,
  case_id text not null references case_file,
  at timestamptz not null default now(),
  person text not null references person,
  what text not null check (what <> ''),
  before text,
  after text,
  ground text not null default '',
  source text
);
create index history_of_case on history (case_id, id);
`;

/** They run as the owner of the tables, so that a policy may ask about membership without asking itself. */
const RIGHTS = `
create function xiezhi_person() returns text language sql stable security definer set search_path = public, pg_temp as $$
  select id from person where id = nullif(current_setting('xiezhi.user', true), '') and not disabled
$$;
create function xiezhi_role() returns text language sql stable security definer set search_path = public, pg_temp as $$
  select role from person where id = xiezhi_person()
$$;
create function xiezhi_court() returns text language sql stable security definer set search_path = public, pg_temp as $$
  select court from person where id = xiezhi_person()
$$;
create function xiezhi_cases() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select m.case_id from case_member m join case_file c on c.id = m.case_id
  where m.person = xiezhi_person() and c.court = xiezhi_court()
$$;
create function xiezhi_bench_cases() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select m.case_id from case_member m join case_file c on c.id = m.case_id
  where m.person = xiezhi_person() and c.court = xiezhi_court() and m.capacity in ('judge', 'clerk', 'panel')
    and xiezhi_role() in ('judge', 'clerk', 'president')
$$;
create function xiezhi_judged_cases() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select m.case_id from case_member m join case_file c on c.id = m.case_id
  where m.person = xiezhi_person() and c.court = xiezhi_court() and m.capacity in ('judge', 'panel') and xiezhi_role() = 'judge'
$$;
create function xiezhi_staffed_cases() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select m.case_id from case_member m join case_file c on c.id = m.case_id
  where m.person = xiezhi_person() and c.court = xiezhi_court() and m.capacity in ('judge', 'clerk')
    and xiezhi_role() in ('judge', 'clerk')
  union
  select c.id from case_file c
  where c.created_by = xiezhi_person() and c.court = xiezhi_court() and xiezhi_role() in ('judge', 'clerk')
    and not exists (select from case_member m where m.case_id = c.id)
$$;
-- A judge sits, a clerk records, a party appears: the capacity in a case must fit what the person is, and where.
create function xiezhi_fits(case_id text, person text, capacity text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from person p join case_file c on c.court = p.court
    where c.id = $1 and p.id = $2 and not p.disabled and (
      ($3 in ('judge', 'panel') and p.role = 'judge') or ($3 = 'clerk' and p.role = 'clerk') or ($3 = 'party' and p.role = 'party')))
$$;

create function xiezhi_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% keeps what was written: rows may be added, never changed or removed', tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

create procedure xiezhi_append_only(name text) language plpgsql as $$
begin
  execute format('create trigger append_only before update or delete on %I for each row execute function xiezhi_refuse_change()', name);
  execute format('create trigger never_emptied before truncate on %I for each statement execute function xiezhi_refuse_change()', name);
end $$;

-- Case data of the court: the bench of the case reads and changes it, the assistance for them reads it.
create procedure xiezhi_bench_only(name text, rights text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('grant %s on %I to xiezhi_app', rights, name);
  execute format('grant select on %I to xiezhi_assistant', name);
  execute format('create policy bench on %I to xiezhi_app using (case_id in (select xiezhi_bench_cases())) with check (case_id in (select xiezhi_bench_cases()))', name);
  execute format('create policy assistance on %I for select to xiezhi_assistant using (case_id in (select xiezhi_bench_cases()))', name);
end $$;
`;

const POLICIES = `
alter table court enable row level security;
alter table person enable row level security;
alter table credential enable row level security;
alter table session enable row level security;
alter table case_file enable row level security;
alter table case_member enable row level security;
alter table history enable row level security;

grant select on court, person, case_file, case_member to xiezhi_app, xiezhi_assistant;
grant insert, update on case_file to xiezhi_app;
grant insert, update, delete on case_member to xiezhi_app;
grant select, insert on history to xiezhi_app;
grant select, insert, update on court, person, credential, session to xiezhi_service;

create policy own_court on court for select to xiezhi_app, xiezhi_assistant using (id = xiezhi_court());
create policy own_court on person for select to xiezhi_app, xiezhi_assistant using (court = xiezhi_court());
create policy machinery on court to xiezhi_service using (true) with check (true);
create policy machinery on person to xiezhi_service using (true) with check (true);
create policy machinery on credential to xiezhi_service using (true) with check (true);
create policy machinery on session to xiezhi_service using (true) with check (true);

create policy member on case_file for select to xiezhi_app, xiezhi_assistant using (id in (select xiezhi_cases()));
create policy opener on case_file for insert to xiezhi_app
  with check (created_by = xiezhi_person() and court = xiezhi_court() and xiezhi_role() in ('judge', 'clerk'));
create policy bench on case_file for update to xiezhi_app
  using (id in (select xiezhi_bench_cases())) with check (id in (select xiezhi_bench_cases()) and court = xiezhi_court());

create policy member on case_member for select to xiezhi_app, xiezhi_assistant using (case_id in (select xiezhi_cases()));
create policy add_member on case_member for insert to xiezhi_app
  with check (case_id in (select xiezhi_staffed_cases()) and xiezhi_fits(case_id, person, capacity));
create policy change_member on case_member for update to xiezhi_app
  using (case_id in (select xiezhi_staffed_cases())) with check (case_id in (select xiezhi_staffed_cases()) and xiezhi_fits(case_id, person, capacity));
create policy remove_member on case_member for delete to xiezhi_app using (case_id in (select xiezhi_staffed_cases()));

create policy read_history on history for select to xiezhi_app using (case_id in (select xiezhi_bench_cases()));
create policy write_history on history for insert to xiezhi_app
  with check (person = xiezhi_person() and case_id in (select xiezhi_cases()));
call xiezhi_append_only('history');
`;

/** People, sessions, cases, membership, history and the rights of the three database roles. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [ROLES, PEOPLE, CASES, RIGHTS, POLICIES]) await sql.raw(part).execute(db);
}
