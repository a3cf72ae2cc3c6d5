import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { openLanguageModel } from "./language-model.ts";

async function withServer<T>(listener: RequestListener, work: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const prompt = { system: "s", user: "u", maxTokens: 10 };
const open = (url: string | undefined, timeoutSeconds = 5) =>
  openLanguageModel({ url, model: "m", key: undefined, timeoutSeconds });
const answer =
  (content: string): RequestListener =>
  (_, response) =>
    response.end(JSON.stringify({ choices: [{ message: { content } }] }));

test("openLanguageModel() answers undefined and sends nothing when no address is configured", async () => {
  const door = open(undefined);
  expect(door.name).toBeUndefined();
  expect(await door.complete(prompt)).toBeUndefined();
});

test("complete() speaks the OpenAI protocol under /v1 and returns the text", async () => {
  let path = "";
  await withServer(
    (request, response) => {
      path = request.url ?? "";
      answer(" 原告主张有据。 ")(request, response);
    },
    async (url) => expect(await open(url).complete(prompt)).toBe("原告主张有据。"),
  );
  expect(path).toBe("/v1/chat/completions");
});

test.each<[string, RequestListener]>([
  ["an error status", (_, response) => response.writeHead(500).end("no")],
  ["garbage", (_, response) => response.end("<html>")],
  ["an empty answer", answer("")],
  ["a runaway answer", answer("长".repeat(20_001))],
])("complete() is undefined on %s", async (_, listener) => {
  await withServer(listener, async (url) => expect(await open(url).complete(prompt)).toBeUndefined());
});

test("complete() is undefined when the server never answers", async () => {
  await withServer(
    () => undefined,
    async (url) => expect(await open(url, 0.2).complete(prompt)).toBeUndefined(),
  );
});
