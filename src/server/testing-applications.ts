import { z } from "zod";
import { type Application, defineApplication } from "../governance/application.ts";
import { Card, type Finding } from "../vocabulary/advice.ts";
import type { Page } from "../vocabulary/page.ts";
import { DocumentProposal, DraftedParagraph, FieldProposal, ReviewMark } from "../vocabulary/proposals.ts";

/*
 * Applications whose answers a test of the server can foretell. They keep the contract like any other and read the
 * real dossier; only what they say is simple.
 */

const both = (text: string) => ({ zh: text, en: text });

function cardOf(id: string): Card {
  return Card.parse({
    id,
    name: both(id),
    clause: 9,
    systems: ["adjudication"],
    readers: ["judge", "clerk"],
    does: both("test"),
    doesNot: [both("test")],
    limits: [both("test")],
    risk: "R1",
    key: ["word"],
    floor: { precision: 1, recall: 1 },
    version: "1.0.0",
    dataDay: "2026-01-01",
  });
}

const Sheet = z.object({ original: z.string(), number: z.int(), text: z.string() });
const Sheets = z.object({ sheets: z.array(Sheet) });
const OnCase = z.object({ caseId: z.string() });

function sheetsOf(pages: readonly Page[]): z.infer<typeof Sheets> {
  return { sheets: pages.map(({ original, number, text }) => ({ original, number, text })) };
}

function found<F>(findings: readonly Finding<F>[]) {
  const [first, ...rest] = findings;
  const note = both("nothing");
  return first
    ? ({ kind: "findings", findings: [first, ...rest], summary: both(`${findings.length}`) } as const)
    : ({ kind: "abstention", because: "nothing_found", note } as const);
}

function quoteOf({ original, number, text }: z.infer<typeof Sheet>, end = text.length): Finding["reasons"][0] {
  return { kind: "passage", passage: { original, page: number, start: 0, end, quote: text.slice(0, end) } };
}

/** Quotes the first characters of every page; waits or fails when asked to. */
export const quoting: Application = defineApplication({
  card: cardOf("quoting"),
  explorable: true,
  input: OnCase.extend({ wait: z.int().default(0), fail: z.boolean().default(false), lie: z.boolean().default(false) }),
  facts: Sheets.extend({ lie: z.boolean() }),
  value: z.object({ word: z.string() }),
  async gather({ caseId, wait, fail, lie }, sources) {
    const { pages } = await sources.dossier(caseId);
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (fail) throw new TypeError(`Cannot read "${pages.map(({ text }) => text).join("\n")}"`);
    return { ...sheetsOf(pages), lie };
  },
  advise: (_, { sheets, lie }) =>
    found(
      sheets.map((sheet) => ({
        value: { word: sheet.text.slice(0, 4) },
        confidence: 1,
        reasons: [quoteOf(lie ? { ...sheet, text: `伪${sheet.text}` } : sheet, 4)] as const,
      })),
    ),
});

/** Makes one document of every page. */
export const cataloguing: Application = defineApplication({
  card: cardOf("dossier-cataloguing"),
  input: OnCase,
  facts: Sheets,
  value: DocumentProposal,
  gather: async ({ caseId }, sources) => sheetsOf((await sources.dossier(caseId)).pages),
  advise: (_, { sheets }) =>
    found(
      sheets.map((sheet, index) => ({
        value: {
          pages: [{ original: sheet.original, number: sheet.number }],
          kind: "iou",
          title: sheet.text.split("\n")[0] ?? "",
          day: null,
          author: null,
          volume: "main" as const,
          slot: "C03",
          order: index + 1,
          alternatives: [],
          notes: [],
        },
        confidence: 0.9,
        reasons: [quoteOf(sheet)] as const,
      })),
    ),
});

/** Fills one field with the text of the first page. */
export const backfill: Application = defineApplication({
  card: cardOf("case-backfill"),
  input: OnCase,
  facts: Sheets,
  value: FieldProposal,
  gather: async ({ caseId }, sources) => sheetsOf((await sources.dossier(caseId)).pages),
  advise: (_, { sheets }) =>
    found(
      sheets.slice(0, 1).map((sheet) => ({
        value: { name: "claims.1.text", value: sheet.text, conflicts: [], warnings: [] },
        confidence: 0.9,
        reasons: [quoteOf(sheet)] as const,
      })),
    ),
});

/** Drafts a judgment of three paragraphs; the last is left to the judge. */
export const drafting: Application = defineApplication({
  card: cardOf("document-drafting"),
  input: OnCase.extend({ kind: z.string() }),
  facts: z.object({ kind: z.string() }),
  value: DraftedParagraph,
  gather: async ({ kind }) => ({ kind }),
  advise: () =>
    found(
      (["民事判决书", "原告赵有余诉称，被告钱不还借款未还。", "一、【由法官决定】"] as const).map((text, index) => ({
        value: {
          block: "body",
          style: index === 0 ? ("document-name" as const) : ("body" as const),
          text,
          origin: "template" as const,
          open: index === 2,
        },
        confidence: 1,
        reasons: [{ kind: "rule" as const, rule: "DG-10", note: "template" }] as const,
      })),
    ),
});

/** Finds one blocker when the draft lacks a sum. */
export const review: Application = defineApplication({
  card: cardOf("document-review"),
  input: OnCase,
  facts: z.object({ text: z.string() }),
  value: ReviewMark,
  gather: async ({ caseId }, sources) => ({ text: (await sources.draftText(caseId)) ?? "" }),
  advise: (_, { text }) =>
    found(
      text.includes("万元")
        ? []
        : [
            {
              value: {
                rule: "DR-09",
                severity: "blocker" as const,
                start: 0,
                end: 0,
                found: "",
                expected: null,
                fix: null,
                message: both("没有金额"),
              },
              confidence: 1,
              reasons: [{ kind: "rule" as const, rule: "DR-09", note: "sum" }] as const,
            },
          ],
    ),
});

/** All of them. */
export const TEST_APPLICATIONS: readonly Application[] = [quoting, cataloguing, backfill, drafting, review];
