import { afterEach, expect, test, vi } from "vitest";
import { call, refusedFrom, session } from "./call.ts";
import { Refused } from "./refused.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  session.signInAgain = undefined;
  session.csrf = "";
});

test("refusedFrom() keeps the server's text in both languages and its incident number", () => {
  const refused = refusedFrom(
    409,
    JSON.stringify({ code: "conflict", text: { zh: "冲突", en: "conflict" }, incident: "A1" }),
  );
  expect(refused).toMatchObject({ code: "conflict", text: { zh: "冲突", en: "conflict" }, incident: "A1" });
});

test("refusedFrom() says what to do when the answer is not a refusal", () => {
  expect(refusedFrom(502, "<html>bad gateway</html>").text.zh).toContain("重试");
});

test("call() waits for a new sign-in and repeats the request with the new token when the session has ended", async () => {
  const seen: unknown[] = [];
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    seen.push([init.body, new Headers(init.headers).get("x-csrf-token")]);
    return seen.length === 1 ? new Response("{}", { status: 401 }) : new Response('{"saved":true}');
  });
  session.csrf = "old";
  session.signInAgain = async () => {
    session.csrf = "new";
  };
  expect(await call("PUT", "/cases/1/fields/cause", { value: "x" })).toEqual({ saved: true });
  expect(seen).toEqual([
    ['{"value":"x"}', "old"],
    ['{"value":"x"}', "new"],
  ]);
});

test("call() refuses with what to do when the network is away", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("failed to fetch");
  });
  await expect(call("GET", "/cases")).rejects.toBeInstanceOf(Refused);
  await expect(call("GET", "/cases")).rejects.toMatchObject({ code: "offline" });
});
