import type { LedgerTables } from "./ledger-tables.ts";

/** All tables of the judicial data centre (司法数据中台), one interface per area, composed here. */
export interface Tables extends LedgerTables {}
