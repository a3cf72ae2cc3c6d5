import { mkdtemp, rm } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import PDFDocument from "pdfkit";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReadingState, ReceivedOriginal } from "../vocabulary/protocol.ts";
import { runXiezhi, type ServerProcess, serveXiezhi } from "./command-line/testing.ts";

/*
 * The real server as a process of its own, on an empty data folder, ended by SIGKILL while it receives and reads.
 */

const PAGES = 6;
const PASSWORD = "a long password";

let dataDir: string;
let settings: Record<string, string>;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "xiezhi-cut-"));
  settings = { DATA_DIR: dataDir, OCR_THREADS: "1" };
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** Photographed pages, which take a while each. */
async function scannedPdf(): Promise<Buffer> {
  const paper = new PDFDocument({ autoFirstPage: false });
  for (let page = 1; page <= PAGES; page++) {
    const lines = Array.from(
      { length: 12 },
      (_, line) => `<text x="60" y="${100 + line * 80}" font-size="40">IOU ${page} LINE ${line} 30000</text>`,
    );
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1200"><rect width="100%" height="100%" fill="white"/>${lines.join("")}</svg>`;
    paper
      .addPage({ size: [500, 600], margin: 0 })
      .image(await sharp(Buffer.from(svg)).jpeg().toBuffer(), 0, 0, { width: 500 });
  }
  paper.end();
  return buffer(paper);
}

class Clerk {
  readonly server: ServerProcess;
  readonly headers: Record<string, string>;
  private constructor(server: ServerProcess, headers: Record<string, string>) {
    this.server = server;
    this.headers = headers;
  }
  static async signIn(server: ServerProcess): Promise<Clerk> {
    const answer = await fetch(`${server.address}/api/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ login: "clerk", password: PASSWORD }),
    });
    const { csrf } = (await answer.json()) as { csrf: string };
    return new Clerk(server, { cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "", "x-csrf-token": csrf });
  }
  at(server: ServerProcess): Clerk {
    return new Clerk(server, this.headers);
  }
  async get<T>(path: string): Promise<T> {
    return (await (await fetch(`${this.server.address}/api${path}`, { headers: this.headers })).json()) as T;
  }
  async post<T>(path: string, body: FormData | object): Promise<T> {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${this.server.address}/api${path}`, {
      method: "POST",
      headers: { ...this.headers, ...(isForm ? {} : { "content-type": "application/json" }) },
      body: isForm ? body : JSON.stringify(body),
    });
    return (await answer.json()) as T;
  }
  /** Begins an upload that never ends. */
  beginUpload(caseId: string): void {
    const { headers } = this;
    const form = { ...headers, "content-type": "multipart/form-data; boundary=x", "content-length": "1000000" };
    const sent = httpRequest(`${this.server.address}/api/cases/${caseId}/originals`, { method: "POST", headers: form });
    sent.on("error", () => undefined);
    sent.write(`--x\r\ncontent-disposition: form-data; name="files"; filename="half.txt"\r\n\r\nhalf of a paper`);
  }
}

const readPages = ({ pageStates }: ReadingState): number[] =>
  pageStates.filter(({ state }) => state === "read").map(({ number }) => number);

test("a server killed while it reads loses nothing it acknowledged and goes on at the same page", {
  timeout: 300_000,
}, async () => {
  const added = await runXiezhi(
    [
      "users",
      "add",
      "clerk",
      "--name",
      "纪小文",
      "--role",
      "clerk",
      "--court",
      "qx",
      "--court-name",
      "云溪市人民法院",
      "--stdin",
    ],
    settings,
    `${PASSWORD}\n`,
  );
  expect(added).toMatchObject({ code: 0 });
  let server = await serveXiezhi(settings);
  let clerk = await Clerk.signIn(server);
  const { id } = await clerk.post<{ id: string }>("/cases", { title: "断电测试案" });
  const form = new FormData();
  form.append("files", new Blob([new Uint8Array(await scannedPdf())]), "卷.pdf");
  const [original] = await clerk.post<ReceivedOriginal[]>(`/cases/${id}/originals`, form);
  expect(original).toMatchObject({ state: "waiting", pages: PAGES });

  let acknowledged: number[] = [];
  while (acknowledged.length < 2) {
    acknowledged = readPages(await clerk.get<ReadingState>(`/cases/${id}/reading`));
    await sleep(50);
  }
  const first = await clerk.get<{ text: string }>(`/cases/${id}/pages/${original?.id}/1`);
  clerk.beginUpload(id);
  await server.kill();

  server = await serveXiezhi(settings);
  // The session outlives the cut as well.
  clerk = clerk.at(server);
  const after = await clerk.get<ReadingState>(`/cases/${id}/reading`);
  expect(after.originals.map(({ name }) => name)).toEqual(["卷.pdf"]);
  expect(readPages(after)).toEqual(expect.arrayContaining(acknowledged));
  expect(await clerk.get(`/cases/${id}/pages/${original?.id}/1`)).toEqual(first);

  let state = after;
  while (state.state === "running") {
    await sleep(200);
    state = await clerk.get<ReadingState>(`/cases/${id}/reading`);
  }
  expect(state).toMatchObject({ state: "done", read: PAGES, failed: 0 });
  expect(await clerk.get(`/cases/${id}/pages/${original?.id}/1`)).toEqual(first);
  const image = await fetch(`${server.address}/api/cases/${id}/pages/${original?.id}/${PAGES}/image`, {
    headers: clerk.headers,
  });
  expect(image.status).toBe(200);

  expect(await server.stop()).toBe(0);
  expect(await runXiezhi(["ledger", "verify", "--json"], settings)).toMatchObject({ code: 0 });
});
