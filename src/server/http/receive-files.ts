import type { MultipartFile } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import { listOriginals, receiveOriginal } from "../../data-service/originals.ts";
import { Failure } from "../../vocabulary/failure.ts";
import type { Person } from "../../vocabulary/person.ts";
import type { ReceivedOriginal } from "../../vocabulary/protocol.ts";
import type { Premises } from "../premises.ts";
import { askToRead } from "../reading/reading-work.ts";

/** What the form around the files may add to them: boundaries, names and other fields. */
const FORM_BYTES = 1024 * 1024;
const MEBIBYTE = 1024 * 1024;
const LONGEST_NAME = 240;

const noFiles = {
  zh: "没有收到文件，请选择文件或文件夹后重试。",
  en: "No file arrived; choose files or a folder and try again.",
};

/** Name as handed in, without anything that could lead out of a folder, hide in a listing or end a header line. */
export function safeName(name: string): string {
  const parts = name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, "")
    .replaceAll("\\", "/")
    .split("/")
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== "." && part !== "..");
  return shortName(parts.join("/")) || "file";
}

/** A name that is too long keeps its end, where the number and the type of the file stand. */
function shortName(name: string): string {
  const characters = Array.from(name);
  return characters.length <= LONGEST_NAME ? name : `…${characters.slice(1 - LONGEST_NAME).join("")}`;
}

function tooLarge({ settings }: Premises): Failure {
  const limit = Math.floor(settings.MAX_FILE_BYTES / MEBIBYTE);
  const [zh, en] =
    limit > 0
      ? [`${limit} MB`, `${limit} MB`]
      : [`${settings.MAX_FILE_BYTES} 字节`, `${settings.MAX_FILE_BYTES} bytes`];
  return new Failure("bad_request", {
    zh: `一次上传超过 ${zh} 的上限，未保存；请拆分文件或逐个上传（设置项 MAX_FILE_BYTES）。`,
    en: `An upload is over the limit of ${en} and was not kept; split the file, or send the files one by one (setting MAX_FILE_BYTES).`,
  });
}

function tooManyPages({ settings }: Premises): Failure {
  const limit = settings.MAX_CASE_PAGES;
  return new Failure("bad_request", {
    zh: `加上此文件，本案将超过 ${limit} 页的上限；请另立分卷案件，或请管理员调整（设置项 MAX_CASE_PAGES）。`,
    en: `With this file the case would have over ${limit} pages; open a further case for it, or ask the administrator to raise the limit (setting MAX_CASE_PAGES).`,
  });
}

/** The bytes of a file as they come; ends with a failure where the limit cut them off, so that no part of it is kept. */
async function* wholeFile(premises: Premises, { file }: MultipartFile): AsyncGenerator<Uint8Array> {
  for await (const chunk of file) yield chunk;
  if (file.truncated) throw tooLarge(premises);
}

async function refuseBeyondCase(premises: Premises, person: Person, caseId: string, pages: number): Promise<void> {
  const originals = await listOriginals(premises.records, person, caseId);
  const there = originals.reduce((sum, original) => sum + original.pages, 0);
  if (there + pages > premises.settings.MAX_CASE_PAGES) throw tooManyPages(premises);
}

/** Keeps one file byte for byte, looks what it is, and puts it in the queue; a refused file is listed with its reason. */
async function receive(
  premises: Premises,
  person: Person,
  caseId: string,
  file: MultipartFile,
): Promise<ReceivedOriginal> {
  const name = safeName(file.filename);
  const stored = await premises.blobs.put(wholeFile(premises, file));
  const kept = { name, bytes: stored.bytes, sm3: stored.sm3, sha256: stored.sha256 };
  try {
    const reader = await premises.reader();
    const { mediaType, pages, warning } = await reader.inspect({ path: premises.blobs.path(stored.sha256), name });
    await refuseBeyondCase(premises, person, caseId, pages);
    const received = await receiveOriginal(premises.records, person, caseId, {
      ...kept,
      mediaType,
      pages,
      state: "waiting",
      problem: warning,
    });
    if (received.state === "waiting") await askToRead(premises, person, caseId, { original: received.id });
    return received;
  } catch (error) {
    if (!(error instanceof Failure) || error.code === "not_found") throw error;
    return receiveOriginal(premises.records, person, caseId, {
      ...kept,
      mediaType: "application/octet-stream",
      pages: 0,
      state: "refused",
      problem: error.text,
    });
  }
}

/**
 * Takes in the files of an upload (接收材料) one after the other; those before a failure stay. The caller has checked
 * that the person may hand papers in.
 * @throws Failure bad_request over the limit of an upload, before anything is read when its length is announced;
 * unavailable when the disk is full
 */
export async function receiveFiles(
  premises: Premises,
  person: Person,
  caseId: string,
  request: FastifyRequest,
): Promise<ReceivedOriginal[]> {
  if (Number(request.headers["content-length"]) > premises.settings.MAX_FILE_BYTES + FORM_BYTES)
    throw tooLarge(premises);
  const received: ReceivedOriginal[] = [];
  for await (const part of request.files()) received.push(await receive(premises, person, caseId, part));
  if (received.length === 0) throw new Failure("bad_request", noFiles);
  return received;
}
