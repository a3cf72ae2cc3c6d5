import { type Kysely, sql } from "kysely";

/*
 * The dossier: originals, their pages, the documents they make up, the fields read from them, and the undo steps of
 * the people who work on them. Bytes lie in the blob store under their digests; here are only the digests.
 */

const TABLES = `
create table original (
  id text primary key,
  case_id text not null references case_file,
  name text not null,
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  sm3 text not null check (sm3 ~ '^[0-9a-f]{64}$'),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  state text not null check (state in ('waiting', 'reading', 'read', 'failed', 'refused')),
  problem jsonb,
  pages integer not null check (pages >= 0),
  received_by text not null references person,
  received_at timestamptz not null default now(),
  position bigint generated always as identity,
  unique (case_id, id),
  unique (case_id, name, sha256)
);

create table page (
  case_id text not null,
  original text not null,
  number integer not null check (number >= 1),
  state text not null check (state in ('waiting', 'reading', 'read', 'failed', 'entered')),
  page jsonb,
  confidence real not null default 0,
  problem jsonb,
  image_sha256 text,
  primary key (original, number),
  foreign key (case_id, original) references original (case_id, id),
  check (page is not null or state in ('waiting', 'reading', 'failed'))
);
create index page_of_case on page (case_id);

-- Ids are given by the cataloguing and unique within their case.
create table document (
  id text not null,
  case_id text not null references case_file,
  kind text not null,
  title text not null,
  day text,
  author text,
  volume text not null check (volume in ('main', 'side')),
  slot text not null,
  position integer not null,
  confidence real not null,
  status text not null check (status in ('proposed', 'confirmed')),
  primary key (case_id, id)
);

-- A page lies in one document at most.
create table document_page (
  case_id text not null,
  document text not null,
  position integer not null,
  original text not null,
  number integer not null,
  primary key (case_id, document, position),
  foreign key (case_id, document) references document (case_id, id) on delete cascade,
  foreign key (case_id, original) references original (case_id, id),
  foreign key (original, number) references page (original, number),
  unique (original, number) deferrable initially deferred
);

create table case_field (
  case_id text not null references case_file,
  name text not null check (name <> ''),
  value text not null,
  passages jsonb not null default '[]',
  confidence real not null,
  status text not null check (status in ('proposed', 'confirmed')),
  conflicts jsonb not null default '[]',
  warnings jsonb not null default '[]',
  -- Values a person has decided against: read again, they are no new conflict.
  settled jsonb not null default '[]',
  primary key (case_id, name)
);

create table change (
  id bigint generated always as identity primary key,
  case_id text not null references case_file,
  person text not null references person,
  at timestamptz not null default now(),
  label text not null,
  before jsonb not null,
  after jsonb not null,
  undone boolean not null default false
);
create index change_of_person on change (case_id, person, id desc) where not undone;
`;

/*
 * Parties see what the main volume, confirmed by a person, opens to them; the side volume (副卷) stays inside the
 * court, and so does an original as long as any of its pages is not open.
 */
const RIGHTS = `
create function xiezhi_open_documents() returns table (case_id text, id text) language sql stable security definer set search_path = public, pg_temp as $$
  select d.case_id, d.id from document d
  where d.case_id in (select xiezhi_cases()) and d.volume = 'main' and d.status = 'confirmed'
$$;
create function xiezhi_open_pages() returns table (original text, number integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select dp.original, dp.number from document_page dp join xiezhi_open_documents() d on d.case_id = dp.case_id and d.id = dp.document
$$;
create function xiezhi_open_originals() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select p.original from page p left join xiezhi_open_pages() o on o.original = p.original and o.number = p.number
  where p.case_id in (select xiezhi_cases()) group by p.original having bool_and(o.original is not null)
$$;

call xiezhi_bench_only('original', 'select, insert, update');
call xiezhi_bench_only('page', 'select, insert, update');
call xiezhi_bench_only('document', 'select, insert, update, delete');
call xiezhi_bench_only('document_page', 'select, insert, update, delete');
call xiezhi_bench_only('case_field', 'select, insert, update, delete');

create policy opened on original for select to xiezhi_app, xiezhi_assistant using (id in (select xiezhi_open_originals()));
create policy opened on page for select to xiezhi_app, xiezhi_assistant
  using ((original, number) in (select o.original, o.number from xiezhi_open_pages() o));
create policy opened on document for select to xiezhi_app, xiezhi_assistant
  using ((case_id, id) in (select d.case_id, d.id from xiezhi_open_documents() d));
create policy opened on document_page for select to xiezhi_app, xiezhi_assistant
  using ((case_id, document) in (select d.case_id, d.id from xiezhi_open_documents() d));

alter table change enable row level security;
grant select, insert, update on change to xiezhi_app;
create policy own on change to xiezhi_app
  using (person = xiezhi_person() and case_id in (select xiezhi_bench_cases()))
  with check (person = xiezhi_person() and case_id in (select xiezhi_bench_cases()));
`;

/** What was handed in never changes: only its state of reading and its number of pages are found out later. */
const KEPT = `
create function xiezhi_keep_original() returns trigger language plpgsql as $$
begin
  if (new.id, new.case_id, new.name, new.media_type, new.bytes, new.sm3, new.sha256, new.received_by, new.received_at)
     is distinct from
     (old.id, old.case_id, old.name, old.media_type, old.bytes, old.sm3, old.sha256, old.received_by, old.received_at) then
    raise exception 'an original is kept as it was received' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger kept before update on original for each row execute function xiezhi_keep_original();
`;

/** Originals, pages, documents, fields and undo steps. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [TABLES, RIGHTS, KEPT]) await sql.raw(part).execute(db);
}
