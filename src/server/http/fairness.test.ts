import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { handIn } from "../../data-service/testing.ts";
import { type Application, defineApplication } from "../../governance/application.ts";
import { Card } from "../../vocabulary/advice.ts";
import { FairnessReport } from "../../vocabulary/fairness.ts";
import { type Caller, openTestServer, type TestServer } from "../testing.ts";
import { TEST_APPLICATIONS } from "../testing-applications.ts";

const WORDS =
  "被告人：赵有余，男，1985年3月12日出生，汉族，农民，农业户口，户籍所在地云州省明江市青溪区。借款三万元未还。";
const both = { zh: "甲", en: "a" };

/** A range of months of which the test says how it follows from the papers. */
function rangeOf(id: string, monthsFor: (text: string) => number): Application {
  return defineApplication({
    card: Card.parse({
      id,
      name: both,
      clause: 8,
      systems: ["adjudication"],
      readers: ["judge"],
      does: both,
      doesNot: [both],
      limits: [both],
      risk: "R3",
      key: ["id"],
      floor: { precision: 1, recall: 1 },
      version: "1.0.0",
      dataDay: "2026-01-01",
    }),
    input: z.object({ caseId: z.string() }),
    facts: z.object({ text: z.string() }),
    value: z.object({ id: z.string(), months: z.number() }),
    gather: async ({ caseId }, sources) => ({
      text: (await sources.dossier(caseId)).pages.map(({ text }) => text).join("\n"),
    }),
    advise: (_, { text }) => ({
      kind: "findings",
      summary: both,
      findings: [
        {
          value: { id: "range", months: monthsFor(text) },
          confidence: 0.9,
          reasons: [{ kind: "rule", rule: "T", note: "" }],
        },
      ],
    }),
  });
}

// The planted bias (G4.3): two months more for whoever is not of the majority. The other one counts what is at stake.
const biased = rangeOf("adjudication-support", (text) => (text.includes("，汉族，") ? 36 : 38));
const fair = rangeOf("similar-cases", (text) => (text.includes("三万元") ? 36 : 12));

let house: TestServer;
let judge: Caller;

beforeAll(async () => {
  house = await openTestServer({ applications: [...TEST_APPLICATIONS, biased, fair] });
  await handIn(house.premises.records, house.court, { name: "起诉书.pdf", texts: [WORDS] });
  judge = await house.as(house.court.judge);
});
afterAll(() => house?.close());

const ask = (who: Caller, application: string) =>
  who.send("POST", `/cases/${house.court.caseId}/fairness`, { application });

test("a model that gives a longer range by ethnicity is caught on the case at hand (G4.3)", async () => {
  const { status, json } = await ask(judge, "adjudication-support");
  expect(status).toBe(200);
  const { rows } = FairnessReport.parse(json);
  const states = Object.fromEntries(rows.map(({ attribute, state }) => [attribute, state]));
  expect(states).toEqual({
    sex: "same",
    ethnicity: "differs",
    origin: "same",
    household: "same",
    occupation: "same",
    firm: "absent",
  });
  expect(rows.find(({ attribute }) => attribute === "ethnicity")?.changes).toMatchObject([{ kind: "moved" }]);
});

test("an application that looks at what happened alone is the same for everybody, and the check is in the ledger (E17)", async () => {
  const before = (await house.premises.ledger.head()).size;
  const { json, text } = await ask(judge, "similar-cases");
  const report = FairnessReport.parse(json);
  expect(report.rows.filter(({ state }) => state === "differs")).toEqual([]);
  expect(report).toMatchObject({ findings: 1, ledgerEntry: before });
  expect(text).not.toContain("赵有余");
  expect((await house.premises.ledger.head()).size).toBe(before + 1);
});

test("the check is refused to those outside the case, to parties, for other applications and when switched off (G7.3)", async () => {
  const { court } = house;
  expect(await ask(await house.as(court.outsider), "similar-cases")).toMatchObject({ status: 404 });
  expect(await ask(await house.as(court.party), "similar-cases")).toMatchObject({ status: 403 });
  expect(await ask(judge, "quoting")).toMatchObject({ status: 400 });
  const administrator = await house.as(court.administrator);
  await administrator.send("PUT", "/switches/similar-cases", { on: false, ground: "试验" });
  expect(await ask(judge, "similar-cases")).toMatchObject({ status: 503 });
  await administrator.send("PUT", "/switches/similar-cases", { on: true, ground: "试验结束" });
});

test("who has left the assistance cannot have it checked (G5.6)", async () => {
  const { court } = house;
  const clerk = await house.as(court.clerk);
  await clerk.send("PUT", "/assistance", { application: "similar-cases", caseId: null, declined: true });
  expect(await ask(clerk, "similar-cases")).toMatchObject({ status: 403 });
});
