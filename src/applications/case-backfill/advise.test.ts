import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { advise } from "./advise.ts";
import type { Value } from "./schema.ts";
import { type FactPaper, type Facts, Facts as FactsSchema } from "./schema.ts";

const rules = parse(readFileSync(join(import.meta.dirname, "rules.yaml"), "utf8"));

function paper(kind: string, ...texts: string[]): FactPaper {
  const pages = texts.map((text, at) => ({
    original: kind + texts[0]?.length,
    number: at + 1,
    text,
    confidence: 0.99,
  }));
  return { id: `${kind}-${texts.join("").length}`, kind, title: "", pages };
}

function factsOf(papers: readonly FactPaper[]): Facts {
  const causes = [{ name: "民间借贷纠纷", aliases: ["民间借贷"], words: ["借款", "借条", "归还", "利息"] }];
  return FactsSchema.parse({ papers, causes, causeNames: ["买卖合同纠纷"], today: "2025-01-01", rules });
}

function fieldsOf(...papers: FactPaper[]): Map<string, Value & { confidence: number }> {
  const draft = advise({ caseId: "case" }, factsOf(papers));
  if (draft.kind === "abstention") return new Map();
  return new Map(draft.findings.map(({ value, confidence }) => [value.name, { ...value, confidence }]));
}

const PARTIES = `原告：秦若溪，女，1992年6月24日出生，汉族，住云州省明江市青溪区柳浪街12号2幢301室，公民身份号码990107199206242823。
被告：罗锦峰，男，1988年1月11日出生，汉族，住云州省明江市青溪区石桥镇新塘村7组21号，公民身份号码990107198801113933。`;
const COMPLAINT = paper(
  "complaint",
  `民事起诉状\n${PARTIES}\n案由：民间借贷纠纷\n诉讼请求\n1.判令被告归还原告借款本金120000元；\n2.判令被告支付逾期利息（以120000元\n第1页共2页`,
  `第2页共2页\n为基数，自2024年5月18日起计算至实际清偿之日止）；\n3.本案诉讼费用由被告承担。\n事实与理由\n2023年5月18日，被告向原告借款，约定至2024年5月17日归还。\n此致\n云州省明江市青溪区人民法院`,
);
const IOU = paper(
  "iou",
  "借条\n今借到秦若溪人民币壹拾贰万元整（￥100000元），于2024年5月7日前一次还清，月息三分。\n借款人：罗锦锋\n2023年5月8日",
);
const SLIP = paper(
  "bank-transfer",
  "电子回单\n付款人户名 秦若溪 收款人户名 罗锦锋\n交易金额 ￥94,000.00\n交易日期 2023年5月8日 打印日期：2024年9月8日",
);

test("advise() quotes every value exactly, over the end of a page too", () => {
  const papers = [COMPLAINT, IOU, SLIP];
  const draft = advise({ caseId: "case" }, factsOf(papers));
  const pages = papers.flatMap(({ pages: own }) => own);
  const passages =
    draft.kind === "abstention"
      ? []
      : draft.findings.flatMap(({ reasons, value }) => [
          ...reasons.flatMap((reason) => (reason.kind === "passage" ? [reason.passage] : [])),
          ...value.conflicts.flatMap((conflict) => conflict.passages),
        ]);
  expect(passages.length).toBeGreaterThan(20);
  for (const { original, page, start, end, quote } of passages) {
    const text = pages.find((one) => one.original === original && one.number === page)?.text ?? "";
    expect(text.slice(start, end)).toBe(quote);
    expect(quote).not.toMatch(/第\d页/);
  }
  const [claim] =
    fieldsOf(...papers)
      .get("claims.2.text")
      ?.value.match(/.*/) ?? [];
  expect(claim).toBe("判令被告支付逾期利息（以120000元为基数，自2024年5月18日起计算至实际清偿之日止）");
});

test("advise() sums money claims without costs (BF-06) and reads interest as stated", () => {
  const fields = fieldsOf(COMPLAINT);
  expect(fields.get("amount")?.value).toBe("12000000");
  expect(fields.get("claims.2.interest.base")?.value).toBe("12000000");
  expect(fields.get("claims.2.interest.from")?.value).toBe("2024-05-18");
  expect(fields.has("claims.2.interest.rate")).toBe(false);
  expect(fields.has("claims.2.interest.to")).toBe(false);
});

test("advise() shows both sums of an IOU whose figures and capitals differ (MN-04) and a slip that falls short", () => {
  const principal = fieldsOf(COMPLAINT, IOU, SLIP).get("loan.principal");
  const values = [principal?.value, ...(principal?.conflicts ?? []).map(({ value }) => value)];
  expect(new Set(values)).toEqual(new Set(["10000000", "12000000"]));
  expect(new Set(principal?.warnings.map(({ rule }) => rule))).toEqual(new Set(["A01", "MN-04"]));
  expect(principal?.confidence).toBeLessThan(0.8);
});

