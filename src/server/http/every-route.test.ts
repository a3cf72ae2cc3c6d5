import { afterAll, beforeAll, expect, test } from "vitest";
import { setRuling } from "../../data-service/rulings.ts";
import { handIn } from "../../data-service/testing.ts";
import { type Caller, type Method, openTestServer, type TestServer } from "../testing.ts";
import { TEST_APPLICATIONS } from "../testing-applications.ts";

/** Routes that answer without a session: what they hold is public. */
const OPEN = ["POST /api/sessions", "GET /api/ledger/head"];

const WORDS = "今借到赵有余人民币叁万元整";

interface Route {
  readonly method: Method;
  readonly path: string;
}

let house: TestServer;
let original: string;
let routes: Route[];
let people: Record<
  "judge" | "clerk" | "panel" | "party" | "outsider" | "president" | "administrator" | "stranger",
  Caller
>;
let adviceId: string;

beforeAll(async () => {
  house = await openTestServer({ applications: TEST_APPLICATIONS });
  const { court, premises } = house;
  original = await handIn(premises.records, court, { name: "借条.pdf", texts: [WORDS] });
  const ruling = { claim: 1, result: "granted", amount: 3_000_000, words: "被告还款", reasoning: "借条为证" } as const;
  await setRuling(premises.records, court.judge, court.caseId, ruling);
  const { caseId: _, ...persons } = court;
  people = Object.fromEntries(
    await Promise.all(Object.entries(persons).map(async ([name, person]) => [name, await house.as(person)])),
  );
  const { json } = await people.clerk.send("POST", "/applications/quoting/advice", { caseId: court.caseId });
  adviceId = String(json["id"]);
  await people.clerk.send("POST", "/cases/" + court.caseId + "/draft/start", { kind: "blank" });
  routes = described(house.server.swagger());
});
afterAll(() => house?.close());

/** Every route of the OpenAPI document but its own pages. */
function described(document: { paths?: object }): Route[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.keys(methods as object).map((method) => ({ method: method.toUpperCase() as Method, path })),
  );
}

/** A path with its places filled in for the test case. */
function filled({ path }: Route): string {
  const values: Record<string, string> = {
    original,
    number: "1",
    name: "cause",
    claim: "1",
    version: "1",
    applicationId: "quoting",
    key: "民法典",
    label: "667",
    collection: "laws",
    release: "0001",
  };
  const id = path.startsWith("/api/advice") ? adviceId : path.startsWith("/api/cases") ? house.court.caseId : "quoting";
  const query = path === "/api/cases/{id}/advice" ? "?application=quoting" : "";
  return `${path
    .replace(/^\/api/, "")
    .replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(name === "id" ? id : (values[name] ?? "")),
    )}${query}`;
}

/** A body that the schema of the route takes, so that only the right of the sender decides. */
function bodyFor({ method, path }: Route): unknown {
  if (method === "GET") return undefined;
  const bodies: Record<string, unknown> = {
    "PUT /api/cases/{id}/members": { personId: house.court.outsider.id, capacity: "judge" },
    "PUT /api/cases/{id}/documents": { act: "confirm", ids: ["x"] },
    "PUT /api/cases/{id}/fields/{name}": { value: "民间借贷纠纷" },
    "POST /api/cases/{id}/fields/confirm": { names: ["cause"] },
    "PUT /api/cases/{id}/pages/{original}/{number}": { text: "改写" },
    "PUT /api/cases/{id}/rulings/{claim}": { result: "granted", amount: 1, words: "", reasoning: "" },
    "POST /api/cases/{id}/draft/start": { kind: "blank" },
    "PUT /api/cases/{id}/draft": { version: 1, content: { type: "doc", content: [] }, proposals: [] },
    "POST /api/cases/{id}/sign": { version: 1, password: "x", acknowledged: [] },
    "POST /api/applications/{id}/advice": { caseId: house.court.caseId },
    "POST /api/applications/{id}/explorations": { caseId: house.court.caseId },
    "POST /api/advice/{id}/decisions": { finding: 0, outcome: "adopted" },
    "PUT /api/switches/{id}": { on: false, ground: "test" },
    "PUT /api/assistance": { application: "*", caseId: house.court.caseId, declined: true },
    "POST /api/cases": { title: "x" },
    "POST /api/cases/{id}/like-cases": { words: "借款" },
    "POST /api/cases/{id}/fairness": { application: "statute-push" },
    "PUT /api/me/totp": { secret: "A".repeat(32), code: "1" },
    "POST /api/citations": { text: "民法典第六百六十七条" },
    "POST /api/releases/{collection}/{release}/use": { reason: "试验" },
    "DELETE /api/me/totp": { password: "x" },
  };
  return bodies[`${method} ${path}`] ?? {};
}

const ofCase = (route: Route): boolean =>
  route.path.startsWith("/api/cases/{id}") ||
  route.path.startsWith("/api/advice/{id}") ||
  route.path === "/api/applications/{id}/advice" ||
  route.path === "/api/applications/{id}/explorations";

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

test("the OpenAPI document describes the whole API", () => {
  expect(routes.length).toBeGreaterThan(40);
  expect(routes.map(nameOf)).toEqual(expect.arrayContaining([...OPEN, "POST /api/cases/{id}/sign"]));
});

