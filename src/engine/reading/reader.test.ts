import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import PDFDocument from "pdfkit";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Failure } from "../../vocabulary/failure.ts";
import type { Page } from "../../vocabulary/page.ts";
import { createReader, type ReadChoice, type Reader, type ReadPage } from "./reader.ts";
import { songFontFile } from "./sheet-of-text.ts";

const LINES = [
  "民事起诉状",
  "原告：柳云舟，女，1990年4月2日出生，汉族，住云州省明江市",
  "青溪区柳浪街12号，公民身份号码990107199004023325。",
  "诉讼请求：判令被告归还借款本金300000元，并按年利率",
  "12%支付利息，自2023年12月15日起算至实际清偿之日止。",
  "事实与理由：被告以经营需要为由借款，到期后经多次催要，",
  "至今分文未还，依法应当承担还本付息的责任。",
];
const TEXT = LINES.join("\n");

let folder: string;
let reader: Reader;

beforeAll(async () => {
  GlobalFonts.registerFromPath(songFontFile(), "Song");
  folder = await mkdtemp(join(tmpdir(), "reading-"));
  reader = await createReader({
    threads: 2,
    limits: { maxBytes: 20_000_000, maxPages: 12, maxPixels: 30_000_000, maxUnpackedBytes: 5_000_000 },
  });
});

afterAll(async () => {
  await reader.close();
  await rm(folder, { recursive: true, force: true });
});

/** A printed page at 120 dpi, with a seal over its last lines if wanted. */
function printedPage({ sealed = false } = {}): Sharp {
  const context = createCanvas(992, 1403).getContext("2d");
  context.fillStyle = "#fdfdfb";
  context.fillRect(0, 0, 992, 1403);
  context.fillStyle = "#161616";
  context.font = "27px Song";
  for (const [index, line] of LINES.entries()) context.fillText(line, index === 0 ? 420 : 110, 180 + index * 52);
  if (sealed) {
    context.strokeStyle = context.fillStyle = "rgba(205, 30, 35, 0.8)";
    context.lineWidth = 6;
    context.beginPath();
    context.arc(600, 460, 85, 0, 2 * Math.PI);
    context.stroke();
    context.font = "60px Song";
    context.fillText("★", 570, 482);
  }
  return sharp(context.canvas.toBuffer("image/png"));
}

async function put(name: string, bytes: Uint8Array | string): Promise<{ path: string; name: string }> {
  const path = join(folder, `${Math.random().toString(36).slice(2)}-${name}`);
  await writeFile(path, bytes);
  return { path, name };
}

async function readAll(file: { path: string; name: string }, choice?: ReadChoice): Promise<ReadPage[]> {
  const { mediaType } = await reader.inspect(file);
  const reads: ReadPage[] = [];
  for await (const read of reader.read({ path: file.path, original: "o1", mediaType }, choice)) reads.push(read);
  return reads;
}

async function readOnly(file: { path: string; name: string }): Promise<Page> {
  const [read] = await readAll(file);
  if (read?.kind !== "page") throw new Error("The page was not read");
  return read.page;
}

function pdf(pages: readonly string[], options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4", font: songFontFile(), autoFirstPage: false, ...options });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  for (const page of pages) document.addPage().fontSize(14).text(page, { lineGap: 8 });
  return new Promise((resolve) => {
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.end();
  });
}

/** Wrong, missing and surplus characters per character of the truth, spaces aside. */
function errorRate(truth: string, read: string): number {
  const [a, b] = [truth, read].map((text) => Array.from(text.replaceAll(/\s/g, "")));
  if (!a || !b) return 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, char] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (char === other ? 0 : 1)));
    }
    row = next;
  }
  return (row.at(-1) ?? 0) / a.length;
}

function expectPlaces(page: Page): void {
  expect(page.lines.map(({ start, end }) => page.text.slice(start, end)).join("\n")).toBe(page.text);
  for (const line of page.lines) {
    expect(line.edges).toHaveLength(line.end - line.start + 1);
    expect(line.edges).toEqual(line.edges.toSorted((a, b) => a - b));
    expect([...line.edges, ...line.quad].every((share) => share >= 0 && share <= 1)).toBe(true);
  }
}

async function refusalOf(file: { path: string; name: string }): Promise<Failure> {
  const failure = await reader.inspect(file).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof Failure)) throw new Error(`"${file.name}" was not refused: ${String(failure)}`);
  expect(failure.text.zh).toContain(file.name);
  expect(failure.code).toBe("bad_request");
  return failure;
}

test.each([0, 90, 180, 270])(
  "read() recognises a page scanned with a turn of %i degrees and sets it upright",
  async (turn) => {
    const file = await put("扫描.png", await printedPage().rotate(turn).png().toBuffer());
    const page = await readOnly(file);
    expect(errorRate(TEXT, page.text)).toBeLessThan(0.02);
    expect(page).toMatchObject({ rotation: (360 - turn) % 360, origin: "recognised", sealed: false, width: 992 });
    expectPlaces(page);
  },
);

