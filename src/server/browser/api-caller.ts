import { ReadingState } from "../../vocabulary/protocol.ts";

/** A person who works with the running product by its API, as the preparation of browser tests does. */
export interface ApiCaller {
  /** Sends JSON to a path below /api and gives the answer. Throws an Error with the answer when it is refused. */
  send<T = unknown>(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T>;
  /** Hands a file in to a case. */
  handIn(caseId: string, name: string, bytes: Uint8Array): Promise<void>;
  /** Makes somebody of the court a member of a case. */
  addMember(caseId: string, name: string, capacity: "judge" | "clerk" | "panel"): Promise<void>;
  /** Waits until all pages handed in are read or have failed. Throws an Error when that takes too long. */
  waitUntilRead(caseId: string): Promise<ReadingState>;
}

/** Longest wait for the reading of a case in a test, in milliseconds; a loaded machine reads a page in about five seconds. */
const READING_LIMIT = 170_000;

async function answerOf<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return (text === "" ? null : JSON.parse(text)) as T;
}

/** Signs a demo person in at a running product. */
export async function signInByApi(url: string, login: string, password: string): Promise<ApiCaller> {
  const json = { "content-type": "application/json" };
  const signedIn = await fetch(`${url}/api/sessions`, {
    method: "POST",
    headers: json,
    body: JSON.stringify({ login, password }),
  });
  const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
  const { csrf } = await answerOf<{ csrf: string }>(signedIn);
  const credentials = { cookie, "x-csrf-token": csrf };
  const caller: ApiCaller = {
    send: async <T>(method: string, path: string, body?: unknown) =>
      answerOf<T>(
        await fetch(`${url}/api${path}`, {
          method,
          headers: body === undefined ? credentials : { ...credentials, ...json },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    handIn: async (caseId, name, bytes) => {
      const form = new FormData();
      form.append("files", new Blob([Uint8Array.from(bytes)]), name);
      await answerOf(
        await fetch(`${url}/api/cases/${caseId}/originals`, { method: "POST", headers: credentials, body: form }),
      );
    },
    addMember: async (caseId, name, capacity) => {
      const people = await caller.send<{ id: string; name: string }[]>("GET", "/people");
      const personId = people.find((one) => one.name === name)?.id ?? name;
      await caller.send("PUT", `/cases/${caseId}/members`, { personId, capacity });
    },
    waitUntilRead: async (caseId) => {
      const limit = Date.now() + READING_LIMIT;
      while (Date.now() < limit) {
        const reading = ReadingState.parse(await caller.send("GET", `/cases/${caseId}/reading`));
        if (reading.state === "done" && reading.read + reading.failed === reading.pages) return reading;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      throw new Error(`The pages of case ${caseId} were not read in time`);
    },
  };
  return caller;
}
