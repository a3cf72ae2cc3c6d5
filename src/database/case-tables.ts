import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { CaseKind } from "../vocabulary/case-record.ts";
import type { Capacity, Role } from "../vocabulary/person.ts";

/** Tables of people and cases (人员与案件); migration 0002. */
export interface CaseTables {
  court: { id: string; name: string };
  person: { id: string; login: string; name: string; court: string; role: Role; disabled: Generated<boolean> };
  credential: { person: string; password_hash: string; totp_secret: string | null };
  session: SessionTable;
  case_file: CaseFileTable;
  case_member: { case_id: string; person: string; capacity: Capacity };
  history: HistoryTable;
}

/** A moment: ISO text in UTC when read, set by the database when a row is added. */
export type Moment = ColumnType<string, string | undefined, string>;
/** Structured data: parsed when read, written as the text that storedJson makes. */
export type Json<T> = ColumnType<T, string, string>;

interface SessionTable {
  token_hash: string;
  person: string;
  csrf: string;
  created_at: Moment;
  expires_at: ColumnType<string, Date, Date>;
  last_seen: ColumnType<string, Date | undefined, Date>;
  revoked: Generated<boolean>;
}

interface CaseFileTable {
  id: string;
  court: string;
  number: string;
  title: string;
  kind: CaseKind;
  stage: Generated<"reading" | "review" | "trial" | "signed">;
  received_at: Moment;
  created_by: string;
}

interface HistoryTable {
  id: GeneratedAlways<number>;
  case_id: string;
  at: Moment;
  person: string;
  what: string;
  before: string | null;
  after: string | null;
  ground: string;
  source: string | null;
}
