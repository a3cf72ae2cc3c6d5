import { once } from "node:events";
import { readdirSync, statSync } from "node:fs";
import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BlobStore, diskFull } from "../../data-service/blobs.ts";
import { listOriginals } from "../../data-service/originals.ts";
import type { ReceivedOriginal } from "../../vocabulary/protocol.ts";
import { type Answer, type Caller, formWith, openTestServer, type TestServer } from "../testing.ts";
import { TEST_APPLICATIONS } from "../testing-applications.ts";
import { emptyPdf, pngBomb, wordBomb } from "../testing-papers.ts";
import { openServer } from "./open-server.ts";
import { safeName } from "./receive-files.ts";

const MEBIBYTE = 1024 * 1024;

let house: TestServer;
let clerk: Caller;
beforeAll(async () => {
  house = await openTestServer({
    applications: TEST_APPLICATIONS,
    settings: { MAX_FILE_BYTES: 4 * MEBIBYTE, MAX_UNPACKED_BYTES: 8 * MEBIBYTE, MAX_CASE_PAGES: 5000 },
  });
  clerk = await house.as(house.court.clerk);
});
afterAll(() => house?.close());

type File = Parameters<typeof formWith>[0][number];
const upload = (files: readonly File[], who = clerk): Promise<Answer> => {
  const { body, headers } = formWith(files);
  return who.send("POST", `/cases/${house.court.caseId}/originals`, body, headers);
};
const received = (answer: Answer): ReceivedOriginal[] => answer.json as unknown as ReceivedOriginal[];
const jpeg = (): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 80, channels: 3, background: "white" } })
    .jpeg()
    .toBuffer();

/** Waits until nothing is read any more. */
async function readingDone(caseId = house.court.caseId): Promise<{ state: string; read: number; failed: number }> {
  for (;;) {
    const { json } = await clerk.send("GET", `/cases/${caseId}/reading`);
    if (json["state"] !== "running") return json as { state: string; read: number; failed: number };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test("an upload without a file is told so", async () => {
  expect(await upload([])).toMatchObject({ status: 400, json: { text: { zh: /没有收到文件/ } } });
  const noForm = await clerk.send("POST", `/cases/${house.court.caseId}/originals`, {});
  expect(noForm.status).toBe(400);
});

test("files that cannot be read are listed as refused with what to do; the good one beside them is read", async () => {
  const whole = emptyPdf(3);
  const secret = new PDFDocument({ userPassword: "x", ownerPassword: "y" });
  secret.text("loan").end();
  const files: File[] = [
    { name: "空.pdf", bytes: "" },
    { name: "截断.pdf", bytes: whole.subarray(0, 200) },
    { name: "加密.pdf", bytes: await buffer(secret) },
    { name: "万页.pdf", bytes: emptyPdf(10_000) },
    { name: "炸弹.png", bytes: pngBomb(60_000, 60_000) },
    { name: "炸弹.docx", bytes: wordBomb(64 * MEBIBYTE) },
    { name: "谎报.docx", bytes: wordBomb(64 * MEBIBYTE, 1000) },
    {
      name: "图.svg",
      bytes: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      type: "image/svg+xml",
    },
    { name: "页.html", bytes: "<!doctype html><script>alert(1)</script>", type: "text/html" },
    { name: "程序.exe", bytes: Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff]) },
    { name: "好.jpg", bytes: await jpeg() },
  ];
  const answer = await upload(files);
  expect(answer.status).toBe(200);
  const states = received(answer).map(({ name, state, problem }) => `${name} ${state} ${problem?.zh ?? ""}`);
  const wanted = [
    /^空.pdf refused .*空的/,
    /^截断.pdf refused .*不完整或已损坏/,
    /^加密.pdf refused .*已加密/,
    /^万页.pdf refused .*10000页.*MAX_FILE_PAGES/,
    /^炸弹.png refused .*MAX_PAGE_PIXELS/,
    /^炸弹.docx refused .*MAX_UNPACKED_BYTES/,
    /^谎报.docx refused /,
    /^图.svg refused .*不支持/,
    /^页.html refused .*不支持/,
    /^程序.exe refused .*不支持/,
    /^好.jpg waiting $/,
  ];
  expect(states).toHaveLength(wanted.length);
  for (const [index, pattern] of wanted.entries()) expect(states[index]).toMatch(pattern);
  expect(await readingDone()).toMatchObject({ state: "done", read: 1, failed: 0 });
});

