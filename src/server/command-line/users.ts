import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline/promises";
import { hash } from "@node-rs/argon2";
import {
  type Account,
  addCourt,
  addPerson,
  courtName,
  findByLogin,
  listAccounts,
  setDisabled,
  setPassword,
  setTotp,
} from "../../data-service/people.ts";
import type { Records } from "../../data-service/records.ts";
import { revokeSessionsOf } from "../../data-service/sessions.ts";
import { Failure } from "../../vocabulary/failure.ts";
import { Role } from "../../vocabulary/person.ts";
import { inArchive } from "./in-premises.ts";
import { type Command, type Given, parseGiven, partGiven, type Terminal, UsageError } from "./terminal.ts";

const LEAST_CHARACTERS = 8;

/** A password of the first line of the input (--stdin), or a fresh random one that is shown once. */
async function passwordFor(given: Given): Promise<{ password: string; shown: string | null }> {
  if (!given.options.has("stdin")) {
    const made = randomBytes(9).toString("base64url");
    return { password: made, shown: made };
  }
  const lines = createInterface({ input: process.stdin });
  const { value } = await lines[Symbol.asyncIterator]().next();
  lines.close();
  const password = typeof value === "string" ? value : "";
  if (password.length < LEAST_CHARACTERS)
    throw new UsageError(`the password on the first line of the input needs ${LEAST_CHARACTERS} characters or more`);
  return { password, shown: null };
}

async function accountNamed(records: Records, login: string): Promise<Account> {
  const account = await findByLogin(records, login);
  if (account) return account;
  throw new Failure("not_found", {
    zh: `没有登录名“${login}”；用 xiezhi users list 查看。`,
    en: `There is no login "${login}"; see xiezhi users list.`,
  });
}

function onlyLogin(words: readonly string[]): string {
  const [login, ...more] = words;
  if (login === undefined || more.length > 0) throw new UsageError("one login is needed");
  return login;
}

async function list(words: readonly string[], _: Given, terminal: Terminal): Promise<void> {
  if (words.length > 0) throw new UsageError("list takes no words");
  const people = (await inArchive(({ records }) => listAccounts(records))).map(({ person, totpSecret, disabled }) => ({
    ...person,
    totp: totpSecret !== null,
    disabled,
  }));
  const rows = people.map(
    ({ login, name, role, court, totp, disabled }) =>
      `${login.padEnd(14)}${name}  ${role}  ${court}${totp ? "  动态口令 totp" : ""}${disabled ? "  停用 disabled" : ""}`,
  );
  terminal.result(people, rows.join("\n") || "没有用户 no users");
}

async function add(words: readonly string[], given: Given, terminal: Terminal): Promise<void> {
  const login = onlyLogin(words);
  const { options } = given;
  const [name, court] = [options.get("name"), options.get("court")];
  const role = Role.safeParse(options.get("role"));
  if (!name || !court || !role.success)
    throw new UsageError(`--name, --court and --role (${Role.options.join(", ")}) are needed`);
  const { password, shown } = await passwordFor(given);
  const passwordHash = await hash(password);
  const person = await inArchive(async ({ records }) => {
    const newName = options.get("court-name");
    if (newName) await addCourt(records, { id: court, name: newName });
    else await courtName(records, court);
    return addPerson(records, { login, name, court, role: role.data, passwordHash });
  });
  terminal.result({ ...person, password: shown }, `已添加 added: ${login}${shown ? `\n密码 password: ${shown}` : ""}`);
}

async function password(words: readonly string[], given: Given, terminal: Terminal): Promise<void> {
  const login = onlyLogin(words);
  const made = await passwordFor(given);
  const passwordHash = await hash(made.password);
  await inArchive(async ({ records }) => {
    const { person } = await accountNamed(records, login);
    await setPassword(records, person, passwordHash);
    await revokeSessionsOf(records, person.id);
  });
  terminal.result(
    { login, password: made.shown },
    `已更换密码，此前的会话全部结束 changed: ${login}${made.shown ? `\n密码 password: ${made.shown}` : ""}`,
  );
}

async function shut(login: string, disabled: boolean): Promise<void> {
  await inArchive(async ({ records }) => {
    const { person } = await accountNamed(records, login);
    await setDisabled(records, person.id, disabled);
    // Whoever is let in again signs in again.
    await revokeSessionsOf(records, person.id);
  });
}

async function disable(words: readonly string[], _: Given, terminal: Terminal): Promise<void> {
  const login = onlyLogin(words);
  await shut(login, true);
  terminal.result({ login, disabled: true }, `已停用，会话全部结束 disabled: ${login}`);
}

async function enable(words: readonly string[], _: Given, terminal: Terminal): Promise<void> {
  const login = onlyLogin(words);
  await shut(login, false);
  terminal.result({ login, disabled: false }, `已启用 enabled: ${login}`);
}

async function totpOff(words: readonly string[], _: Given, terminal: Terminal): Promise<void> {
  const login = onlyLogin(words);
  await inArchive(async ({ records }) => {
    const { person } = await accountNamed(records, login);
    await setTotp(records, person, null);
    await revokeSessionsOf(records, person.id);
  });
  terminal.result({ login, totp: false }, `已解除动态口令 one-time code removed: ${login}`);
}

/** `xiezhi users`: who may sign in. Passwords are read from the input with --stdin, or made and shown once. */
export const users: Command = {
  usage:
    "users list | add <login> --name 姓名 --role role --court id [--court-name 名称] [--stdin] | password <login> [--stdin] | disable <login> | enable <login> | totp-off <login>",
  zh: "用户：列出、添加、改密码、停用、启用、解除动态口令",
  async run(args, terminal) {
    const given = parseGiven(args, ["name", "role", "court", "court-name"], ["stdin"]);
    const { part, words } = partGiven(given, { list, add, password, disable, enable, "totp-off": totpOff });
    await part(words, given, terminal);
  },
};
