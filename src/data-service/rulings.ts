import type { z } from "zod";
import type { Person } from "../vocabulary/person.ts";
import type { RulingChange, RulingView } from "../vocabulary/protocol.ts";
import type { Records } from "./records.ts";

/** A judge of the case decides on one claim (裁判项); insert only, the newest counts; in the history. Throws Failure "forbidden" to all others. */
export declare function setRuling(
  db: Records,
  person: Person,
  caseId: string,
  ruling: z.infer<typeof RulingChange> & { claim: number },
): Promise<RulingView>;
/** `by` is the judge's name. */
export declare function listRulings(db: Records, person: Person, caseId: string): Promise<RulingView[]>;
