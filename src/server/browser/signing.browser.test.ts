import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Download, Page as Window } from "playwright-core";
import QRCode from "qrcode";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DraftView, Proof } from "../../vocabulary/protocol.ts";
import type { ApiCaller } from "./api-caller.ts";
import { type PreparedCase, prepareCase } from "./prepared-case.ts";
import { openStage, PATIENCE, type Stage } from "./stage.ts";

let stage: Stage;
let judge: ApiCaller;
let prepared: PreparedCase;
/** The files of the signed document, as the judge downloaded them. */
const files = new Map<"pdf" | "docx" | "proof", { name: string; bytes: Buffer }>();

beforeAll(async () => {
  stage = await openStage();
  judge = await stage.api("judge");
  prepared = await prepareCase(stage, "文书签署核验案");
});
afterAll(() => stage?.close());

const often = { timeout: PATIENCE, interval: 50 };

const draft = (): Promise<DraftView> => judge.send<DraftView>("GET", `/cases/${prepared.id}/draft`);

/** Decides the three claims on the page of the decision, as the judge does. */
async function decideClaims(window: Window): Promise<void> {
  const decisions = [
    { claim: 1, result: "partly", words: "被告罗锦锋于本判决生效之日起十日内归还原告秦若溪借款本金94000元" },
    { claim: 2, result: "granted", words: "被告罗锦锋于本判决生效之日起十日内支付原告秦若溪逾期利息" },
    { claim: 3, result: "dismissed", words: "驳回原告秦若溪的其他诉讼请求" },
  ];
  for (const { claim, result, words } of decisions) {
    await window.locator(`#ruling-${claim}-${result}`).check();
    await window.locator(`[data-ruling-input="${claim}.words"]`).fill(words);
    await window
      .locator(`[data-ruling-input="${claim}.reasoning"]`)
      .fill("预先扣除的利息不计入本金，应按实际出借数额返还。");
    await window.locator(`[data-save-ruling="${claim}"]`).click();
    await window.locator(`[data-ruling="${claim}"]`).getByText("沈知言 于").waitFor();
  }
}

/** Accepts every proposal singly by its key; gives their number. */
async function acceptAll(window: Window): Promise<number> {
  const card = window.locator("[data-proposal-card]");
  await card.waitFor();
  let accepted = 0;
  for (; accepted < 200 && (await card.count()) > 0; accepted += 1) {
    const id = (await card.getAttribute("data-proposal-card")) ?? "";
    await window.keyboard.press("Alt+a");
    await window.locator(`[data-draft-editor] [data-proposal="${id}"]`).first().waitFor({ state: "detached" });
  }
  return accepted;
}

/** Writes the judge's words into the places drafting left open, by find and replace. */
async function fillOpenPlaces(window: Window): Promise<number> {
  const places = (await window.locator("[data-draft-editor]").innerText()).match(/【[^】]*】/g) ?? [];
  await window.keyboard.press("Alt+f");
  const find = window.locator("[data-find]");
  for (const place of new Set(places)) {
    await find.getByLabel("查找", { exact: true }).fill(place);
    await find.getByLabel("替换为", { exact: true }).fill("已由法官写明");
    await find.getByRole("button", { name: /^全部替换/ }).click();
    await expect.poll(() => window.locator("[data-draft-editor]").innerText(), often).not.toContain(place);
  }
  await find.getByRole("button", { name: "关闭" }).click();
  return places.length;
}

