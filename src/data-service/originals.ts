import type { FailureText } from "../vocabulary/failure.ts";
import type { Original } from "../vocabulary/page.ts";
import type { Person } from "../vocabulary/person.ts";
import type { ReceivedOriginal } from "../vocabulary/protocol.ts";
import type { Records } from "./records.ts";

export interface NewOriginal {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sm3: string;
  readonly sha256: string;
  readonly pages: number;
  readonly state: ReceivedOriginal["state"];
  readonly problem: FailureText | null;
}
/** Records an original and its waiting pages 1..pages; the same name and bytes again give the row that is there. */
export declare function receiveOriginal(
  db: Records,
  person: Person,
  caseId: string,
  original: NewOriginal,
): Promise<ReceivedOriginal>;
export declare function listOriginals(db: Records, person: Person, caseId: string): Promise<ReceivedOriginal[]>;
/** One original with its digests; throws Failure "not_found". */
export declare function loadOriginal(
  db: Records,
  person: Person,
  caseId: string,
  originalId: string,
): Promise<Original>;
/** Sets state and problem; `pages` (known after opening) adds the missing waiting pages. */
export declare function setOriginalState(
  db: Records,
  person: Person,
  caseId: string,
  change: { id: string; state: ReceivedOriginal["state"]; problem?: FailureText | null; pages?: number },
): Promise<void>;
