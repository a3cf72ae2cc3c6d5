import { expect, test } from "vitest";
import type { Finding } from "../../vocabulary/advice.ts";
import { DraftDocument, paragraphsOf, pendingProposals, proposeDocument, textOf } from "./draft-document.ts";

const finding = (text: string, style = "body"): Finding => ({
  value: { block: "claims", style, text, origin: "template", open: false },
  confidence: 1,
  reasons: [{ kind: "rule", rule: "DG-10", note: "x" }],
});

test("proposeDocument() marks every sentence as a proposal with author and reasons", () => {
  const { content, proposals } = proposeDocument(
    [finding("民事判决书", "document-name"), finding("原告张三。")],
    "document-drafting 1.0",
    "2026-01-01T00:00:00Z",
  );
  expect(pendingProposals(content)).toEqual(["s1", "s2"]);
  expect(proposals[1]).toMatchObject({ id: "s2", author: "document-drafting 1.0", reasons: [{ rule: "DG-10" }] });
  expect(textOf(content)).toBe("民事判决书\n原告张三。");
  expect(paragraphsOf(content)[0]).toMatchObject({ style: "document-name", block: "claims" });
});

test("textOf() leaves out what is proposed for deletion and keeps what is proposed for insertion", () => {
  const document = DraftDocument.parse({
    type: "doc",
    content: [
      {
        type: "paragraph",
        content: [
          { type: "text", text: "被告应偿还" },
          { type: "text", text: "五", marks: [{ type: "deletion", attrs: { id: 1 } }] },
          { type: "text", text: "十", marks: [{ type: "insertion", attrs: { id: 1 } }] },
          { type: "text", text: "万元。" },
        ],
      },
    ],
  });
  expect(textOf(document)).toBe("被告应偿还十万元。");
  expect(pendingProposals(document)).toEqual(["1"]);
});

test("paragraphsOf() keeps a place open until its words in 【】 are replaced", () => {
  const open = DraftDocument.parse({
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text: "驳回【由法官决定】" }] }],
  });
  expect(paragraphsOf(open)[0]?.open).toBe(true);
});
