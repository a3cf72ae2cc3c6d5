import type { FastifyReply } from "fastify";
import sharp from "sharp";
import { z } from "zod";
import { benchAccess } from "../../data-service/access.ts";
import { requestCancel } from "../../data-service/jobs.ts";
import { listOriginals } from "../../data-service/originals.ts";
import { correctPage, loadPage, markPage, pageImage, readingState } from "../../data-service/pages.ts";
import { Failure } from "../../vocabulary/failure.ts";
import { Page } from "../../vocabulary/page.ts";
import type { Person } from "../../vocabulary/person.ts";
import { PageText, ReadingState, ReceivedOriginal } from "../../vocabulary/protocol.ts";
import type { Premises } from "../premises.ts";
import { newPace, type Pace } from "../reading/pace.ts";
import { askToRead, openReadingWork, READING } from "../reading/reading-work.ts";
import { receiveFiles } from "./receive-files.ts";
import type { Server } from "./server.ts";
import { personOf } from "./session-guard.ts";

const params = z.object({ id: z.string() });
const place = params.extend({ original: z.string(), number: z.coerce.number().int().min(1) });

const WATCH_MILLISECONDS = 500;
const THUMBNAIL_WIDTH = 160;

const noImage = { zh: "此页没有图像。", en: "This page has no image." };

async function readingNow(premises: Premises, person: Person, caseId: string, pace: Pace): Promise<ReadingState> {
  const state = await readingState(premises.records, person, caseId);
  const left = state.pages - state.read - state.failed;
  return { ...state, remainingSeconds: state.state === "running" ? pace.remaining(caseId, left) : null };
}

/** Streams the state of reading whenever it changes, until reading is over or the reader goes away. */
async function streamReading(
  reply: FastifyReply,
  read: () => Promise<ReadingState>,
  closing: AbortSignal,
): Promise<void> {
  const first = await read();
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  let [isOpen, sent, state] = [true, "", first];
  raw.on("close", () => {
    isOpen = false;
  });
  while (isOpen && !closing.aborted) {
    const text = JSON.stringify(state);
    raw.write(text === sent ? ": waiting\n\n" : `data: ${text}\n\n`);
    sent = text;
    if (state.state !== "running") break;
    await new Promise((resolve) => setTimeout(resolve, WATCH_MILLISECONDS));
    state = await read().catch(() => ({ ...state, state: "idle" as const }));
  }
  raw.end();
}

/** Receiving files, watching and steering their reading, pages with text and image. Starts the reader of this process. */
export async function originalRoutes(server: Server, premises: Premises): Promise<void> {
  const { records } = premises;
  const pace = newPace();
  const work = openReadingWork(premises, {
    worker: `server-${process.pid}`,
    pace,
    onDefect: (defect) => server.log.error(defect, "defect of reading"),
  });
  const closing = new AbortController();
  // Whoever watches a reading would keep the server from closing until it is over.
  server.addHook("preClose", async () => closing.abort());
  server.addHook("onClose", () => work.close());
  server.post(
    "/cases/:id/originals",
    { schema: { params, response: { 200: z.array(ReceivedOriginal) } } },
    async (request) => {
      const person = personOf(request);
      await benchAccess(records, person, request.params.id);
      return receiveFiles(premises, person, request.params.id, request);
    },
  );
  server.get("/cases/:id/originals", { schema: { params, response: { 200: z.array(ReceivedOriginal) } } }, (request) =>
    listOriginals(records, personOf(request), request.params.id),
  );
  server.get("/cases/:id/reading", { schema: { params, response: { 200: ReadingState } } }, (request) =>
    readingNow(premises, personOf(request), request.params.id, pace),
  );
  server.get("/cases/:id/reading/events", { schema: { params } }, (request, reply) =>
    streamReading(reply, () => readingNow(premises, personOf(request), request.params.id, pace), closing.signal),
  );
  server.post("/cases/:id/reading/cancel", { schema: { params, response: { 200: ReadingState } } }, async (request) => {
    await requestCancel(records, personOf(request), request.params.id, READING);
    return readingNow(premises, personOf(request), request.params.id, pace);
  });
  server.post("/cases/:id/reading/resume", { schema: { params, response: { 200: ReadingState } } }, async (request) => {
    const [person, caseId] = [personOf(request), request.params.id];
    await benchAccess(records, person, caseId);
    const originals = await listOriginals(records, person, caseId);
    for (const { id, state } of originals)
      if (state !== "read" && state !== "refused") await askToRead(premises, person, caseId, { original: id });
    return readingNow(premises, person, caseId, pace);
  });
  pageRoutes(server, premises);
}

function pageRoutes(server: Server, premises: Premises): void {
  const { records, blobs } = premises;
  const path = "/cases/:id/pages/:original/:number";
  const imageOf = async (
    person: Person,
    caseId: string,
    ref: { original: string; number: number },
  ): Promise<string> => {
    const sha256 = await pageImage(records, person, caseId, ref);
    if (sha256 === null) throw new Failure("not_found", noImage);
    return sha256;
  };
  server.get(
    path,
    { schema: { params: place, response: { 200: Page } } },
    async (request) => (await loadPage(records, personOf(request), request.params.id, request.params)).page,
  );
  server.put(path, { schema: { params: place, body: PageText, response: { 200: Page } } }, (request) => {
    const { original, number } = request.params;
    return correctPage(records, personOf(request), request.params.id, { original, number, ...request.body });
  });
  server.post(`${path}/retry`, { schema: { params: place } }, async (request) => {
    const [person, { id, original, number }] = [personOf(request), request.params];
    await benchAccess(records, person, id);
    await markPage(records, person, id, { original, number, state: "waiting" });
    await askToRead(premises, person, id, { original, only: [number] });
    return {};
  });
  server.get(`${path}/image`, { schema: { params: place } }, async (request, reply) => {
    const sha256 = await imageOf(personOf(request), request.params.id, request.params);
    return sendImage(reply, await blobs.read(sha256), sha256);
  });
  server.get(`${path}/thumbnail`, { schema: { params: place } }, async (request, reply) => {
    const sha256 = await imageOf(personOf(request), request.params.id, request.params);
    const small = await sharp(await blobs.read(sha256))
      .resize({ width: THUMBNAIL_WIDTH })
      .webp({ quality: 60 })
      .toBuffer();
    return sendImage(reply, small, `${sha256}-thumbnail`);
  });
}

/** Page images never change under their digest; only this browser may keep them. */
function sendImage(reply: FastifyReply, bytes: Uint8Array, tag: string): FastifyReply {
  const isPng = bytes[0] === 0x89;
  return reply
    .type(isPng ? "image/png" : "image/webp")
    .header("cache-control", "private, max-age=86400")
    .header("etag", `"${tag}"`)
    .header("content-security-policy", "default-src 'none'")
    .send(Buffer.from(bytes));
}