test("every route but the open ones answers 401 without a session, and tells nothing", async () => {
  for (const route of routes.filter((one) => !OPEN.includes(nameOf(one)))) {
    const { status, text, json } = await house.send(route.method, filled(route), bodyFor(route));
    expect(`${nameOf(route)} ${status}`).toBe(`${nameOf(route)} 401`);
    expect(json).toMatchObject({ code: "unauthenticated" });
    expect(text).not.toContain("赵有余");
  }
});

test("every route answers 401 to a made-up session", async () => {
  for (const route of routes.filter((one) => !OPEN.includes(nameOf(one)))) {
    const { status } = await house.send(route.method, filled(route), bodyFor(route), {
      cookie: `xiezhi=${"A".repeat(43)}`,
    });
    expect(`${nameOf(route)} ${status}`).toBe(`${nameOf(route)} 401`);
  }
});

test("every writing route answers 403 without the CSRF token of the session, also with another session's", async () => {
  const writing = routes.filter((one) => one.method !== "GET" && !OPEN.includes(nameOf(one)));
  expect(writing.length).toBeGreaterThan(15);
  for (const token of [{}, { "x-csrf-token": people.judge.csrf }, { "x-csrf-token": "" }]) {
    for (const route of writing) {
      const headers = { cookie: people.clerk.cookie, ...token };
      const { status, json } = await house.send(route.method, filled(route), bodyFor(route), headers);
      expect(`${nameOf(route)} ${status} ${String(json["code"])}`).toBe(`${nameOf(route)} 403 forbidden`);
    }
  }
});

test("every route of a case answers 404 in the same words to all who do not belong to it", async () => {
  const before = await house.premises.ledger.head();
  for (const who of ["outsider", "president", "administrator", "stranger"] as const) {
    const caller = people[who];
    const nowhere = await caller.send("GET", "/cases/no-such-case");
    for (const route of routes.filter(ofCase)) {
      const { status, text, json } = await caller.send(route.method, filled(route), bodyFor(route));
      expect(`${who} ${nameOf(route)} ${status}`).toBe(`${who} ${nameOf(route)} 404`);
      if (route.path.startsWith("/api/cases/")) expect(json["text"]).toEqual(nowhere.json["text"]);
      for (const secret of ["赵有余", "钱不还", "民初17号", WORDS, "借条"]) expect(text).not.toContain(secret);
    }
  }
  expect((await house.premises.ledger.head()).size).toBe(before.size);
});

test("a party reads what belongs to a party and writes nothing of the case", async () => {
  const writing = routes.filter((one) => one.method !== "GET" && ofCase(one));
  for (const route of writing) {
    const { status } = await people.party.send(route.method, filled(route), bodyFor(route));
    expect(`${nameOf(route)} ${status}`).toMatch(/ 40[34]$/);
  }
  for (const path of ["rulings", "draft", "history", "draft/versions", "draft.pdf", "similar-cases/report.docx"]) {
    const { status, text } = await people.party.send("GET", `/cases/${house.court.caseId}/${path}`);
    expect(`${path} ${status}`).toBe(`${path} 403`);
    expect(text).not.toContain("借条为证");
  }
  expect(await people.party.send("GET", `/cases/${house.court.caseId}`)).toMatchObject({ status: 200 });
});

test("a clerk neither rules nor signs (G5.2); a judge of the panel rules", async () => {
  const { caseId } = house.court;
  const ruling = { result: "dismissed", amount: null, words: "", reasoning: "" };
  const refused = [
    await people.clerk.send("PUT", `/cases/${caseId}/rulings/1`, ruling),
    await people.clerk.send("POST", `/cases/${caseId}/sign`, { version: 1, password: "x", acknowledged: [] }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([403, 403]);
  expect(await people.panel.send("PUT", `/cases/${caseId}/rulings/1`, ruling)).toMatchObject({ status: 200 });
});

test("only an administrator moves a switch", async () => {
  for (const who of ["judge", "clerk", "party", "president"] as const) {
    const answer = await people[who].send("PUT", "/switches/quoting", { on: false, ground: "test" });
    expect(answer).toMatchObject({ status: 403 });
  }
});

test("no page of another case can be had through a case one belongs to", async () => {
  const { json } = await people.outsider.send("POST", "/cases", { title: "另案" });
  for (const path of ["", "/image", "/thumbnail"]) {
    const { status, text } = await people.outsider.send(
      "GET",
      `/cases/${String(json["id"])}/pages/${original}/1${path}`,
    );
    expect(status).toBe(404);
    expect(text).not.toContain(WORDS);
  }
});

test("every answer of the API forbids scripts, frames and caches; unknown places are 404", async () => {
  const answers = [
    await house.send("GET", "/ledger/head"),
    await people.clerk.send("GET", "/cases"),
    await people.clerk.send("GET", "/nothing/here"),
    await house.send("GET", "/me"),
  ];
  for (const { headers } of answers) {
    expect(headers["content-security-policy"]).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  }
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 401]);
});

test("the page is sent with a policy that lets only our own scripts run", async () => {
  const answer = await house.server.inject({ method: "GET", url: "/cases/anything" });
  // Without a built page the server says so.
  expect([200, 503]).toContain(answer.statusCode);
  if (answer.statusCode !== 200) return;
  const policy = String(answer.headers["content-security-policy"]);
  expect(policy).toMatch(/default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/);
});
