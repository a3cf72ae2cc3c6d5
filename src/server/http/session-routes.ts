import { hash, verify } from "@node-rs/argon2";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Secret, TOTP } from "otpauth";
import { z } from "zod";
import { assistanceChoices, chooseAssistance } from "../../data-service/assistance.ts";
import { type Account, accountOf, courtName, findByLogin, listPeople, setTotp } from "../../data-service/people.ts";
import { openSession, revokeSession } from "../../data-service/sessions.ts";
import { Failure } from "../../vocabulary/failure.ts";
import { AssistanceChoice, Me, PersonRow, SignIn } from "../../vocabulary/protocol.ts";
import type { Premises } from "../premises.ts";
import { passwordLimit } from "./password-limit.ts";
import type { Server } from "./server.ts";
import { newToken, personOf, SESSION_COOKIE, sessionOf, tokenHash } from "./session-guard.ts";

const HOUR = 3_600_000;
/** A code is good for its own half minute and one before and after. */
const CODE_WINDOW = 1;

const wrong = { zh: "用户名或密码不正确。", en: "The name or the password is wrong." };
const wantsCode = { zh: "请输入动态口令。", en: "Enter the one-time code." };
const wrongCode = { zh: "动态口令不正确，请重新输入。", en: "The one-time code is wrong; enter the current one." };

function totpOf(secret: string): TOTP {
  return new TOTP({ issuer: "Xiezhi", secret: Secret.fromBase32(secret) });
}

function isCode(secret: string, code: string): boolean {
  return totpOf(secret).validate({ token: code.trim(), window: CODE_WINDOW }) !== null;
}

/** Checks a password; an unknown name costs the same time as a wrong password. */
export async function isPassword(account: Account | undefined, password: string, dummyHash: string): Promise<boolean> {
  const isRight = await verify(account?.passwordHash ?? dummyHash, password).catch(() => false);
  return isRight && account !== undefined && !account.disabled;
}

function me(request: FastifyRequest): z.infer<typeof Me> {
  const { person, csrf, courtName: name, totp } = sessionOf(request);
  return { person, csrf, courtName: name, totp };
}

async function startSession(account: Account, premises: Premises, reply: FastifyReply): Promise<z.infer<typeof Me>> {
  const [token, csrf] = [newToken(), newToken()];
  const expiresAt = new Date(Date.now() + premises.settings.SESSION_HOURS * HOUR);
  await openSession(premises.records, account.person, { tokenHash: tokenHash(token), csrf, expiresAt });
  reply.setCookie(SESSION_COOKIE, token, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: premises.settings.SECURE_COOKIES === "true",
    expires: expiresAt,
  });
  const name = await courtName(premises.records, account.person.court);
  return { person: account.person, csrf, courtName: name, totp: account.totpSecret !== null };
}

/** Sign-in and sign-out, one-time codes, the people of the court, and each person's own choice of assistance. */
export async function sessionRoutes(server: Server, premises: Premises): Promise<void> {
  const { records, settings } = premises;
  const dummyHash = await hash(newToken());
  server.post(
    "/sessions",
    {
      config: { open: true, ...passwordLimit(settings) },
      schema: { body: SignIn },
    },
    async (request, reply) => {
      const { login, password, totp } = request.body;
      const account = await findByLogin(records, login);
      if (!(await isPassword(account, password, dummyHash)) || !account) throw new Failure("unauthenticated", wrong);
      if (account.totpSecret !== null && !totp) return reply.status(401).send({ code: "totp", text: wantsCode });
      if (account.totpSecret !== null && totp && !isCode(account.totpSecret, totp))
        return reply.status(401).send({ code: "totp", text: wrongCode });
      return startSession(account, premises, reply);
    },
  );
  server.delete("/sessions", async (request, reply) => {
    await revokeSession(records, sessionOf(request).tokenHash);
    return reply.clearCookie(SESSION_COOKIE, { path: "/" }).send({});
  });
  server.get("/me", { schema: { response: { 200: Me } } }, async (request) => me(request));
  totpRoutes(server, premises);
  server.get("/people", { schema: { response: { 200: z.array(PersonRow) } } }, (request) =>
    listPeople(records, personOf(request)),
  );
  server.get("/assistance", { schema: { response: { 200: z.array(AssistanceChoice) } } }, (request) =>
    assistanceChoices(records, personOf(request)),
  );
  server.put(
    "/assistance",
    { schema: { body: AssistanceChoice, response: { 200: z.array(AssistanceChoice) } } },
    (request) => chooseAssistance(records, personOf(request), request.body),
  );
}

/** A secret in base32 of at least 80 bits (RFC 4226), and a code made from it. */
const NewTotp = z.object({ secret: z.string().regex(/^[A-Z2-7]{16,128}$/), code: z.string().max(20) });

/** Setting up a one-time code: the secret is kept only after a code made from it was entered. */
function totpRoutes(server: Server, { records, settings }: Premises): void {
  server.post(
    "/me/totp",
    { schema: { response: { 200: z.object({ secret: z.string(), uri: z.string() }) } } },
    async (request) => {
      const totp = new TOTP({ issuer: "Xiezhi", label: personOf(request).login, secret: new Secret() });
      return { secret: totp.secret.base32, uri: totp.toString() };
    },
  );
  server.put("/me/totp", { schema: { body: NewTotp } }, async (request) => {
    if (!isCode(request.body.secret, request.body.code)) throw new Failure("bad_request", wrongCode);
    await setTotp(records, personOf(request), request.body.secret);
    return {};
  });
  server.delete(
    "/me/totp",
    { config: passwordLimit(settings), schema: { body: z.object({ password: z.string() }) } },
    async (request) => {
      const account = await accountOf(records, personOf(request));
      if (!account || !(await verify(account.passwordHash, request.body.password).catch(() => false)))
        throw new Failure("forbidden", wrong);
      await setTotp(records, personOf(request), null);
      return {};
    },
  );
}
