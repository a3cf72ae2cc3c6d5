import { type Kysely, sql } from "kysely";

/*
 * What the assistance said, and what people decided. The two never meet in one right (handbook G5.1): advice is
 * written by xiezhi_assistant only, acts by xiezhi_app only, in the name of the signed-in person only. All of it is
 * kept for ever: rows may be added and read.
 */

const ADVICE = `
create table advice (
  id text primary key,
  case_id text not null references case_file,
  application text not null,
  version text not null,
  -- json, not jsonb: input, facts and draft are kept letter by letter, for the replay to compare.
  input json not null,
  facts json not null,
  draft json not null,
  shown json not null,
  summary json not null,
  abstention json,
  dropped integer not null check (dropped >= 0),
  prepared_for text not null references person,
  prepared_at timestamptz not null default now(),
  ledger_entry bigint not null check (ledger_entry >= 0),
  knowledge_release text not null,
  position bigint generated always as identity,
  unique (case_id, id)
);
create index advice_newest on advice (case_id, application, position desc);
`;

const ACTS = `
create table advice_decision (
  id bigint generated always as identity primary key,
  case_id text not null,
  advice text not null,
  finding integer not null check (finding >= 0),
  outcome text not null check (outcome in ('adopted', 'adapted', 'rejected')),
  note text not null default '',
  person text not null references person,
  at timestamptz not null default now(),
  foreign key (case_id, advice) references advice (case_id, id)
);
create index decision_of_advice on advice_decision (advice, finding, id desc);

create table ruling (
  id bigint generated always as identity primary key,
  case_id text not null references case_file,
  claim integer not null check (claim >= 1),
  result text not null check (result in ('granted', 'partly', 'dismissed')),
  amount bigint check (amount >= 0),
  words text not null default '',
  reasoning text not null default '',
  person text not null references person,
  at timestamptz not null default now()
);
create index ruling_newest on ruling (case_id, claim, id desc);

create table signed_decision (
  id text primary key,
  case_id text not null unique references case_file,
  version integer not null check (version >= 1),
  person text not null references person,
  at timestamptz not null default now(),
  sm3 text not null check (sm3 ~ '^[0-9a-f]{64}$'),
  ledger_entry bigint not null check (ledger_entry >= 0),
  docx_sha256 text not null check (docx_sha256 ~ '^[0-9a-f]{64}$'),
  pdf_sha256 text not null check (pdf_sha256 ~ '^[0-9a-f]{64}$'),
  acknowledged jsonb not null default '[]'
);
`;

const RIGHTS = `
alter table advice enable row level security;
alter table advice_decision enable row level security;
alter table ruling enable row level security;
alter table signed_decision enable row level security;

grant select, insert on advice to xiezhi_assistant;
grant select on advice to xiezhi_app;
grant select on advice_decision, ruling, signed_decision to xiezhi_assistant;
grant select, insert on advice_decision, ruling, signed_decision to xiezhi_app;

create policy reader on advice for select to xiezhi_app, xiezhi_assistant using (
  case_id in (select xiezhi_bench_cases()) or (prepared_for = xiezhi_person() and case_id in (select xiezhi_cases())));
create policy assistance on advice for insert to xiezhi_assistant
  with check (prepared_for = xiezhi_person() and case_id in (select xiezhi_cases()));

create policy reader on advice_decision for select to xiezhi_app, xiezhi_assistant using (
  case_id in (select xiezhi_bench_cases()) or (person = xiezhi_person() and case_id in (select xiezhi_cases())));
-- The sub-query is bound by the reader's policy of advice: nobody decides on what he or she cannot read.
create policy named_person on advice_decision for insert to xiezhi_app
  with check (person = xiezhi_person() and case_id in (select xiezhi_cases()) and exists (select from advice a where a.id = advice));

create policy bench on ruling for select to xiezhi_app, xiezhi_assistant using (case_id in (select xiezhi_bench_cases()));
create policy judge on ruling for insert to xiezhi_app
  with check (person = xiezhi_person() and case_id in (select xiezhi_judged_cases()));

create policy bench on signed_decision for select to xiezhi_app, xiezhi_assistant using (case_id in (select xiezhi_bench_cases()));
create policy judge on signed_decision for insert to xiezhi_app
  with check (person = xiezhi_person() and case_id in (select xiezhi_judged_cases()));

call xiezhi_append_only('advice');
call xiezhi_append_only('advice_decision');
call xiezhi_append_only('ruling');
call xiezhi_append_only('signed_decision');
`;

/** Advice, decisions on it, rulings and signatures. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [ADVICE, ACTS, RIGHTS]) await sql.raw(part).execute(db);
}
