import { expect, test } from "vitest";
import { z } from "zod";
import type { Draft } from "../vocabulary/advice.ts";
import { Card } from "../vocabulary/advice.ts";
import { Day } from "../vocabulary/day.ts";
import type { Provision } from "../vocabulary/law.ts";
import type { Page } from "../vocabulary/page.ts";
import type { Person } from "../vocabulary/person.ts";
import { type Application, defineApplication, type Sources } from "./application.ts";
import { type Advice, prepareAdvice, type Surroundings } from "./gate.ts";
import { replayAdvice } from "./replay.ts";
import type { Evidence } from "./screening.ts";

const both = { zh: "测", en: "test" };
const card = Card.parse({
  id: "test-application",
  name: both,
  clause: 8,
  systems: ["adjudication"],
  readers: ["judge"],
  does: both,
  doesNot: [both],
  limits: [both],
  risk: "R2",
  key: ["word"],
  floor: { precision: 1, recall: 1 },
  version: "1",
  dataDay: "2026-01-01",
});
const judge: Person = { id: "p1", login: "judge", name: "沈知言", court: "c1", role: "judge" };
const day = Day.parse("2024-05-01");
const page: Page = {
  original: "o1",
  number: 1,
  width: 10,
  height: 10,
  rotation: 0,
  text: "今借到张三人民币十万元",
  lines: [],
  origin: "plain",
  confidence: 1,
  ink: 0.1,
  sealed: false,
};
const civilCode = { law: "中华人民共和国民法典", article: 667 };
const provision: Provision = {
  id: "x",
  ref: civilCode,
  rank: "law",
  issuer: null,
  path: [],
  text: "借款合同是借款人向贷款人借款的合同。",
  wording: "official",
  from: Day.parse("2021-01-01"),
  until: null,
  source: "test",
};

const evidence: Evidence = {
  page: async (original, number) => (original === "o1" && number === 1 ? page : undefined),
  provision: async (ref, on) => (ref.article === 667 && on >= "2021-01-01" ? provision : undefined),
  isDecidedCase: async (id) => id === "known",
};

function application(draft: Draft<{ word: string }>, wait = 0): Application {
  return defineApplication({
    card,
    input: z.object({ caseId: z.string() }),
    facts: z.object({ seen: z.number() }),
    value: z.object({ word: z.string() }),
    gather: async () => {
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      return { seen: 1 };
    },
    advise: () => draft,
  });
}

const quote = { original: "o1", page: 1, start: 0, end: 3, quote: "今借到" };
const good: Draft<{ word: string }> = {
  kind: "findings",
  summary: both,
  findings: [{ value: { word: "a" }, confidence: 0.9, reasons: [{ kind: "passage", passage: quote }] }],
};

interface Setting {
  isOn?: () => boolean;
  hasDeclined?: () => boolean;
  mayUse?: () => Promise<void>;
}

function surroundings(app: Application, setting: Setting = {}): Surroundings & { recorded: unknown[] } {
  const recorded: unknown[] = [];
  return {
    recorded,
    applications: new Map([[card.id, app]]),
    permissions: {
      isOn: async () => setting.isOn?.() ?? true,
      hasDeclined: async () => setting.hasDeclined?.() ?? false,
      mayUse: setting.mayUse ?? (async () => undefined),
    },
    sources: {} as Sources,
    evidence,
    minutes: { record: async (entry) => recorded.push(entry) },
    knowledgeRelease: "k1",
    newId: () => "a1",
    now: () => "2026-01-01T00:00:00Z",
    watchEvery: 5,
  };
}

const request = { applicationId: card.id, person: judge, caseId: "case", input: {} };
const ask = (around: Surroundings): Promise<Advice> => prepareAdvice(request, around);

test("prepareAdvice() mints advice that stands in the minutes before it is returned", async () => {
  const around = surroundings(application(good));
  const advice = await ask(around);
  expect(advice).toMatchObject({
    id: "a1",
    ledgerEntry: 1,
    dropped: 0,
    draft: good,
    preparedFor: "p1",
    knowledgeRelease: "k1",
  });
  expect(around.recorded).toHaveLength(1);
});

