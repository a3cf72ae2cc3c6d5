import { type Kysely, sql } from "kysely";

/**
 * Makes the role xiezhi_app, under which all work of persons is done: it owns nothing and row-level security binds it.
 * Roles belong to the whole server, so another database may have made it already, perhaps at this moment.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`do $$
    begin
      if not exists (select from pg_roles where rolname = 'xiezhi_app') then
        create role xiezhi_app nologin nobypassrls nocreatedb nocreaterole;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$`.execute(db);
  await sql`do $$
    begin
      if not (select rolsuper from pg_roles where rolname = current_user) then
        execute format('grant xiezhi_app to %I', current_user);
      end if;
    exception when unique_violation then null;
    end $$`.execute(db);
  await sql`revoke create on schema public from public`.execute(db);
  await sql`grant usage on schema public to xiezhi_app`.execute(db);
}
