import { sql } from "kysely";
import type { Person } from "../vocabulary/person.ts";
import type { Database } from "./connection.ts";
import { storedJson, storedText } from "./stored-text.ts";

/** A piece of long work (后台任务), done in the name of the person who asked for it. */
export interface JobRow {
  readonly id: number;
  readonly queue: string;
  readonly key: string;
  readonly caseId: string | null;
  readonly person: Person;
  readonly payload: unknown;
  readonly attempts: number;
}

/** How far a job is. */
export interface JobStateRow {
  readonly id: number;
  readonly key: string;
  readonly state: "ready" | "running" | "done" | "failed" | "cancelled";
  /** 0–1. */
  readonly progress: number;
  readonly attempts: number;
  readonly error: string | null;
  readonly cancelRequested: boolean;
}

/** What is to be done. */
export interface JobOrder {
  readonly queue: string;
  /** While a job with this key is active in the queue, no second one is added. */
  readonly key: string;
  readonly caseId: string;
  readonly payload: unknown;
  /** Higher first; 0 by default. */
  readonly priority?: number;
  /** 3 by default. */
  readonly maxAttempts?: number;
}

/** Adds a job, or finds the active one with the same key; its id. */
export async function insertJob(tx: Database, person: string, order: JobOrder): Promise<number> {
  const { queue, key } = order;
  const { rows } = await sql<{ id: number }>`
    with added as (
      insert into job (queue, key, case_id, person, payload, priority, max_attempts)
      values (${queue}, ${key}, ${order.caseId}, ${person}, ${storedJson(order.payload)}::jsonb, ${order.priority ?? 0}, ${order.maxAttempts ?? 3})
      on conflict (queue, key) where state in ('ready', 'running') do nothing returning id)
    select id from added
    union all
    select id from job where queue = ${queue} and key = ${key} and state in ('ready', 'running')
    limit 1`.execute(tx);
  const id = rows[0]?.id;
  // Ended between the two looks, or the key belongs to another case.
  if (id === undefined) throw new Error(`Cannot add job "${key}" to queue "${queue}": it is taken`);
  return id;
}

/**
 * Takes the next job of a queue under a lease. A job whose lease ran out (its worker died) is taken again, until its
 * attempts are used up; then it has failed. No job is given to two workers at once.
 */
export async function claimNextJob(
  tx: Database,
  queue: string,
  lease: { worker: string; seconds: number },
): Promise<JobRow | undefined> {
  await sql`update job set ended_at = now(), worker = null, lease_until = null,
      state = case when cancel_requested then 'cancelled' else 'failed' end,
      error = case when cancel_requested then error else coalesce(error, 'the worker stopped without an answer') end
    where queue = ${queue} and state = 'running' and lease_until < now() and (cancel_requested or attempts >= max_attempts)`.execute(
    tx,
  );
  const { rows } = await sql<Omit<JobRow, "person"> & { person: Person }>`
    update job j set state = 'running', attempts = attempts + 1, worker = ${lease.worker},
      lease_until = now() + make_interval(secs => ${lease.seconds})
    from person p
    where p.id = j.person and j.id = (
      select id from job where queue = ${queue}
        and ((state = 'ready' and run_at <= now()) or (state = 'running' and lease_until < now()))
      order by priority desc, run_at, id for update skip locked limit 1)
    returning j.id, j.queue, j.key, j.case_id as "caseId", j.payload, j.attempts,
      json_build_object('id', p.id, 'login', p.login, 'name', p.name, 'court', p.court, 'role', p.role) as person`.execute(
    tx,
  );
  return rows[0];
}

/**
 * Renews a lease and notes progress (0–1); an attempt that got on counts as the first, so that a long work survives any
 * number of restarts and only one that gets nowhere is given up. False when cancel was asked for or another worker has the job.
 */
export async function renewLease(
  tx: Database,
  job: { id: number; worker: string },
  beat: { seconds: number; progress: number },
): Promise<boolean> {
  const { rows } = await sql<{ cancel: boolean }>`
    update job set lease_until = now() + make_interval(secs => ${beat.seconds}), progress = ${beat.progress},
      attempts = case when ${beat.progress}::float8 > 0 then 1 else attempts end
    where id = ${job.id} and worker = ${job.worker} and state = 'running'
    returning cancel_requested as cancel`.execute(tx);
  return rows[0]?.cancel === false;
}

/** True when the cancel of a job was asked for. */
export async function selectCancelRequested(tx: Database, id: number): Promise<boolean> {
  const row = await tx.selectFrom("job").select("cancel_requested").where("id", "=", id).executeTakeFirst();
  return row?.cancel_requested ?? false;
}

/** Ends a running job of a worker; nothing happens when the worker no longer has it. */
export async function endJob(
  tx: Database,
  job: { id: number; worker: string },
  state: "done" | "cancelled",
): Promise<void> {
  await sql`
    update job set state = ${state}, ended_at = now(), lease_until = null,
      progress = case when ${state} = 'done' then 1 else progress end
    where id = ${job.id} and worker = ${job.worker} and state = 'running'`.execute(tx);
}

/** Gives a failed job back to the queue after a pause that grows with each attempt, or ends it after the last one. */
export async function returnJob(tx: Database, job: { id: number; worker: string }, error: string): Promise<void> {
  await sql`update job set error = ${storedText(error)}, lease_until = null, worker = null,
      state = case when attempts >= max_attempts then 'failed' else 'ready' end,
      ended_at = case when attempts >= max_attempts then now() end,
      run_at = now() + make_interval(secs => least(60, power(2, attempts - 1)))
    where id = ${job.id} and worker = ${job.worker} and state = 'running'`.execute(tx);
}

/** Puts a running job of a worker back as if it had not been taken. */
export async function releaseJob(tx: Database, job: { id: number; worker: string }): Promise<void> {
  await sql`update job set state = 'ready', attempts = greatest(attempts - 1, 0), worker = null, lease_until = null, run_at = now()
    where id = ${job.id} and worker = ${job.worker} and state = 'running'`.execute(tx);
}

/** Ends the waiting jobs of a case in a queue and asks the running ones to stop. */
export async function cancelJobs(tx: Database, caseId: string, queue: string): Promise<void> {
  await sql`update job set cancel_requested = true,
      state = case when state = 'ready' then 'cancelled' else state end,
      ended_at = case when state = 'ready' then now() end
    where case_id = ${caseId} and queue = ${queue} and state in ('ready', 'running')`.execute(tx);
}

/** Newest job of each key of a case in a queue. */
export async function selectJobStates(tx: Database, caseId: string, queue: string): Promise<JobStateRow[]> {
  return tx
    .selectFrom("job")
    .distinctOn("key")
    .select(["id", "key", "state", "progress", "attempts", "error", "cancel_requested as cancelRequested"])
    .where("case_id", "=", caseId)
    .where("queue", "=", queue)
    .orderBy("key")
    .orderBy("id", "desc")
    .execute();
}