async function kept(download: Download): Promise<{ name: string; bytes: Buffer }> {
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test("the judge decides, has the judgment drafted, accepts singly, writes what is open, signs and downloads", async () => {
  const visit = await stage.visit(`/cases/${prepared.id}/decision`, "judge");
  const { page: window } = visit;
  await decideClaims(window);
  await window.locator('[data-tab="draft"]').click();
  await window.locator("[data-draft-propose]").click();
  await window.locator("[data-proposal-card]").waitFor();

  // With proposals undecided nothing can be signed.
  await window.locator("[data-sign-open]").click();
  await window.locator('[data-check="pending"][data-done="false"]').waitFor();
  await window.locator("#sign-again-password").fill(stage.password);
  expect(await window.locator("[data-sign-now]").isDisabled()).toBe(true);
  await window.keyboard.press("Escape");
  await window.locator("[data-sign]").waitFor({ state: "detached" });

  expect(await acceptAll(window)).toBeGreaterThan(5);
  await fillOpenPlaces(window);
  await visit.shot("draft-accepted");
  await window.locator("[data-sign-open]").click();
  await window.locator('[data-check="pending"][data-done="true"]').waitFor();
  await window.locator('[data-check="open"][data-done="true"]').waitFor();
  await window.locator("#sign-again-password").fill("not the password");
  await window.locator("[data-sign-now]").click();
  await expect.poll(() => window.locator("[data-sign] [role=alert]").innerText(), often).toContain("密码不正确");
  expect((await draft()).signed).toBeNull();
  await window.locator("#sign-again-password").fill(stage.password);
  await visit.shot("sign-dialogue");
  await window.locator("[data-sign-now]").click();
  await window.locator("[data-signed]").waitFor();
  expect((await draft()).signed?.by).toBe("沈知言");
  expect(await window.locator("[data-draft-editor]").count()).toBe(0);
  for (const part of ["pdf", "docx", "proof"] as const) {
    const downloading = window.waitForEvent("download");
    await window.locator(`[data-download="${part}"]`).click();
    files.set(part, await kept(await downloading));
  }
  await visit.shot("signed");
  expect(visit.faults).toEqual([]);
  await visit.close();
});

function file(part: "pdf" | "docx" | "proof"): { name: string; bytes: Buffer } {
  const found = files.get(part);
  if (!found) throw new Error(`There is no ${part} of the signed document`);
  return found;
}

interface PdfPage {
  readonly text: string;
  /** Sides in points of the pictures on the page. */
  readonly pictures: readonly { readonly width: number; readonly dark: readonly boolean[] }[];
}

interface PdfPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Text and pictures of each page of a PDF; a picture as its pixels that are dark. */
async function readPdf(bytes: Uint8Array): Promise<PdfPage[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const { fnArray, argsArray } = await page.getOperatorList();
      const names = fnArray.flatMap((operation, at) =>
        operation === OPS.paintImageXObject ? [String((argsArray[at] as unknown[])[0])] : [],
      );
      const pictures = await Promise.all(
        names.map(
          (name) =>
            new Promise<PdfPicture>((resolve) =>
              (name.startsWith("g_") ? page.commonObjs : page.objs).get(name, resolve),
            ),
        ),
      );
      return {
        text: items
          .map((item) => ("str" in item ? item.str : ""))
          .join("")
          .replaceAll(/\s/g, ""),
        pictures: pictures.map(({ width, height, data }) => {
          const step = data.length / (width * height);
          return { width, dark: Array.from({ length: width * height }, (_, at) => (data[at * step] ?? 255) < 128) };
        }),
      };
    }),
  );
}

/** True when a picture is the QR code of these words. */
function isQrOf(words: string, { width, dark }: PdfPage["pictures"][number]): boolean {
  const { modules } = QRCode.create(words, { errorCorrectionLevel: "M" });
  const side = width / modules.size;
  if (!Number.isInteger(side)) return false;
  return Array.from({ length: modules.size ** 2 }, (_, at) => {
    const [row, column] = [Math.floor(at / modules.size), at % modules.size];
    return Boolean(dark[(row * side + 1) * width + column * side + 1]) === Boolean(modules.get(row, column));
  }).every(Boolean);
}

/** What the foot of a page prints: log number, digest of the text, page number. */
const FOOT = /存证第(\d+)号正文SM3([0-9a-f]{64})—\d+\/\d+—/;

