import mammoth from "mammoth";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import type { CourtPaper } from "./court-paper.ts";
import { DRAFT_LABEL, writePdf } from "./write-pdf.ts";
import { writeWord } from "./write-word.ts";

const line = (style: CourtPaper["paragraphs"][number]["style"], text: string) => ({
  block: style,
  style,
  text,
  open: false,
});

const paper: CourtPaper = {
  title: "民事判决书",
  caseNumber: "（2025）云9907民初17号",
  state: "draft",
  seal: { ledgerEntry: 42, textSm3: "ab".repeat(32), verifyAt: "/verify" },
  paragraphs: [
    line("court-name", "云州省明江市青溪区人民法院"),
    line("document-name", "民事判决书"),
    line("case-number", "（2025）云9907民初17号"),
    ...Array.from({ length: 40 }, (_, index) =>
      line("body", `第${index + 1}段：原告龑某诉被告㛃某民间借贷纠纷一案，本院依法适用简易程序，公开开庭进行了审理。`),
    ),
    line("signature", "审判员　沈知言"),
    line("date", "二〇二五年六月三日"),
  ],
};

async function pdfText(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await document.getPage(number)).getTextContent();
      return items.map((item) => ("str" in item ? item.str : "")).join("");
    }),
  );
}

test("writePdf() has a text layer with rare characters, and on each page label, ledger number, digest and page number", async () => {
  const pages = await pdfText(await writePdf(paper));
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.join("").replaceAll(/\s/g, "")).toContain("第40段：原告龑某诉被告㛃某民间借贷纠纷一案");
  for (const [index, text] of pages.entries()) {
    const packed = text.replaceAll(/\s/g, "");
    expect(packed).toContain(DRAFT_LABEL);
    expect(packed).toContain("存证第42号");
    expect(packed).toContain("ab".repeat(32));
    expect(packed).toContain(`—${index + 1}/${pages.length}—`);
  }
});

test("writePdf() leaves the draft label off a signed paper", async () => {
  const pages = await pdfText(await writePdf({ ...paper, state: "signed" }));
  expect(pages.join("")).not.toContain(DRAFT_LABEL);
});

test("writeWord() keeps every paragraph in order and reads back with the same text", async () => {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await writeWord(paper)) });
  const lines = value.split("\n").filter((text) => text !== "");
  expect(lines).toEqual(paper.paragraphs.map((paragraph) => paragraph.text));
});