test("read() puts the box of a character where it is printed", async () => {
  const page = await readOnly(await put("页.png", await printedPage().png().toBuffer()));
  const at = page.text.indexOf("300000");
  const line = page.lines.find(({ start, end }) => start <= at && at < end);
  expect(line).toBeDefined();
  if (!line) return;
  const [left = 0, top = 0, right = 0, , , bottom = 0] = line.quad;
  const context = createCanvas(8, 8).getContext("2d");
  context.font = "27px Song";
  const printed = 110 + context.measureText("诉讼请求：判令被告归还借款本金").width;
  const found = (left + (right - left) * (line.edges[at - line.start] ?? 0)) * page.width;
  expect(Math.abs(found - printed)).toBeLessThan(14);
  expect(top * page.height).toBeLessThan(180 + 3 * 52);
  expect(bottom * page.height).toBeGreaterThan(180 + 3 * 52 - 20);
});

test("read() reads through a red seal and reports it", async () => {
  const page = await readOnly(await put("盖章.png", await printedPage({ sealed: true }).png().toBuffer()));
  expect(page.sealed).toBe(true);
  expect(errorRate(TEXT, page.text)).toBeLessThan(0.03);
});

test("read() turns a photo as its camera says, and reads it in dim uneven light", async () => {
  const shade = Buffer.from(
    `<svg width="992" height="1403"><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#777"/></linearGradient></defs><rect width="992" height="1403" fill="url(#g)"/></svg>`,
  );
  const shaded = await printedPage()
    .composite([{ input: shade, blend: "multiply" }])
    .rotate(2.5, { background: "#5a5348" })
    .toBuffer();
  const photo = await sharp(shaded).rotate(-90).jpeg({ quality: 75 }).withMetadata({ orientation: 6 }).toBuffer();
  const page = await readOnly(await put("照片.jpg", photo));
  expect(errorRate(TEXT, page.text)).toBeLessThan(0.05);
  expect(page.height).toBeGreaterThan(page.width);
});

test("read() finds nothing on a blank page", async () => {
  const blank = sharp({ create: { width: 800, height: 1100, channels: 3, background: "#f4f2ee" } });
  const page = await readOnly(await put("空白.webp", await blank.webp().toBuffer()));
  expect(page).toMatchObject({ text: "", lines: [], confidence: 0, sealed: false });
  expect(page.ink).toBeLessThan(0.001);
});

test("read() takes the text layer of a PDF as it is, with places", async () => {
  const file = await put("合同.pdf", await pdf([TEXT, "第二页"]));
  expect(await reader.inspect(file)).toEqual({ mediaType: "application/pdf", pages: 2, warning: null });
  const page = await readOnly(file);
  expect(page).toMatchObject({ origin: "text-layer", confidence: 1, rotation: 0 });
  expect(errorRate(TEXT, page.text)).toBe(0);
  expectPlaces(page);
});

test("read() recognises a PDF of scans, and the picture pasted beside a text layer", async () => {
  const scan = await printedPage().jpeg({ quality: 80 }).toBuffer();
  const document = new PDFDocument({ size: "A4", font: songFontFile(), margin: 0 });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  document.image(scan, 0, 0, { width: 595 });
  document.addPage().fontSize(14);
  for (let line = 0; line < 6; line++)
    document.text(`本页第${line + 1}行文字来自文字层，下方粘贴一幅图片。`, 60, 420 + line * 30);
  const strip = await printedPage().extract({ left: 90, top: 195, width: 860, height: 110 }).png().toBuffer();
  document.image(strip, 40, 640, { width: 500 });
  document.end();
  await new Promise((resolve) => document.on("end", resolve));
  const [scanned, mixed] = await readAll(await put("扫描件.pdf", Buffer.concat(chunks)));
  expect(scanned).toMatchObject({ kind: "page", page: { number: 1, origin: "recognised" } });
  if (scanned?.kind === "page") expect(errorRate(TEXT, scanned.page.text)).toBeLessThan(0.02);
  expect(mixed).toMatchObject({ kind: "page", page: { number: 2, origin: "text-layer" } });
  if (mixed?.kind === "page") {
    expect(mixed.page.text).toContain("本页第6行文字来自文字层，下方粘贴一幅图片。");
    expect(mixed.page.text).toContain("990107199004023325");
  }
});

test("read() sets a Word file on sheets, a table row per line", async () => {
  const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] });
  const row = new TableRow({ children: [cell("证据名称"), cell("借条")] });
  const children = [...LINES.map((line) => new Paragraph(line)), new Table({ rows: [row] })];
  const page = await readOnly(
    await put("起诉状.docx", await Packer.toBuffer(new Document({ sections: [{ children }] }))),
  );
  expect(page.origin).toBe("word");
  expect(page.text).toContain("民事起诉状\n原告：柳云舟");
  expect(page.text.endsWith("证据名称 借条")).toBe(true);
  expectPlaces(page);
});

