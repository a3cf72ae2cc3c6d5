import type { Generated, GeneratedAlways } from "kysely";
import type { Draft, Outcome } from "../vocabulary/advice.ts";
import type { AdviceView, DraftView, RulingView } from "../vocabulary/protocol.ts";
import type { Json, Moment } from "./case-tables.ts";

/** Tables of advice, of the acts of persons and of the work between them; migrations 0004 and 0005. */
export interface ActTables {
  advice: AdviceTable;
  advice_decision: AdviceDecisionTable;
  ruling: RulingTable;
  signed_decision: SignedDecisionTable;
  draft_version: DraftVersionTable;
  draft_set_aside: DraftSetAsideTable;
  assistance_choice: { person: string; application: string; case_id: string; declined: boolean; at: Moment };
  application_switch: ApplicationSwitchTable;
  job: JobTable;
}

interface AdviceTable {
  id: string;
  case_id: string;
  application: string;
  version: string;
  input: Json<unknown>;
  facts: Json<unknown>;
  draft: Json<Draft<unknown>>;
  shown: Json<AdviceView["findings"]>;
  summary: Json<AdviceView["summary"]>;
  abstention: Json<NonNullable<AdviceView["abstention"]>> | null;
  dropped: number;
  prepared_for: string;
  prepared_at: Moment;
  ledger_entry: number;
  knowledge_release: string;
  position: GeneratedAlways<number>;
}

interface AdviceDecisionTable {
  id: GeneratedAlways<number>;
  case_id: string;
  advice: string;
  finding: number;
  outcome: Outcome;
  note: string;
  person: string;
  at: Moment;
}

interface RulingTable {
  id: GeneratedAlways<number>;
  case_id: string;
  claim: number;
  result: RulingView["result"];
  amount: number | null;
  words: string;
  reasoning: string;
  person: string;
  at: Moment;
}

interface SignedDecisionTable {
  id: string;
  case_id: string;
  version: number;
  person: string;
  at: Moment;
  sm3: string;
  ledger_entry: number;
  docx_sha256: string;
  pdf_sha256: string;
  acknowledged: Json<string[]>;
}

interface DraftVersionTable {
  case_id: string;
  version: number;
  kind: string;
  content: Json<unknown>;
  text: string;
  proposals: Json<DraftView["proposals"]>;
  saved_by: string;
  saved_at: Moment;
}

interface DraftSetAsideTable {
  id: GeneratedAlways<number>;
  case_id: string;
  made_from: number;
  kind: string;
  content: Json<unknown>;
  text: string;
  saved_by: string;
  saved_at: Moment;
}

interface ApplicationSwitchTable {
  id: GeneratedAlways<number>;
  application: string;
  is_on: boolean;
  person: string | null;
  at: Moment;
  ground: string;
}

interface JobTable {
  id: GeneratedAlways<number>;
  queue: string;
  key: string;
  case_id: string | null;
  person: string;
  payload: Json<unknown>;
  state: Generated<"ready" | "running" | "done" | "failed" | "cancelled">;
  priority: Generated<number>;
  attempts: Generated<number>;
  max_attempts: Generated<number>;
  run_at: Moment;
  lease_until: string | null;
  worker: string | null;
  progress: Generated<number>;
  cancel_requested: Generated<boolean>;
  error: string | null;
  created_at: Moment;
  ended_at: string | null;
}
