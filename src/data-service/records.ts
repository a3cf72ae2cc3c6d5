import type { Database } from "../database/connection.ts";
import { asAssistant, asService } from "../database/rights.ts";
import { asPerson } from "../database/session-context.ts";
import type { Person } from "../vocabulary/person.ts";

/** The court's records (司法数据): the open database, or the transaction of one act; every function here takes either. */
export type Records = Database;

/** Whose transaction it is, so that one person's work never slips into another's. */
const holders = new WeakMap<Records, string>();
const SERVICE = "";

/**
 * Does everything in `work` as the person, in one transaction that holds or fails as a whole. Inside an open
 * transaction of the same person it joins that one; another person's transaction is refused as a defect.
 */
export async function together<T>(records: Records, person: Person, work: (tx: Records) => Promise<T>): Promise<T> {
  if (records.isTransaction) return joined(records, person.id, work);
  return asPerson(records, person, (tx) => held(tx, person.id, work));
}

/**
 * Like `together`, but with the rights of the assistance: it reads what the person may read and can write nothing but
 * advice and its ledger entry. No decision, ruling, signature or field can come out of it (handbook G5.1).
 */
export async function assisting<T>(records: Records, person: Person, work: (tx: Records) => Promise<T>): Promise<T> {
  if (records.isTransaction) return joined(records, person.id, work);
  return asAssistant(records, person, (tx) => held(tx, person.id, work));
}

/** Like `together`, for the machinery, which is nobody: sign-in and the queue; no case data, no acts. */
export async function serving<T>(records: Records, work: (tx: Records) => Promise<T>): Promise<T> {
  if (records.isTransaction) return joined(records, SERVICE, work);
  return asService(records, (tx) => held(tx, SERVICE, work));
}

function held<T>(tx: Records, holder: string, work: (tx: Records) => Promise<T>): Promise<T> {
  holders.set(tx, holder);
  return work(tx);
}

function joined<T>(tx: Records, holder: string, work: (tx: Records) => Promise<T>): Promise<T> {
  const found = holders.get(tx);
  if (found !== holder) throw new Error(`Cannot work as "${holder}" in a transaction of "${found ?? "nobody known"}"`);
  return work(tx);
}
