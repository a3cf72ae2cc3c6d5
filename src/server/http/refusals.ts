import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { Failure, type FailureCode, type FailureText } from "../../vocabulary/failure.ts";
import { describeDefect } from "../defect.ts";

const STATUS: Readonly<Record<FailureCode, number>> = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unavailable: 503,
  ledger_broken: 500,
};

const TOO_MANY: FailureText = { zh: "尝试过于频繁，请一分钟后再试。", en: "Too many attempts; try again in a minute." };
const TOO_LARGE: FailureText = { zh: "提交的内容超过上限。", en: "What was sent is over the limit." };

function wrongBody(error: FastifyError): FailureText {
  const where = hasZodFastifySchemaValidationErrors(error)
    ? error.validation.map((issue) => `${issue.instancePath || "/"} ${issue.message ?? ""}`).join("; ")
    : error.message;
  return { zh: `提交的内容不符合要求：${where}`, en: `The request does not have the expected shape: ${where}` };
}

/** The one place where an error becomes an answer: failures to their sender, defects to the operator's log. */
export function answerError(
  error: FastifyError | Failure | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof Failure) return reply.status(STATUS[error.code]).send({ code: error.code, text: error.text });
  const status = "statusCode" in error ? (error.statusCode ?? 500) : 500;
  if (status === 429) return reply.status(429).send({ code: "unavailable", text: TOO_MANY });
  if (status === 413) return reply.status(413).send({ code: "bad_request", text: TOO_LARGE });
  if (hasZodFastifySchemaValidationErrors(error) || (status >= 400 && status < 500)) {
    return reply.status(400).send({ code: "bad_request", text: wrongBody(error as FastifyError) });
  }
  request.log.error({ incident: request.id, ...describeDefect(error) }, "defect");
  const text = {
    zh: `系统内部出错，您的内容未丢失。请把编号 ${request.id} 告知管理员。`,
    en: `Something went wrong on our side; nothing you entered is lost. Tell the operator the number ${request.id}.`,
  };
  return reply.status(500).send({ code: "defect", text, incident: request.id });
}
