import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Records } from "../../data-service/records.ts";
import { findSession, type Session, touchSession } from "../../data-service/sessions.ts";
import { Failure } from "../../vocabulary/failure.ts";
import type { Person } from "../../vocabulary/person.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** True for the few routes that need no session; every other route refuses without one. */
    readonly open?: boolean;
  }
}

/** Name of the session cookie. */
export const SESSION_COOKIE = "xiezhi";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const TOUCH_EVERY = 60_000;

/** A session and the hash it is known by. */
interface OpenSession extends Session {
  readonly tokenHash: string;
}

const sessions = new WeakMap<FastifyRequest, OpenSession>();

const signIn = { zh: "请先登录；已输入的内容会为您保留。", en: "Please sign in; what you typed is kept." };
const badToken = { zh: "页面已过期，请刷新后重试。", en: "The page is out of date; reload it and try again." };

/** What the records keep of a session token: its SHA-256, never the token. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A new unguessable token. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The session of a request that passed the guard. */
export function sessionOf(request: FastifyRequest): OpenSession {
  const session = sessions.get(request);
  if (!session) throw new Failure("unauthenticated", signIn);
  return session;
}

/** Who asks; court and role come from the session, never from the request. */
export function personOf(request: FastifyRequest): Person {
  return sessionOf(request).person;
}

/** The hook that lets nobody pass without a session and no write without the session's CSRF token. Deny by default. */
export function sessionGuard(records: Records): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  return async (request) => {
    const token = request.cookies[SESSION_COOKIE];
    const now = new Date();
    const hash = token ? tokenHash(token) : undefined;
    const session = hash ? await findSession(records, hash, now) : undefined;
    if (session && hash) sessions.set(request, { ...session, tokenHash: hash });
    if (request.routeOptions.config.open) return;
    if (!session) throw new Failure("unauthenticated", signIn);
    const csrf = request.headers["x-csrf-token"];
    if (!SAFE_METHODS.has(request.method) && !(typeof csrf === "string" && isSame(csrf, session.csrf))) {
      throw new Failure("forbidden", badToken);
    }
    if (hash && now.getTime() - Date.parse(session.lastSeen) > TOUCH_EVERY) await touchSession(records, hash, now);
  };
}
