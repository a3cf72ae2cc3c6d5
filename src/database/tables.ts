import type { ActTables } from "./act-tables.ts";
import type { CaseTables } from "./case-tables.ts";
import type { DossierTables } from "./dossier-tables.ts";
import type { LedgerTables } from "./ledger-tables.ts";

/** All tables of the judicial data centre (司法数据中台), one interface per area, composed here. */
export interface Tables extends LedgerTables, CaseTables, DossierTables, ActTables {}
