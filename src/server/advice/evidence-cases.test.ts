import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadApplications } from "../../applications/all.ts";
import type { Sources } from "../../governance/application.ts";
import { openKnowledgeBase } from "../../knowledge-base/open-knowledge-base.ts";
import { openKnowledgeService } from "../../knowledge-service/knowledge-service.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import type { CaseField, CaseKind } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";
import type { ProvisionRef } from "../../vocabulary/law.ts";

const base = openKnowledgeBase();
const review = (await loadApplications()).get("evidence-review");
const dataDir = mkdtempSync(join(tmpdir(), "evidence-"));
const knowledge = await openKnowledgeService({ dataDir, base });
afterAll(async () => {
  await knowledge.close();
  rmSync(dataDir, { recursive: true });
});

type Row = Readonly<Record<string, unknown>>;
type PaperGiven = readonly [kind: string, title: string, text: string];

async function reviewed(
  kind: CaseKind,
  values: Readonly<Record<string, string>>,
  papers: readonly PaperGiven[],
): Promise<{ findings: readonly Finding<unknown>[]; facts: unknown; of: (kind: string) => Row[] }> {
  if (!review) throw new Error("evidence-review is not installed");
  const fields = Object.entries(values).map(
    ([name, value]): CaseField => ({
      name,
      value,
      passages: [],
      confidence: 1,
      status: "confirmed",
      conflicts: [],
      warnings: [],
    }),
  );
  const sources: Sources = {
    day: Day.parse("2026-11-24"),
    knowledge,
    model: { name: undefined, complete: async () => undefined },
    dossier: async () => ({
      caseId: "c",
      originals: [],
      pages: papers.map(([, , text], at) => ({
        original: `o${at}`,
        number: 1,
        width: 100,
        height: 100,
        rotation: 0,
        text,
        lines: [],
        origin: "plain",
        confidence: 1,
        ink: 0.1,
        sealed: true,
      })),
      documents: papers.map(([paper, title], at) => ({
        id: `d${at}`,
        pages: [{ original: `o${at}`, number: 1 }],
        kind: paper,
        title,
        day: null,
        author: null,
        volume: "main",
        slot: "C08",
        order: at + 1,
        confidence: 1,
        status: "confirmed",
      })),
    }),
    record: async () => ({ id: "c", court: "云州省明江市青溪区人民法院", kind, fields }),
    earlier: async () => undefined,
    rulings: async () => [],
    draftText: async () => undefined,
  };
  const { input, facts, draft } = await review.prepare({ caseId: "c" }, sources);
  expect(JSON.stringify(review.replay(input, JSON.parse(JSON.stringify(facts))))).toBe(JSON.stringify(draft));
  const findings = draft.kind === "findings" ? draft.findings : [];
  const rows = findings.map(({ value }) => value as Row);
  return { findings, facts, of: (wanted) => rows.filter((row) => row["kind"] === wanted) };
}

const COMPLAINT: PaperGiven = ["complaint", "民事起诉状", "原告起诉被告。"];

test("every deep cause lists its elements with who proves them and what usually does (EV-10)", async () => {
  const causes = knowledge.causes(Day.parse("2026-11-24"));
  expect(causes.length).toBeGreaterThanOrEqual(20);
  for (const { name } of causes) {
    const elements = (await reviewed("civil", { cause: name }, [COMPLAINT])).of("element");
    expect(`${name} ${elements.length > 0}`).toBe(`${name} true`);
    expect(elements.every(({ proofs, hint }) => Array.isArray(proofs) && (hint as { zh: string }).zh !== "")).toBe(
      true,
    );
  }
});

test("a cause without deep rules is reviewed by the burden rule of its own kind, with the law that governs it (EV-10)", async () => {
  const first = async (cause: string): Promise<unknown> => {
    const { of } = await reviewed("civil", { cause }, [COMPLAINT]);
    expect(of("notice").map(({ id }) => id)).toContain("general-path");
    const [element] = of("element");
    return (element?.["fact"] as { zh: string } | undefined)?.zh;
  };
  expect(await first("肖像权纠纷")).toContain("侵害");
  expect(await first("技术服务合同纠纷")).toContain("合同成立");
  expect(await first("股东知情权纠纷")).toContain("股东");
  expect(await first("不当得利纠纷")).toContain("利益");
});

