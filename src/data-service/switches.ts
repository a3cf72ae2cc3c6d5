import type { Person } from "../vocabulary/person.ts";
import type { Records } from "./records.ts";

/** The newest position of an application's switch (总闸). */
export interface ApplicationSwitch {
  readonly application: string;
  readonly on: boolean;
  /** Name of the administrator; null when installed by the seed. */
  readonly by: string | null;
  readonly at: string;
  readonly ground: string;
}
export declare function allSwitches(db: Records): Promise<ApplicationSwitch[]>;
/** True only when the newest position is on; unknown means off (handbook G7.3). */
export declare function isSwitchedOn(db: Records, application: string): Promise<boolean>;
/** Administrator only, else Failure "forbidden"; kept for ever, the newest counts. */
export declare function setSwitch(
  db: Records,
  person: Person,
  application: string,
  change: { on: boolean; ground: string },
): Promise<ApplicationSwitch>;
/** First position of applications that have none yet, at installation. */
export declare function installSwitches(db: Records, applications: readonly string[]): Promise<void>;
