import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSegmenter } from "../engine/model/jieba-segmenter.ts";
import type { Segment } from "../engine/retrieval/terms.ts";

/** A fresh folder for one test. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), "xiezhi-knowledge-"));
}

const segmenter = createSegmenter([]);

/** The product's segmenter without legal words. */
export const segment: Segment = (text) => segmenter.search(text);

/** A line of a laws file: an invented law of two articles in one version. */
export function lawLine(over: Record<string, unknown> = {}): string {
  return JSON.stringify({
    id: "law-test",
    title: "中华人民共和国试验借贷法",
    category: "法律",
    issuer: "全国人民代表大会",
    issuedOn: "2019-12-01",
    effectiveOn: "2020-01-01",
    expiresOn: null,
    status: "effective",
    source: "test",
    sourceFile: "",
    form: "article",
    articles: [
      { no: 1, sub: 0, label: "第一条", path: ["第一章 总则"], text: "为了试验借款检索，制定本法。" },
      {
        no: 2,
        sub: 0,
        label: "第二条",
        path: ["第二章 利息"],
        text: "借款的利息按照约定支付。\n利息包括：\n（一）借期内利息；\n（二）逾期利息。",
      },
    ],
    ...over,
  });
}
