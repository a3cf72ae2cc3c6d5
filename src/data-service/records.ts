import type { Database } from "../database/connection.ts";
import type { Person } from "../vocabulary/person.ts";

/** The court's records (司法数据库): the open database, or the transaction of one act; every function here takes either. */
export type Records = Database;

/**
 * Does everything in `work` as the person, in one transaction that holds or fails as a whole. Inside an open
 * transaction of the same person it joins that one; another person's transaction is refused as a defect.
 */
export declare function together<T>(records: Records, person: Person, work: (tx: Records) => Promise<T>): Promise<T>;

/**
 * Like `together`, but with the rights of the assistance: it reads what the person may read and can write nothing but
 * advice and its ledger entry. No decision, ruling, signature or field can come out of it (handbook G5.1).
 */
export declare function assisting<T>(records: Records, person: Person, work: (tx: Records) => Promise<T>): Promise<T>;