test("a wrong extension is warned of and the file read as what it is; text in GB18030 is read", async () => {
  // 借条：今借到人民币 in GB18030, many times over.
  const gb = Buffer.from("bde8ccf5a3babdf1bde8b5bdc8cbc3f1b1d20a".repeat(20), "hex");
  const answer = await upload([
    { name: "其实是照片.pdf", bytes: await jpeg() },
    { name: "记事.txt", bytes: gb },
  ]);
  const [photo, note] = received(answer);
  expect(photo).toMatchObject({ state: "waiting", problem: { zh: expect.stringMatching(/扩展名与内容不符.*JPEG/) } });
  expect(note).toMatchObject({ state: "waiting", pages: 1 });
  await readingDone();
  const page = await clerk.send("GET", `/cases/${house.court.caseId}/pages/${note?.id}/1`);
  expect(page.text).toContain("今借到人民币");
});

test("safeName() leaves no way out of a folder, nothing hidden and no end of a header line", () => {
  const names: [string, string][] = [
    ["../../etc/passwd", "etc/passwd"],
    ["..\\..\\windows\\system32\\a.dll", "windows/system32/a.dll"],
    ["/卷一//./借条.jpg", "卷一/借条.jpg"],
    ["a\r\nset-cookie: x=1\r\n.pdf", "aset-cookie: x=1.pdf"],
    ["照片\u202Egpj.exe", "照片gpj.exe"],
    ["a\u0000b\u2028.pdf", "ab.pdf"],
    [" .. / .. ", "file"],
    ["", "file"],
  ];
  for (const [given, wanted] of names) expect(safeName(given)).toBe(wanted);
  const long = safeName(`${"卷".repeat(4000)}/003.jpg`);
  expect(Array.from(long)).toHaveLength(240);
  expect(long.endsWith("/003.jpg")).toBe(true);
  expect(safeName(`${"😀".repeat(300)}.pdf`)).toMatch(/^…😀+\.pdf$/u);
});

test("names that climb, break lines or have no end are kept as plain names, and nothing lies outside the store", async () => {
  const before = readdirSync(house.premises.dataDir);
  const answer = await upload([
    { name: "../../../climb.txt", bytes: "借款合同纠纷一审民事起诉状" },
    { name: `${"长".repeat(3000)}.txt`, bytes: "借款合同纠纷一审民事答辩状" },
    { name: 'x"; filename=\\"y.txt', bytes: "借款合同纠纷一审证据目录" },
  ]);
  expect(answer.status).toBe(200);
  expect(received(answer)[0]?.name).toBe("climb.txt");
  for (const { name } of received(answer)) {
    expect(Array.from(name).length).toBeLessThanOrEqual(240);
    expect(name).not.toContain("..");
  }
  expect(readdirSync(house.premises.dataDir)).toEqual(before);
});

test("names of the case and of files reach no header unescaped", async () => {
  const { json } = await clerk.send("POST", "/cases", {
    title: '案\r\nx-evil: 1";',
    number: '（2026）\r\nx-evil: 1"号',
  });
  const base = `/cases/${String(json["id"])}`;
  await clerk.send("POST", `${base}/draft/start`, { kind: "blank" });
  const { status, headers } = await clerk.send("GET", `${base}/draft.docx`);
  expect(status).toBe(200);
  expect(headers["x-evil"]).toBeUndefined();
  expect(String(headers["content-disposition"])).toMatch(/^attachment; filename\*=UTF-8''[\w%.()-]+$/);
});

