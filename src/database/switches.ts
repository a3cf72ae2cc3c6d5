import { sql } from "kysely";
import type { Database } from "./connection.ts";
import { storedText } from "./stored-text.ts";

/** The newest position of an application's switch (总闸). */
export interface SwitchRow {
  readonly application: string;
  readonly on: boolean;
  /** Name of the administrator; null for the first position, given by the installation. */
  readonly by: string | null;
  readonly at: string;
  readonly ground: string;
}

/** Newest position of each switch, or of one application's. */
export async function selectSwitches(tx: Database, application?: string): Promise<SwitchRow[]> {
  const all = tx
    .selectFrom("application_switch as s")
    .leftJoin("person as p", "p.id", "s.person")
    .distinctOn("s.application")
    .select(["s.application", "s.is_on as on", "p.name as by", "s.at", "s.ground"])
    .orderBy("s.application")
    .orderBy("s.id", "desc");
  return (application === undefined ? all : all.where("s.application", "=", application)).execute();
}

/** Adds a position of a switch, by an administrator or (null) the installation. */
export async function insertSwitch(
  tx: Database,
  change: { application: string; on: boolean; ground: string; person: string | null },
): Promise<void> {
  const { application, on, person } = change;
  await tx
    .insertInto("application_switch")
    .values({ application, is_on: on, person, ground: storedText(change.ground) })
    .execute();
}

/** Gives a first position to applications that have none. */
export async function insertFirstSwitches(
  tx: Database,
  applications: readonly string[],
  ground: string,
): Promise<void> {
  await sql`insert into application_switch (application, is_on, ground)
    select a, true, ${ground} from json_array_elements_text(${JSON.stringify(applications)}::json) a
    where not xiezhi_has_switch(a)`.execute(tx);
}