test("the defendant proves an administrative act lawful, not with what it collected afterwards (EV-13, EV-14)", async () => {
  const { of, findings } = await reviewed("administrative", { cause: "罚款" }, [
    ["complaint", "行政起诉状", "被告处罚前没有告知陈述申辩权利，程序违法。"],
    ["police-record", "行政处罚决定书", "行政处罚决定书\n根据有关规定，决定罚款人民币50000元。\n2025年4月1日"],
    [
      "inquiry-record",
      "询问笔录",
      "询问笔录\n询问时间：2025年5月20日9时00分至10时00分\n询问地点：本局\n询问人：高远山\n以上笔录我看过。",
    ],
  ]);
  const procedure = of("element").find(({ id }) => id === "A4");
  expect(procedure).toMatchObject({ burden: "defendant", status: "gap", contestedBy: ["plaintiff"] });
  expect(of("check").map(({ check }) => check)).toEqual(
    expect.arrayContaining(["after-act", "on-scene-officers", "no-hearing"]),
  );
  const cited = findings.flatMap(({ value, reasons }) =>
    (value as Row)["check"] === "after-act" ? reasons.filter((reason) => reason.kind === "provision") : [],
  );
  expect(cited.length).toBeGreaterThan(0);
});

test("evidence of the defendant sixteen days after the copy of the complaint is late, fifteen days after it is not (EV-13)", async () => {
  const checked = async (day: string): Promise<unknown[]> => {
    const { of } = await reviewed("administrative", { cause: "罚款" }, [
      ["service-receipt", "送达回证", "送达回证\n送达文书：起诉状副本、应诉通知书\n收到日期：2025年6月1日"],
      ["evidence-list", "被告证据清单", `被告证据清单\n1. 现场笔录\n${day}`],
    ]);
    return of("check").map(({ check }) => check);
  };
  expect(await checked("2025年6月17日")).toContain("late-evidence");
  expect(await checked("2025年6月16日")).not.toContain("late-evidence");
});

test("a record of questioning a minor alone, by one officer, that ends before it begins, is told of (EV-70)", async () => {
  const { of } = await reviewed("criminal", { "defendants.1.name": "骆思远" }, [
    [
      "indictment",
      "起诉书",
      "经依法审查查明：2024年3月9日，被告人骆思远盗窃电脑一台。本院认为，应当以盗窃罪追究其刑事责任。",
    ],
    [
      "police-record",
      "讯问笔录",
      "讯问笔录（第1次）\n时间：2024年3月12日20时10分至19时40分\n地点：青溪分局\n讯问人：高远山\n被讯问人：骆思远　出生日期：2007年3月1日\n答：我拿了电脑。\n被讯问人：骆思远",
    ],
    ["hearing-record", "庭审笔录", "被：笔录不是我说的，民警打了我，我没有偷。"],
  ]);
  expect(
    of("element").every(({ burden, standard }) => burden === "prosecution" && standard === "beyond-reasonable-doubt"),
  ).toBe(true);
  expect(of("check").map(({ check }) => check)).toEqual(
    expect.arrayContaining([
      "minor-alone",
      "one-officer",
      "times-contradict",
      "not-checked",
      "rights-not-told",
      "coerced",
      "retracted",
    ]),
  );
  expect(of("element").filter(({ status }) => status === "admitted")).toEqual([]);
});

test("no rule of review cites a provision that the knowledge base does not hold", async () => {
  if (!review) throw new Error("evidence-review is not installed");
  for (const kind of ["civil", "criminal", "administrative"] as const) {
    const { facts } = await reviewed(kind, { cause: "没有这样的纠纷" }, [COMPLAINT]);
    const { rules } = facts as { rules: { checks: { id: string; basis: ProvisionRef[] }[] } };
    for (const { id, basis } of rules.checks) {
      const held = await Promise.all(basis.map((ref) => knowledge.provision(ref, Day.parse("2026-11-24"))));
      expect(
        `${id} ${basis
          .filter((_, at) => held[at] === undefined)
          .map(({ law, article }) => `${law}${article}`)
          .join()}`,
      ).toBe(`${id} `);
    }
  }
});
