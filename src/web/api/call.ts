import type { Refusal } from "../../vocabulary/protocol.ts";
import { words } from "../i18n/languages.ts";
import { Refused } from "./refused.ts";

type Method = "GET" | "POST" | "PUT" | "DELETE";

/** The session as calls see it: the token that writing requests carry and what to do when the session has ended. */
export const session: {
  csrf: string;
  /** Resolves when the person has signed in again; the interrupted call is then made once more. */
  signInAgain: (() => Promise<void>) | undefined;
} = { csrf: "", signInAgain: undefined };

function said(key: "refused.offline" | "refused.defect" | "refused.cancelled") {
  return { zh: words.zh[key], en: words.en[key] };
}

/** Reads a refused answer; a body that is not a Refusal is a defect of the server. */
export function refusedFrom(status: number, body: string): Refused {
  try {
    const refusal = JSON.parse(body) as Partial<Refusal>;
    if (refusal.code && refusal.text) return new Refused(refusal.code, refusal.text, refusal.incident);
  } catch {
    // Not JSON: a proxy or a crashed server answered. The person is told below.
  }
  return new Refused(status === 401 ? "unauthenticated" : "defect", said("refused.defect"));
}

async function send(method: Method, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (method !== "GET") headers["x-csrf-token"] = session.csrf;
  const init: RequestInit = { method, headers, credentials: "same-origin" };
  if (body !== undefined) init.body = JSON.stringify(body);
  if (signal) init.signal = signal;
  try {
    return await fetch(`/api${path}`, init);
  } catch {
    if (signal?.aborted) throw new Refused("cancelled", said("refused.cancelled"));
    throw new Refused("offline", said("refused.offline"));
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw refusedFrom(response.status, text);
  return (text === "" ? null : JSON.parse(text)) as T;
}

/**
 * Calls the server (path without /api) and returns its answer; the schemas of protocol.ts are the contract.
 * A person who does not want to wait aborts by `signal`. When the session has ended, waits until the person has signed in again and repeats the call once.
 * Throws Refused.
 */
export async function call<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await send(method, path, body, signal);
  if (response.status === 401 && session.signInAgain && path !== "/sessions") {
    await session.signInAgain();
    return answerOf<T>(await send(method, path, body, signal));
  }
  return answerOf<T>(response);
}

/** Calls the server before anybody is signed in: an ended session is an answer here, not an interruption. */
export async function callOnce<T>(method: Method, path: string, body?: unknown): Promise<T> {
  return answerOf<T>(await send(method, path, body));
}