test("a file over the limit is not kept, whether its length was announced or not; files before it stay", async () => {
  const originals = () => listOriginals(house.premises.records, house.court.clerk, house.court.caseId);
  const before = await originals();
  const answer = await upload([
    { name: "先到.txt", bytes: "先到的起诉状，应当保留" },
    { name: "过大.pdf", bytes: Buffer.alloc(4 * MEBIBYTE + 10, 1) },
  ]);
  expect(answer).toMatchObject({ status: 400, json: { code: "bad_request", text: { zh: /4 MB.*MAX_FILE_BYTES/ } } });
  expect((await originals()).map(({ name }) => name)).toEqual([...before.map(({ name }) => name), "先到.txt"]);
  await readingDone();
  const store = join(house.premises.dataDir, "blobs");
  const blobs = readdirSync(store, { recursive: true }).map(String);
  expect(blobs.filter((path) => path.startsWith("incoming/"))).toEqual([]);
  expect(blobs.filter((path) => statSync(join(store, path)).size >= 4 * MEBIBYTE)).toEqual([]);
});

test("500 MB announced are refused before they are sent, with the limit named", async () => {
  const listening = await openServer(house.premises, { write: () => undefined });
  await listening.listen({ port: 0, host: "127.0.0.1" });
  const { port } = listening.server.address() as AddressInfo;
  const before = process.memoryUsage().rss;
  const sent = httpRequest({
    port,
    method: "POST",
    path: `/api/cases/${house.court.caseId}/originals`,
    headers: {
      cookie: clerk.cookie,
      "x-csrf-token": clerk.csrf,
      "content-type": "multipart/form-data; boundary=x",
      "content-length": 500 * MEBIBYTE,
    },
  });
  sent.on("error", () => undefined);
  sent.write(`--x\r\ncontent-disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n`);
  const [answer] = await once(sent, "response");
  let text = "";
  for await (const chunk of answer) text += String(chunk);
  sent.destroy();
  expect(answer.statusCode).toBe(400);
  expect(text).toContain("MAX_FILE_BYTES");
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * MEBIBYTE);
  await listening.close();
});

test("a case takes no more pages than it may have, and the setting is named", async () => {
  const { json } = await clerk.send("POST", "/cases", { title: "多页案" });
  const { body, headers } = formWith([
    { name: "一.pdf", bytes: emptyPdf(2600) },
    { name: "二.pdf", bytes: emptyPdf(2500) },
  ]);
  const path = `/cases/${String(json["id"])}`;
  const answer = await clerk.send("POST", `${path}/originals`, body, headers);
  await clerk.send("POST", `${path}/reading/cancel`);
  expect(received(answer)).toMatchObject([
    { name: "一.pdf", pages: 2600 },
    { name: "二.pdf", state: "refused", problem: { zh: expect.stringContaining("MAX_CASE_PAGES") } },
  ]);
  await readingDone(String(json["id"]));
});

test("a full disk is told as such; nothing of the file is kept and the rest of the work goes on", async () => {
  const full: BlobStore = {
    ...house.premises.blobs,
    put: async () => {
      throw diskFull(Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" }));
    },
  };
  const server = await openServer({ ...house.premises, blobs: full }, { write: () => undefined });
  const { body, headers } = formWith([{ name: "满.txt", bytes: "磁盘已满时的起诉状" }]);
  const answer = await server.inject({
    method: "POST",
    url: `/api/cases/${house.court.caseId}/originals`,
    headers: { ...headers, cookie: clerk.cookie, "x-csrf-token": clerk.csrf },
    payload: body,
  });
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toMatchObject({ text: { zh: expect.stringContaining("磁盘已满") } });
  await server.close();
  const names = (await listOriginals(house.premises.records, house.court.clerk, house.court.caseId)).map(
    ({ name }) => name,
  );
  expect(names).not.toContain("满.txt");
  expect(await clerk.send("GET", "/cases")).toMatchObject({ status: 200 });
});

test("a body that is no upload is cut off at the limit for requests", async () => {
  const answer = await clerk.send("POST", "/cases", { title: "x".repeat(9 * MEBIBYTE) });
  expect(answer).toMatchObject({ status: 413, json: { code: "bad_request" } });
});

test("papers that a party sends are refused before anything of them is read", async () => {
  const party = await house.as(house.court.party);
  expect(await upload([{ name: "a.txt", bytes: "起诉状" }], party)).toMatchObject({ status: 403 });
});