test("advise() lists a name written otherwise and a day told otherwise as conflicts (BF-07)", () => {
  const fields = fieldsOf(COMPLAINT, IOU, SLIP);
  const name = fields.get("defendants.1.name");
  const names = [name?.value, ...(name?.conflicts ?? []).map(({ value }) => value)];
  expect(new Set(names)).toEqual(new Set(["罗锦峰", "罗锦锋"]));
  expect(fields.get("loan.signedOn")).toMatchObject({ value: "2023-05-08", conflicts: [{ value: "2023-05-18" }] });
  expect(fields.get("loan.rate")?.value).toBe("360000");
});

test("advise() lets the identity card outweigh other papers (BF-07)", () => {
  const card = paper(
    "identity-card",
    "姓名罗锦锋\n性别男民族汉\n出生1988年1月11日\n住址云州省明江市青溪区石桥镇新塘村9组3号\n公民身份号码990107198801113933",
  );
  const fields = fieldsOf(COMPLAINT, card);
  expect(fields.get("defendants.1.name")?.value).toBe("罗锦锋");
  expect(fields.get("defendants.1.address")).toMatchObject({
    value: "云州省明江市青溪区石桥镇新塘村9组3号",
    conflicts: [{ value: "云州省明江市青溪区石桥镇新塘村7组21号" }],
  });
  expect(fields.get("defendants.1.idNumber")?.confidence).toBeGreaterThan(0.97);
});

test("advise() warns of a failed check digit and of a sex that the number denies (ID-01, ID-03, DR-06)", () => {
  const text =
    "民事起诉状\n原告：秦若溪，男，1992年6月24日出生，公民身份号码990107199206242824。\n被告：罗锦峰，男，住青溪区。";
  const fields = fieldsOf(paper("complaint", text));
  expect(fields.get("plaintiffs.1.idNumber")?.warnings[0]?.rule).toBe("ID-01");
  expect(fields.get("plaintiffs.1.sex")?.warnings[0]?.rule).toBe("DR-06");
});

test("advise() grants no special authority for 全权代理 alone (SH-03)", () => {
  const power = paper(
    "power-of-attorney",
    "授权委托书\n委托人：秦若溪\n受委托人：何以清，云州明衡律师事务所律师。\n代理权限：全权代理。",
  );
  const authority = fieldsOf(COMPLAINT, power).get("plaintiffs.1.agents.1.authority");
  expect(authority).toMatchObject({ value: "一般授权", warnings: [{ rule: "SH-03" }] });
});

test("advise() mixes in nothing from a judgment between strangers (BF-10)", () => {
  const old = paper(
    "judgment",
    "远方县人民法院\n民事判决书\n（2018）云9999民初3号\n原告：钱多多，男，住远方县。\n被告：毛小六，男，住远方县。\n审判员　高山",
  );
  const fields = fieldsOf(COMPLAINT, old);
  expect(fields.get("court")?.value).toBe("云州省明江市青溪区人民法院");
  expect(["caseNumber", "judge", "plaintiffs.2.name"].filter((name) => fields.has(name))).toEqual([]);
});

test("advise() leaves out what no paper says and abstains without papers", () => {
  const fields = fieldsOf(paper("complaint", "起诉状\n原告：秦若溪，女，住青溪区。\n被告：罗锦峰，男，住青溪区。"));
  expect([...fields.keys()].filter((name) => /ethnicity|birth|idNumber|phone/.test(name))).toEqual([]);
  expect(advise({ caseId: "case" }, factsOf([]))).toMatchObject({ kind: "abstention", because: "facts_missing" });
  expect(advise({ caseId: "case" }, factsOf([paper("blank", "")]))).toMatchObject({ because: "nothing_found" });
});

test("advise() completes the parties from the title of the suit when the head of the complaint is not legible", () => {
  const complaint = paper(
    "complaint",
    "民事起诉状\n原吿；秦若溪，女，住青溪区。\n被告：罗锦峰，男，住青溪区。\n诉讼请求\n1.判令被告归还借款120000元。\n事实与理由\n略。",
  );
  const notice = paper(
    "filing-notice",
    "云州省明江市青溪区人民法院\n受理案件通知书\n（2024）云9907民初2316号\n秦若溪诉罗锦峰、罗小山民间借贷纠纷一案，本院于2024年9月12日立案。",
  );
  const fields = fieldsOf(complaint, notice);
  const names = ["plaintiffs.1.name", "defendants.1.name", "defendants.2.name"].map((name) => fields.get(name)?.value);
  expect(names).toEqual(["秦若溪", "罗锦峰", "罗小山"]);
  expect(fields.get("filingDate")?.value).toBe("2024-09-12");
});

test("advise() prefers the number whose check digit is right (ID-01)", () => {
  const misread = paper("identity-card", "姓名秦若溪\n性别女民族汉\n公民身份号码990107199206242923");
  expect(fieldsOf(COMPLAINT, misread).get("plaintiffs.1.idNumber")).toMatchObject({
    value: "990107199206242823",
    conflicts: [{ value: "990107199206242923" }],
  });
});