test("read() breaks long plain text into pages at paragraph ends and loses nothing", async () => {
  const paragraphs = Array.from(
    { length: 60 },
    (_, index) => `第${index + 1}段。${"原告与被告之间的借贷关系合法有效。".repeat(5)}`,
  );
  const reads = await readAll(await put("笔录.txt", paragraphs.join("\n")));
  expect(reads.length).toBeGreaterThan(2);
  const texts = reads.map((read) => (read.kind === "page" ? read.page.text : ""));
  expect(texts.slice(1).every((text) => text.startsWith("第"))).toBe(true);
  expect(texts.join("").replaceAll("\n", "")).toBe(paragraphs.join(""));
});

test("read() reads GB18030 and names the type a wrong extension hides", async () => {
  const words = Buffer.from([0xb7, 0xa8, 0xd4, 0xba, 0xb4, 0xab, 0xc6, 0xb1]);
  const file = await put("传票.pdf", words);
  const { mediaType, warning } = await reader.inspect(file);
  expect(mediaType).toBe("text/plain");
  expect(warning?.zh).toContain("扩展名");
  expect((await readOnly(file)).text).toBe("法院传票");
});

test("inspect() refuses an empty file, one of no known type and one that is not there", async () => {
  expect((await refusalOf(await put("空.pdf", ""))).text.zh).toContain("0字节");
  expect((await refusalOf(await put("程序.pdf", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0xff])))).text.zh).toContain(
    "不支持",
  );
  await expect(reader.inspect({ path: join(folder, "none"), name: "无" })).rejects.toMatchObject({ code: "not_found" });
});

test("inspect() refuses an encrypted PDF and says what to do", async () => {
  const failure = await refusalOf(await put("密.pdf", await pdf([TEXT], { userPassword: "1234", pdfVersion: "1.7" })));
  expect(failure.text.zh).toContain("去除打开密码");
});

test("inspect() refuses cut-off PDF, image and Word files", async () => {
  const docx = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(TEXT)] }] }));
  const whole = [
    ["断.pdf", await pdf([TEXT, TEXT])],
    ["断.jpg", await printedPage().jpeg().toBuffer()],
    ["断.png", await printedPage().png().toBuffer()],
    ["断.docx", docx],
  ] as const;
  for (const [name, bytes] of whole) {
    const failure = await refusalOf(await put(name, bytes.subarray(0, Math.floor(bytes.length * 0.6))));
    expect(failure.text.zh).toContain("不完整");
  }
});

test("inspect() refuses what is over a limit: bytes, pages, pixels, unpacked bytes", async () => {
  expect((await refusalOf(await put("大.txt", Buffer.alloc(20_000_001, "a")))).text.zh).toContain("上限");
  expect((await refusalOf(await put("长.pdf", await pdf(Array(13).fill("页"))))).text.zh).toContain("13页");
  const bomb = sharp({ create: { width: 7000, height: 7000, channels: 3, background: "#fff" } });
  expect((await refusalOf(await put("炸.png", await bomb.png().toBuffer()))).text.zh).toContain("49.0百万像素");
  const blown = new Document({ sections: [{ children: [new Paragraph("甲".repeat(2_000_000))] }] });
  expect((await refusalOf(await put("炸.docx", await Packer.toBuffer(blown)))).text.zh).toContain("压缩炸弹");
});

test("read() yields a bad page as failed and goes on with the next", async () => {
  const pages = await Promise.all([1, 2, 3].map(() => printedPage().resize(700).png().toBuffer()));
  const tiff = await sharp(pages, { join: { animated: true } })
    .tiff({ compression: "deflate" })
    .toBuffer();
  // The second third of the file holds the second page; noise there breaks its compression.
  tiff.fill(0xff, Math.floor(tiff.length * 0.4), Math.floor(tiff.length * 0.6));
  const reads = await readAll(await put("传真.tif", tiff));
  expect(reads.map(({ kind }) => kind)).toEqual(["page", "failed", "page"]);
  expect(reads[1]).toMatchObject({ number: 2, problem: { zh: expect.stringContaining("第2页") } });
});

test("read() starts at a page, reads only chosen pages and numbers them as in the file", async () => {
  const file = await put("选.pdf", await pdf(["甲页", "乙页", "丙页", "丁页"]));
  const numbers = (reads: ReadPage[]): number[] => reads.map((read) => (read.kind === "page" ? read.page.number : 0));
  expect(numbers(await readAll(file, { from: 3 }))).toEqual([3, 4]);
  expect(numbers(await readAll(file, { only: [2, 4] }))).toEqual([2, 4]);
});

test("read() ends without an error when it is stopped", async () => {
  const file = await put("停.pdf", await pdf(Array(8).fill(TEXT)));
  const controller = new AbortController();
  const { mediaType } = await reader.inspect(file);
  let pages = 0;
  for await (const read of reader.read({ path: file.path, original: "o1", mediaType }, { signal: controller.signal })) {
    expect(read.kind).toBe("page");
    pages++;
    controller.abort();
  }
  expect(pages).toBe(1);
  expect(await readOnly(await put("后.txt", "随后照常识读"))).toMatchObject({ text: "随后照常识读" });
});
