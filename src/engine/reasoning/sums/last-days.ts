import type { Day } from "../../../vocabulary/day.ts";
import type { FailureText } from "../../../vocabulary/failure.ts";
import type { Uncomputed } from "../computation-step.ts";
import { addMonths } from "../periods.ts";
import { type DatedNumbers, isUncomputed, take } from "./calculation.ts";

/** Last day of a right, and whether it was used in time. */
export interface LastDay {
  readonly kind: "computed";
  readonly from: Day;
  readonly expiresOn: Day;
  /** Null where the day of use is not known. */
  readonly inTime: boolean | null;
  readonly what: FailureText;
  readonly rule: string;
}

/** Last day of the priority right of builders (建设工程价款优先受偿权; 建工解释一 41): eighteen months from the day payment was due. */
export function priorityPeriod(dueOn: Day, usedOn: Day | null, numbers: DatedNumbers): LastDay | Uncomputed {
  const known = take(numbers, ["construction-priority-months"]);
  if (isUncomputed(known)) return known;
  const expiresOn = addMonths(dueOn, known["construction-priority-months"]);
  return {
    kind: "computed",
    from: dueOn,
    expiresOn,
    inTime: usedOn === null ? null : usedOn <= expiresOn,
    what: { zh: "建设工程价款优先受偿权行使期限", en: "time of the builders' priority right" },
    rule: "建工解释一41",
  };
}

/** Day on which retention money is due (质量保证金返还; 建工解释一 17): as agreed, else two years after acceptance. */
export function retentionDue(
  acceptedOn: Day,
  agreedMonths: number | null,
  numbers: DatedNumbers,
): LastDay | Uncomputed {
  const known = take(numbers, ["retention-months"]);
  if (isUncomputed(known)) return known;
  return {
    kind: "computed",
    from: acceptedOn,
    expiresOn: addMonths(acceptedOn, agreedMonths ?? known["retention-months"]),
    inTime: null,
    what: { zh: "质量保证金返还期限届满日", en: "day the retention money falls due" },
    rule: "建工解释一17",
  };
}
