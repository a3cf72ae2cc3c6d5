import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../vocabulary/person.ts";
import type { Database, Work } from "./connection.ts";
import { asAssistant, asService } from "./rights.ts";
import { asPerson } from "./session-context.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

/** Everything a case can hold, once each, in the name of its judge; written by the owner of the tables. */
const FILLED = `
insert into court values ('A', '甲院'), ('B', '乙院');
insert into person (id, login, name, court, role) values ('judge', 'l1', '沈明理', 'A', 'judge'), ('clerk', 'l2', '纪小文', 'A', 'clerk'),
  ('party', 'l3', '赵有余', 'A', 'party'), ('outsider', 'l4', '方外行', 'A', 'judge'), ('president', 'l5', '严院长', 'A', 'president'),
  ('moved', 'l6', '远方来', 'B', 'judge'), ('administrator', 'l7', '管一机', 'A', 'administrator');
insert into credential values ('judge', 'hash', null);
insert into session (token_hash, person, csrf, expires_at) values ('t', 'judge', 'c', now() + interval '1 hour');
insert into case_file (id, court, title, kind, created_by) values ('case', 'A', '案', 'civil', 'clerk');
-- A membership left over from before a move to another court counts for nothing.
insert into case_member values ('case', 'judge', 'judge'), ('case', 'clerk', 'clerk'), ('case', 'party', 'party'), ('case', 'moved', 'judge');
insert into history (case_id, person, what) values ('case', 'clerk', 'case');
insert into original (id, case_id, name, media_type, bytes, sm3, sha256, state, pages, received_by)
  values ('main', 'case', 'a.pdf', 'application/pdf', 1, repeat('a', 64), repeat('a', 64), 'read', 1, 'clerk'),
         ('side', 'case', 'b.pdf', 'application/pdf', 1, repeat('b', 64), repeat('b', 64), 'read', 1, 'clerk');
insert into page (case_id, original, number, state, page) values ('case', 'main', 1, 'read', '{"text":"起诉状"}'), ('case', 'side', 1, 'read', '{"text":"合议笔录"}');
insert into document (id, case_id, kind, title, volume, slot, position, confidence, status)
  values ('d1', 'case', 'complaint', '起诉状', 'main', 'C01', 1, 1, 'confirmed'), ('d2', 'case', 'deliberation', '合议庭评议笔录', 'side', 'S01', 2, 1, 'confirmed');
insert into document_page values ('case', 'd1', 0, 'main', 1), ('case', 'd2', 0, 'side', 1);
insert into case_field (case_id, name, value, confidence, status) values ('case', 'cause', '民间借贷纠纷', 1, 'confirmed');
insert into change (case_id, person, label, before, after) values ('case', 'clerk', 'x', '{}', '{}');
insert into advice (id, case_id, application, version, input, facts, draft, shown, summary, dropped, prepared_for, ledger_entry, knowledge_release)
  values ('advice', 'case', 'evidence-review', '1', '{}', '{}', '{}', '[]', '{}', 0, 'judge', 0, 'r');
insert into advice_decision (case_id, advice, finding, outcome, person) values ('case', 'advice', 0, 'adopted', 'judge');
insert into ruling (case_id, claim, result, person) values ('case', 1, 'granted', 'judge');
insert into draft_version (case_id, version, kind, content, text, saved_by) values ('case', 1, 'judgment', '{}', '', 'judge');
insert into draft_set_aside (case_id, made_from, kind, content, text, saved_by) values ('case', 0, 'judgment', '{}', '', 'judge');
insert into signed_decision (id, case_id, version, person, sm3, ledger_entry, docx_sha256, pdf_sha256)
  values ('s', 'case', 1, 'judge', repeat('c', 64), 1, repeat('c', 64), repeat('c', 64));
insert into assistance_choice (person, application, case_id, declined) values ('judge', '*', 'case', true);
insert into application_switch (application, is_on, person, ground) values ('evidence-review', true, 'administrator', '启用');
insert into job (queue, key, case_id, person, payload) values ('reading', 'k', 'case', 'clerk', '{}');
insert into ledger_group values ('case', decode(repeat('00', 32), 'hex'));
`;

