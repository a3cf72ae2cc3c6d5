import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import fastifyStatic from "@fastify/static";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import Fastify, { LogController } from "fastify";
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { Failure } from "../../vocabulary/failure.ts";
import type { Premises } from "../premises.ts";
import { adviceRoutes } from "./advice-routes.ts";
import { caseRoutes } from "./case-routes.ts";
import { draftRoutes } from "./draft-routes.ts";
import { fairnessRoutes } from "./fairness-routes.ts";
import { guidanceRoutes } from "./guidance-routes.ts";
import { knowledgeRoutes } from "./knowledge-routes.ts";
import { likeCaseRoutes } from "./like-case-routes.ts";
import { originalRoutes } from "./original-routes.ts";
import { publicRoutes } from "./public-routes.ts";
import { answerError } from "./refusals.ts";
import { reviewRoutes } from "./review-routes.ts";
import type { Server } from "./server.ts";
import { sessionGuard } from "./session-guard.ts";
import { sessionRoutes } from "./session-routes.ts";

const WEB = join(import.meta.dirname, "..", "..", "..", "dist", "web");
const BODY_LIMIT = 8 * 1024 * 1024;
const MOST_FILES = 2000;

const noPage = { zh: "没有这个地址。", en: "There is nothing at this address." };
const notBuilt = { zh: "网页尚未构建，请用 npm start 启动。", en: "The page is not built; start with npm start." };

async function addPlugins(server: Server, premises: Premises): Promise<void> {
  await server.register(cookie);
  await server.register(helmet, { contentSecurityPolicy: false, crossOriginEmbedderPolicy: false });
  await server.register(rateLimit, { global: false });
  await server.register(multipart, {
    preservePath: true,
    limits: { fileSize: premises.settings.MAX_FILE_BYTES + 1, files: MOST_FILES },
  });
  await server.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Xiezhi 獬豸", version: "0.1.0", description: "Assists and never decides." },
    },
    transform: jsonSchemaTransform,
  });
  // The description of the API holds no case data and is open to those who write programs against it.
  await server.register(swaggerUi, { routePrefix: "/api/docs", staticCSP: true, logLevel: "silent" });
}

async function addApi(api: Server, premises: Premises): Promise<void> {
  api.addHook("onRequest", async (_, reply) => {
    // Answers are data for this page only: nothing runs in them, nothing frames them, no cache keeps them.
    reply.headers({
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "cache-control": "no-store",
    });
  });
  api.addHook("onRequest", sessionGuard(premises.records));
  for (const routes of [
    sessionRoutes,
    caseRoutes,
    originalRoutes,
    reviewRoutes,
    adviceRoutes,
    fairnessRoutes,
    draftRoutes,
    knowledgeRoutes,
    likeCaseRoutes,
    guidanceRoutes,
    publicRoutes,
  ]) {
    await api.register(async (scope) => routes(scope as unknown as Server, premises));
  }
  api.setNotFoundHandler(() => {
    throw new Failure("not_found", noPage);
  });
}

/** One policy for every page: nothing from elsewhere, no inline script, styles only with the nonce of the answer. */
function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

async function addPages(server: Server): Promise<void> {
  await server.register(fastifyStatic, { root: WEB, index: false, wildcard: false, serve: true, maxAge: "1h" });
  const index = await readFile(join(WEB, "index.html"), "utf8").catch(() => undefined);
  server.setNotFoundHandler((request, reply) => {
    if (!["GET", "HEAD"].includes(request.method)) throw new Failure("not_found", noPage);
    if (index === undefined) throw new Failure("unavailable", notBuilt);
    const nonce = randomBytes(16).toString("base64");
    return reply
      .header("content-security-policy", contentPolicy(nonce))
      .header("cache-control", "no-store")
      .type("text/html; charset=utf-8")
      .send(index.replaceAll("__CSP_NONCE__", nonce));
  });
}

/** Builds the server over open premises; the caller listens and closes. The log goes to `logTo`, or to stdout. */
export async function openServer(premises: Premises, logTo?: { write(line: string): void }): Promise<Server> {
  const redact = ["req.headers.cookie", "req.headers['x-csrf-token']"];
  const server = Fastify({
    logger: { level: premises.settings.LOG_LEVEL, redact, ...(logTo ? { stream: logTo } : {}) },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomBytes(6).toString("hex"),
    trustProxy: false,
  }).withTypeProvider<ZodTypeProvider>();
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler(answerError);
  await addPlugins(server, premises);
  await server.register(async (api) => addApi(api as unknown as Server, premises), { prefix: "/api" });
  await addPages(server);
  return server;
}
