import { type Kysely, sql } from "kysely";

const WRITERS = "xiezhi_app, xiezhi_assistant, xiezhi_service";

const TABLES = `
create table ledger_entry (
  index bigint primary key check (index >= 0),
  leaf text not null check (octet_length(leaf) <= 1024),
  head_size bigint not null check (head_size > index),
  written_at timestamptz not null default now()
);
create table ledger_node (
  level integer not null check (level between 0 and 52),
  index bigint not null check (index >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (level, index)
);
create table ledger_head (
  size bigint primary key check (size >= 1),
  origin text not null,
  root bytea not null check (octet_length(root) = 32),
  at text not null,
  signature text not null,
  public_key text not null
);
create table ledger_salt (
  index bigint primary key,
  salt bytea not null check (octet_length(salt) = 32)
);
create table ledger_group (
  case_id text primary key,
  salt bytea not null check (octet_length(salt) = 32)
);
`;

// One writer at a time until its transaction ends, so that two entries cannot take the same place in the tree. The lock
// and the reading stand in one function because each statement of it sees what was committed before it, so the reading
// sees what the writer waited for. The tree is its complete subtrees, largest first.
const LOCKED_TREE = `
create function ledger_locked_tree(out size bigint, out hashes bytea[]) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(740100);
  select coalesce(max(head.size), 0) into size from ledger_head head;
  select array_agg(node.hash order by node.level desc) into hashes
    from generate_series(0, 52) as height
    join ledger_node node on node.level = height and node.index = (ledger_locked_tree.size >> height) - 1
    where (ledger_locked_tree.size >> height) & 1 = 1;
end $$;
`;

// The trigger also binds the owner of the tables, whom grants do not bind.
const APPEND_ONLY = `
create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger is append-only: % of % is forbidden', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
`;

function guard(table: string, acts: string): string {
  return `create trigger append_only before ${acts} on ${table}
    for each statement execute function ledger_is_append_only();`;
}

/**
 * The judicial ledger: entries, complete subtrees and signed heads are inserted and read, never changed or deleted.
 * Salts lie apart, because erasing one is how an entry is made meaningless (handbook G14.L1): they can be deleted, but
 * only by the owner, and never changed. Persons may leave a salt but not read one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(TABLES + LOCKED_TREE + APPEND_ONLY).execute(db);
  for (const table of ["ledger_entry", "ledger_node", "ledger_head"]) {
    await sql.raw(guard(table, "update or delete or truncate")).execute(db);
    await sql.raw(`grant select, insert on ${table} to ${WRITERS}`).execute(db);
  }
  for (const table of ["ledger_salt", "ledger_group"]) await sql.raw(guard(table, "update")).execute(db);
  await sql.raw(`grant insert on ledger_salt to ${WRITERS}`).execute(db);
  await sql.raw(`grant select, insert on ledger_group to ${WRITERS}`).execute(db);
}
