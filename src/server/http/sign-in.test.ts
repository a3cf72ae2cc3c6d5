import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setDisabled, setTotp } from "../../data-service/people.ts";
import { openTestServer, PASSWORD, type TestServer } from "../testing.ts";

let house: TestServer;
beforeAll(async () => {
  house = await openTestServer();
});
afterAll(() => house?.close());

const enter = (login: string, password = PASSWORD, totp?: string) =>
  house.send("POST", "/sessions", { login, password, ...(totp === undefined ? {} : { totp }) });

test("POST /sessions answers a wrong password, an unknown name and a shut-out person in the same words", async () => {
  const { court, premises } = house;
  await setDisabled(premises.records, court.outsider.id, true);
  const answers = [
    await enter(court.clerk.login, "wrong"),
    await enter("nobody-at-all"),
    await enter(court.outsider.login),
    await enter("a\0b"),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers.flatMap(({ headers }) => headers["set-cookie"] ?? [])).toEqual([]);
});

test("POST /sessions sets a cookie that no script can read and no other site can send", async () => {
  const { status, headers, json } = await enter(house.court.clerk.login);
  expect(status).toBe(200);
  expect(json).toMatchObject({ person: house.court.clerk, courtName: "云溪市人民法院", totp: false });
  expect(String(headers["set-cookie"])).toMatch(/^xiezhi=[\w-]{43};.*HttpOnly.*SameSite=Strict/);
});

test("POST /sessions behind HTTPS marks the cookie as secure", async () => {
  const secure = await openTestServer({ settings: { SECURE_COOKIES: "true" } });
  const { headers } = await secure.send("POST", "/sessions", { login: secure.court.clerk.login, password: PASSWORD });
  expect(String(headers["set-cookie"])).toContain("Secure");
  await secure.close();
});

test("POST /sessions asks for the one-time code of a person who has set one up, and takes only a current one", async () => {
  const { court, premises } = house;
  const secret = new Secret();
  const totp = new TOTP({ secret });
  await setTotp(premises.records, court.panel, secret.base32);
  expect(await enter(court.panel.login)).toMatchObject({ status: 401, json: { code: "totp" } });
  expect(await enter(court.panel.login, "wrong", totp.generate())).toMatchObject({
    status: 401,
    json: { code: "unauthenticated" },
  });
  const old = totp.generate({ timestamp: Date.now() - 3_600_000 });
  expect(await enter(court.panel.login, PASSWORD, old)).toMatchObject({ status: 401, json: { code: "totp" } });
  expect(await enter(court.panel.login, PASSWORD, totp.generate())).toMatchObject({
    status: 200,
    json: { totp: true },
  });
});

test("PUT /me/totp keeps a secret only with a code made from it; DELETE asks for the password", async () => {
  const judge = await house.as(house.court.judge);
  const { json } = await judge.send("POST", "/me/totp");
  const secret = String(json["secret"]);
  expect(String(json["uri"])).toContain(secret);
  expect(await judge.send("PUT", "/me/totp", { secret, code: "000000" })).toMatchObject({ status: 400 });
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  expect(await judge.send("PUT", "/me/totp", { secret, code })).toMatchObject({ status: 200 });
  expect(await enter(house.court.judge.login)).toMatchObject({ status: 401, json: { code: "totp" } });
  expect(await judge.send("DELETE", "/me/totp", { password: "wrong" })).toMatchObject({ status: 403 });
  expect(await judge.send("DELETE", "/me/totp", { password: PASSWORD })).toMatchObject({ status: 200 });
  expect(await enter(house.court.judge.login)).toMatchObject({ status: 200 });
});

test.each(["", "not base32!", "A"])("PUT /me/totp refuses the secret %j as a bad request", async (secret) => {
  const judge = await house.as(house.court.judge);
  expect(await judge.send("PUT", "/me/totp", { secret, code: "000000" })).toMatchObject({ status: 400 });
});

test("DELETE /sessions ends the session at once; shutting a person out ends all", async () => {
  const { court, premises } = house;
  const [first, second] = [await house.as(court.clerk), await house.as(court.clerk)];
  expect(await first.send("DELETE", "/sessions")).toMatchObject({ status: 200 });
  expect(await first.send("GET", "/me")).toMatchObject({ status: 401 });
  expect(await second.send("GET", "/me")).toMatchObject({ status: 200 });
  await setDisabled(premises.records, court.clerk.id, true);
  expect(await second.send("GET", "/me")).toMatchObject({ status: 401 });
  await setDisabled(premises.records, court.clerk.id, false);
});

test("POST /sessions refuses with 429 beyond the attempts of a minute, right password or not", async () => {
  const strict = await openTestServer({ settings: { SIGN_IN_PER_MINUTE: 3 } });
  const attempt = (password: string) => strict.send("POST", "/sessions", { login: strict.court.clerk.login, password });
  for (let n = 0; n < 3; n++) expect(await attempt("wrong")).toMatchObject({ status: 401 });
  const refused = await attempt(PASSWORD);
  expect(refused).toMatchObject({ status: 429, json: { code: "unavailable", text: { zh: /一分钟后再试/ } } });
  expect(refused.headers["set-cookie"]).toBeUndefined();
  await strict.close();
});