test("prepareAdvice() refuses an application that is not registered", async () => {
  await expect(
    prepareAdvice({ ...request, applicationId: "other" }, surroundings(application(good))),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("prepareAdvice() takes an unknown switch for off (G7.3)", async () => {
  const around = surroundings(application(good), {
    isOn: () => {
      throw new Error("switch store is away");
    },
  });
  await expect(ask(around)).rejects.toMatchObject({ code: "unavailable" });
});

test("prepareAdvice() refuses a person who may not see the case and records nothing", async () => {
  const around = surroundings(application(good), { mayUse: () => Promise.reject(new Error("no")) });
  await expect(ask(around)).rejects.toThrow("no");
  expect(around.recorded).toEqual([]);
});

test("prepareAdvice() refuses a person who has left the assistance (G5.6)", async () => {
  await expect(ask(surroundings(application(good), { hasDeclined: () => true }))).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("prepareAdvice() stops while the application runs when the person leaves, and records nothing (G5.7)", async () => {
  let left = false;
  const around = surroundings(application(good, 60_000), { hasDeclined: () => left });
  const asked = ask(around);
  setTimeout(() => (left = true), 20);
  await expect(asked).rejects.toMatchObject({ code: "forbidden" });
  expect(around.recorded).toEqual([]);
});

test("prepareAdvice() stops while the application runs when it is switched off", async () => {
  let on = true;
  const asked = ask(surroundings(application(good, 60_000), { isOn: () => on }));
  setTimeout(() => (on = false), 20);
  await expect(asked).rejects.toMatchObject({ code: "unavailable" });
});

const withReasons = (...reasons: unknown[]): Draft<{ word: string }> =>
  ({
    kind: "findings",
    summary: both,
    findings: [{ value: { word: "a" }, confidence: 1, reasons }],
  }) as unknown as Draft<{ word: string }>;

test.each([
  ["a quotation that stands elsewhere", { kind: "passage", passage: { ...quote, start: 1, end: 4 } }],
  ["a quotation that was altered", { kind: "passage", passage: { ...quote, quote: "今还到" } }],
  ["a page that is not there", { kind: "passage", passage: { ...quote, page: 2 } }],
  ["a provision that does not exist", { kind: "provision", ref: { ...civilCode, article: 9999 }, on: day }],
  ["a provision not yet in force on the day of the facts", { kind: "provision", ref: civilCode, on: "2019-01-01" }],
  [
    "a quotation that differs from the official text",
    { kind: "provision", ref: civilCode, on: day, quote: "借款合同无效" },
  ],
  ["a like case that is not in the library", { kind: "likeness", caseId: "unknown", caseNumber: "x", note: "x" }],
])("prepareAdvice() drops %s, counts it and says that nothing is left", async (_, reason) => {
  const advice = await ask(surroundings(application(withReasons(reason))));
  expect(advice.dropped).toBe(1);
  expect(advice.draft).toMatchObject({ kind: "abstention", because: "nothing_found" });
});

test("prepareAdvice() keeps a finding without the one provision that failed, but not with a false quotation", async () => {
  const kept = await ask(
    surroundings(
      application(
        withReasons(
          { kind: "passage", passage: quote },
          { kind: "provision", ref: { ...civilCode, article: 1 }, on: day },
        ),
      ),
    ),
  );
  expect(kept.draft).toMatchObject({ kind: "findings", findings: [{ reasons: [{ kind: "passage" }] }] });
  const lost = await ask(
    surroundings(
      application(
        withReasons(
          { kind: "rule", rule: "X-1", note: "x" },
          { kind: "passage", passage: { ...quote, quote: "今还到" } },
        ),
      ),
    ),
  );
  expect(lost.draft.kind).toBe("abstention");
});

test("replayAdvice() gives the identical draft, and names what differs after a change of rules", async () => {
  const stored = await ask(surroundings(application(good)));
  expect(replayAdvice(application(good), stored)).toEqual({ identical: true, differences: [] });
  const changed = { ...good, findings: [{ ...good.findings[0], confidence: 0.5 }] } as unknown as Draft<{
    word: string;
  }>;
  expect(replayAdvice(application(changed), stored)).toEqual({
    identical: false,
    differences: [{ path: "$.findings.0.confidence", before: "0.9", after: "0.5" }],
  });
});