/** What everybody of a court may read; all else belongs to cases or to the machinery. */
const OF_THE_COURT = ["court", "person", "application_switch"];
const ACTS = ["ruling", "advice_decision", "signed_decision"] as const;

let database: TestDatabase;
let tables: string[];
beforeAll(async () => {
  database = await createTestDatabase();
  await sql.raw(FILLED).execute(database.db);
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = 'public' and tablename !~ '^(ledger|kysely)_' order by 1`.execute(database.db);
  tables = rows.map(({ name }) => name);
});
afterAll(() => database?.drop());

const court = {
  judge: "A",
  clerk: "A",
  party: "A",
  outsider: "A",
  president: "A",
  moved: "B",
  administrator: "A",
} as const;
function who(id: keyof typeof court): Pick<Person, "id" | "court" | "role"> {
  const role = id === "outsider" || id === "moved" ? "judge" : id;
  return { id, court: court[id], role };
}

/** Number of rows seen; -1 when even looking is not permitted. */
async function seen(tx: Work, table: string): Promise<number> {
  await sql`savepoint look`.execute(tx);
  try {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(tx);
    return rows[0]?.n ?? 0;
  } catch (error) {
    await sql`rollback to savepoint look`.execute(tx);
    if (error instanceof Error && /permission denied/.test(error.message)) return -1;
    throw error;
  }
}

async function seenInAll(
  work: (look: (tx: Work) => Promise<Record<string, number>>) => Promise<Record<string, number>>,
) {
  return work(async (tx) => {
    const counts: Record<string, number> = {};
    for (const table of tables) counts[table] = await seen(tx, table);
    return counts;
  });
}

test("every table but the public ledger has row security, and every table is filled by this test", async () => {
  const { rows } = await sql<{ name: string; secured: boolean }>`select relname as name, relrowsecurity as secured
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname !~ '^(ledger|kysely)_' order by 1`.execute(
    database.db,
  );
  expect(rows.filter(({ secured }) => !secured)).toEqual([]);
  expect(rows.length).toBeGreaterThanOrEqual(21);
  for (const table of tables) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(database.db);
    expect({ table, rows: rows[0]?.n }).not.toEqual({ table, rows: 0 });
  }
});

test.each(["outsider", "president", "administrator", "moved"] as const)(
  "a %s who is no member sees no row in any table of cases, and no assistance sees one for them",
  async (id) => {
    for (const as of [asPerson, asAssistant]) {
      const counts = await seenInAll((look) => as(database.db, who(id), look));
      const leaks = Object.entries(counts).filter(([table, n]) => n > 0 && !OF_THE_COURT.includes(table));
      expect(leaks).toEqual([]);
    }
  },
);

test("a session without a person, or with an invented one, sees nothing of cases and of people", async () => {
  for (const id of ["", "nobody"]) {
    const counts = await seenInAll((look) => asPerson(database.db, { id, court: "A", role: "judge" }, look));
    expect(Object.entries(counts).filter(([table, n]) => n > 0 && table !== "application_switch")).toEqual([]);
  }
});

test("role and court of the session are not believed: they are looked up", async () => {
  const liar = { id: "outsider", court: "B", role: "administrator" } as const;
  const counts = await seenInAll((look) => asPerson(database.db, liar, look));
  expect(counts).toMatchObject({ court: 1, case_file: 0, job: 0 });
  const flip = asPerson(database.db, liar, (tx) =>
    sql`insert into application_switch (application, is_on, person, ground) values ('x', true, 'outsider', 'g')`.execute(
      tx,
    ),
  );
  await expect(flip).rejects.toThrow(/row-level security/);
});

test("the judge of the case sees its rows, the machinery only people, sessions, switches and jobs", async () => {
  const judge = await seenInAll((look) => asPerson(database.db, who("judge"), look));
  const hidden = Object.entries(judge).filter(([, n]) => n <= 0);
  // The clerk's undo steps are the clerk's; passwords and sessions are the machinery's.
  expect(hidden.map(([table]) => table)).toEqual(["change", "credential", "session"]);
  const service = await seenInAll((look) => asService(database.db, look));
  const shown = Object.entries(service).filter(([, n]) => n > 0);
  expect(shown.map(([table]) => table)).toEqual([
    "application_switch",
    "court",
    "credential",
    "job",
    "person",
    "session",
  ]);
});

test("a party sees the opened main volume and neither side volume nor the work of the bench", async () => {
  const counts = await seenInAll((look) => asPerson(database.db, who("party"), look));
  const shown = Object.entries(counts).filter(([table, n]) => n > 0 && !OF_THE_COURT.includes(table));
  expect(Object.fromEntries(shown)).toEqual({
    case_file: 1,
    case_member: 4,
    document: 1,
    document_page: 1,
    original: 1,
    page: 1,
  });
  const { rows } = await asPerson(database.db, who("party"), (tx) => sql`select title from document`.execute(tx));
  expect(rows).toEqual([{ title: "起诉状" }]);
});

test.each(["outsider", "president", "moved", "party"] as const)(
  "a %s changes and removes nothing of the case",
  async (id) => {
    for (const table of tables.filter((name) => !OF_THE_COURT.includes(name))) {
      const column =
        table === "case_file" ? "title" : table === "credential" ? "person" : table === "session" ? "csrf" : "case_id";
      for (const act of [
        sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)}`,
        sql`delete from ${sql.table(table)}`,
      ]) {
        const done = asPerson(database.db, who(id), async (tx) =>
          Number((await act.execute(tx)).numAffectedRows ?? 0n),
        );
        const changed = await done.catch((error: Error) => {
          expect(error.message).toMatch(/permission denied/);
          return 0;
        });
        expect({ table, changed }).toEqual({ table, changed: 0 });
      }
    }
  },
);

