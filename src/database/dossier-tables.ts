import type { Generated, GeneratedAlways } from "kysely";
import type { CaseField } from "../vocabulary/case-record.ts";
import type { CataloguedDocument } from "../vocabulary/document.ts";
import type { FailureText } from "../vocabulary/failure.ts";
import type { Page } from "../vocabulary/page.ts";
import type { PageState, ReceivedOriginal } from "../vocabulary/protocol.ts";
import type { Json, Moment } from "./case-tables.ts";

/** Tables of the dossier (卷宗); migration 0003. */
export interface DossierTables {
  original: OriginalTable;
  page: PageTable;
  document: DocumentTable;
  document_page: { case_id: string; document: string; position: number; original: string; number: number };
  case_field: CaseFieldTable;
  change: ChangeTable;
}

interface OriginalTable {
  id: string;
  case_id: string;
  name: string;
  media_type: string;
  bytes: number;
  sm3: string;
  sha256: string;
  state: ReceivedOriginal["state"];
  problem: Json<FailureText> | null;
  pages: number;
  received_by: string;
  received_at: Moment;
  position: GeneratedAlways<number>;
}

interface PageTable {
  case_id: string;
  original: string;
  number: number;
  state: PageState["state"];
  page: Json<Page> | null;
  confidence: Generated<number>;
  problem: Json<FailureText> | null;
  image_sha256: string | null;
}

interface DocumentTable {
  id: string;
  case_id: string;
  kind: string;
  title: string;
  day: CataloguedDocument["day"];
  author: string | null;
  volume: CataloguedDocument["volume"];
  slot: string;
  position: number;
  confidence: number;
  status: CataloguedDocument["status"];
}

interface CaseFieldTable {
  case_id: string;
  name: string;
  value: string;
  passages: Json<CaseField["passages"]>;
  confidence: number;
  status: CaseField["status"];
  conflicts: Json<CaseField["conflicts"]>;
  warnings: Json<CaseField["warnings"]>;
  settled: Json<string[]>;
}

interface ChangeTable {
  id: GeneratedAlways<number>;
  case_id: string;
  person: string;
  at: Moment;
  label: string;
  before: Json<unknown>;
  after: Json<unknown>;
  undone: Generated<boolean>;
}
