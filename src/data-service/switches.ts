import * as rows from "../database/switches.ts";
import { Failure } from "../vocabulary/failure.ts";
import type { Person } from "../vocabulary/person.ts";
import { type Records, serving, together } from "./records.ts";

/** The newest position of an application's switch (总闸): who set it, when and on what ground. */
export type ApplicationSwitch = rows.SwitchRow;

/** Newest positions of all switches. */
export async function allSwitches(db: Records): Promise<ApplicationSwitch[]> {
  return serving(db, (tx) => rows.selectSwitches(tx));
}

/** True only when the newest position of the switch is on; unknown means off (handbook G7.3). Read afresh each time. */
export async function isSwitchedOn(db: Records, application: string): Promise<boolean> {
  const [newest] = await serving(db, (tx) => rows.selectSwitches(tx, application));
  return newest?.on ?? false;
}

/** Moves a switch; kept for ever, the newest position counts. Throws Failure "forbidden" to all but administrators. */
export async function setSwitch(
  db: Records,
  person: Person,
  application: string,
  change: { on: boolean; ground: string },
): Promise<ApplicationSwitch> {
  if (person.role !== "administrator") {
    throw new Failure("forbidden", {
      zh: "只有系统管理员可以启停应用。如应用有误，请告知管理员；您可随时为自己退出智能辅助。",
      en: "Only administrators can switch applications. Tell them what is wrong; you can decline assistance for yourself at any time.",
    });
  }
  return together(db, person, async (tx) => {
    await rows.insertSwitch(tx, { application, ...change, person: person.id });
    const [newest] = await rows.selectSwitches(tx, application);
    if (!newest) throw new Error(`The switch of "${application}" was set and is not there`);
    return newest;
  });
}

/** Switches on the applications that have no position yet, at installation; never moves one that has. */
export async function installSwitches(db: Records, applications: readonly string[]): Promise<void> {
  await serving(db, (tx) => rows.insertFirstSwitches(tx, applications, "安装时启用 / switched on at installation"));
}