const INSERTS: Record<(typeof ACTS)[number], (person: string | null) => ReturnType<typeof sql>> = {
  ruling: (person) => sql`insert into ruling (case_id, claim, result, person) values ('case', 2, 'granted', ${person})`,
  advice_decision: (person) =>
    sql`insert into advice_decision (case_id, advice, finding, outcome, person) values ('case', 'advice', 1, 'rejected', ${person})`,
  signed_decision: (
    person,
  ) => sql`insert into signed_decision (id, case_id, version, person, sm3, ledger_entry, docx_sha256, pdf_sha256)
    values ('s2', 'case', 1, ${person}, repeat('d', 64), 2, repeat('d', 64), repeat('d', 64))`,
};

test.each(ACTS)(
  "no %s comes from the assistance, the machinery, nobody, or in another's name (G5.1, G5.2)",
  async (table) => {
    const { db } = database;
    const tries: ((work: (tx: Work) => Promise<unknown>) => Promise<unknown>)[] = [
      (work) => asAssistant(db, who("judge"), work),
      (work) => asService(db, work),
      (work) => asPerson(db, { id: "", court: "A", role: "judge" }, work),
      (work) => asPerson(db, who("outsider"), work),
      (work) => asPerson(db, who("moved"), work),
    ];
    const before = await count(db, table);
    for (const as of tries) {
      for (const person of ["judge", "outsider", "moved", null]) {
        await expect(as((tx) => INSERTS[table](person).execute(tx))).rejects.toThrow(
          /permission denied|row-level security|null value/,
        );
      }
    }
    await expect(asPerson(db, who("judge"), (tx) => INSERTS[table]("clerk").execute(tx))).rejects.toThrow(
      /row-level security/,
    );
    expect(await count(db, table)).toBe(before);
  },
);