test("UX 18: every page of the signed PDF prints its log number and digest, and a QR code that holds both", async () => {
  const pages = await readPdf(file("pdf").bytes);
  const { text } = await draft();
  expect(pages.length).toBeGreaterThan(0);
  const whole = pages.map((page) => page.text.replace(FOOT, "")).join("");
  expect(whole).toContain("民事判决书");
  expect(whole).not.toContain("草稿");
  expect(whole).toContain(text.split("\n").at(-1)?.replaceAll(/\s/g, ""));
  for (const page of pages) {
    const [, entry, digest] = FOOT.exec(page.text) ?? [];
    expect(entry).toBeDefined();
    expect(page.pictures.some((picture) => isQrOf(`/verify?entry=${entry}&sm3=${digest}`, picture))).toBe(true);
  }
});

/** The text of the one file of a Word document that holds its words. */
function wordText(bytes: Buffer): string {
  for (
    let at = bytes.indexOf("PK\u0001\u0002", 0, "latin1");
    at >= 0;
    at = bytes.indexOf("PK\u0001\u0002", at + 4, "latin1")
  ) {
    const [size, nameSize] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    if (bytes.toString("utf8", at + 46, at + 46 + nameSize) !== "word/document.xml") continue;
    const start = bytes.readUInt32LE(at + 42);
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    return inflateRawSync(bytes.subarray(data, data + size))
      .toString("utf8")
      .replaceAll(/<[^>]*>/g, "");
  }
  throw new Error("This is no Word document");
}

test("the Word file holds the words that were signed, and the proof names the PDF", async () => {
  const { text, signed } = await draft();
  const word = wordText(file("docx").bytes);
  for (const paragraph of text.split("\n").filter((line) => line !== "")) expect(word).toContain(paragraph);
  const proof = Proof.parse(JSON.parse(file("proof").bytes.toString("utf8")));
  expect(proof.file).toEqual({ name: file("pdf").name, sm3: signed?.sm3 });
});

test("UX 18: the verify page checks document and proof with the network off; one byte changed is 不一致", async () => {
  const visit = await stage.visit("/verify");
  const { page: window } = visit;
  await window.locator("[data-verify-drop]").waitFor();
  await visit.context.setOffline(true);
  const [pdf, proof] = [file("pdf"), file("proof")];
  // Dropped, as people do with two files from a message.
  const transfer = await window.evaluateHandle(
    (given) => {
      const data = new DataTransfer();
      for (const { name, base64 } of given)
        data.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name));
      return data;
    },
    [pdf, proof].map(({ name, bytes }) => ({ name, base64: bytes.toString("base64") })),
  );
  await window.dispatchEvent("[data-verify-drop]", "drop", { dataTransfer: transfer });
  const verdict = window.locator("[data-verified]");
  await verdict.waitFor();
  expect(await verdict.getAttribute("data-verified")).toBe("verified");
  expect(await verdict.locator("h2").innerText()).toContain("核验通过");
  await visit.shot("verified-offline");

  const changed = Buffer.from(pdf.bytes);
  const middle = Math.floor(changed.length / 2);
  changed.writeUInt8(changed.readUInt8(middle) ^ 1, middle);
  await window
    .locator("[data-verify-input]")
    .setInputFiles([{ name: pdf.name, mimeType: "application/pdf", buffer: changed }]);
  await window.locator('[data-verified="mismatch"]').waitFor();
  expect(await verdict.locator("h2").innerText()).toContain("不一致");
  await visit.shot("mismatch-offline");
  // The untouched file once more, by the button.
  await window
    .locator("[data-verify-input]")
    .setInputFiles([{ name: pdf.name, mimeType: "application/pdf", buffer: pdf.bytes }]);
  await window.locator('[data-verified="verified"]').waitFor();
  expect(visit.faults).toEqual([]);
  await visit.close();
});