test.each(["clerk", "party", "president", "administrator"] as const)(
  "a %s cannot write a ruling or sign (G5.2)",
  async (id) => {
    for (const table of ["ruling", "signed_decision"] as const) {
      const act = asPerson(database.db, who(id), (tx) => INSERTS[table](id).execute(tx));
      await expect(act).rejects.toThrow(/row-level security/);
    }
  },
);

test("the assistance writes advice for its reader only, and a person writes none", async () => {
  const advice = (id: string, reader: string) => sql`insert into advice
    (id, case_id, application, version, input, facts, draft, shown, summary, dropped, prepared_for, ledger_entry, knowledge_release)
    values (${id}, 'case', 'statute-push', '1', '{}', '{}', '{}', '[]', '{}', 0, ${reader}, 3, 'r')`;
  const { db } = database;
  await asAssistant(db, who("judge"), (tx) => advice("own", "judge").execute(tx));
  await expect(asAssistant(db, who("judge"), (tx) => advice("other", "clerk").execute(tx))).rejects.toThrow(
    /row-level/,
  );
  await expect(asAssistant(db, who("outsider"), (tx) => advice("o", "outsider").execute(tx))).rejects.toThrow(
    /row-level/,
  );
  await expect(asPerson(db, who("judge"), (tx) => advice("p", "judge").execute(tx))).rejects.toThrow(
    /permission denied/,
  );
});

test.each([
  ["history", "what"],
  ["advice", "version"],
  ["advice_decision", "note"],
  ["ruling", "words"],
  ["signed_decision", "sm3"],
  ["draft_version", "text"],
  ["draft_set_aside", "text"],
  ["application_switch", "ground"],
])("%s keeps what was written, even from the owner of the database", async (table, column) => {
  const { db } = database;
  const update = sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)}`;
  for (const act of [update, sql`delete from ${sql.table(table)}`, sql`truncate ${sql.table(table)} cascade`]) {
    await expect(act.execute(db)).rejects.toThrow(/keeps what was written/);
  }
  expect(await count(db, table)).toBeGreaterThan(0);
});

test("an original is kept as it was received, even from the bench", async () => {
  const rename = asPerson(database.db, who("clerk"), (tx) =>
    sql`update original set sha256 = repeat('e', 64)`.execute(tx),
  );
  await expect(rename).rejects.toThrow(/kept as it was received/);
});

test("no statement of the machinery or the assistance makes, changes or removes an act, tried at random", async () => {
  const { db } = database;
  const snapshot = async (): Promise<unknown> =>
    (await Promise.all(ACTS.map((table) => sql`select * from ${sql.table(table)} order by id`.execute(db)))).map(
      ({ rows }) => rows,
    );
  const before = await snapshot();
  const statement = fc.record({
    assistance: fc.boolean(),
    reader: fc.constantFrom("judge", "clerk", "party", "outsider", "moved"),
    table: fc.constantFrom(...ACTS),
    act: fc.constantFrom("insert", "update", "delete", "truncate", "escape"),
    person: fc.constantFrom("judge", "clerk", "outsider", null),
  });
  const attempt = async ({
    assistance,
    reader,
    table,
    act,
    person,
  }: typeof statement extends fc.Arbitrary<infer T> ? T : never) => {
    const acts = {
      insert: INSERTS[table](person),
      update: sql`update ${sql.table(table)} set case_id = case_id`,
      delete: sql`delete from ${sql.table(table)}`,
      truncate: sql`truncate ${sql.table(table)}`,
      escape: sql`alter table ${sql.table(table)} disable row level security`,
    };
    const work = (tx: Work): Promise<unknown> => acts[act].execute(tx);
    const done = assistance ? asAssistant(db, who(reader as keyof typeof court), work) : asService(db, work);
    await expect(done).rejects.toThrow(/permission denied|must be owner/);
  };
  await fc.assert(fc.asyncProperty(statement, attempt), { numRuns: 120 });
  expect(await snapshot()).toEqual(before);
});

async function count(db: Database, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
  return rows[0]?.n ?? 0;
}
