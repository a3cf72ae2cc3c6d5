import { resolve } from "node:path";
import { findByLogin } from "../../data-service/people.ts";
import { openKnowledgeBase } from "../../knowledge-base/open-knowledge-base.ts";
import { type KnowledgeService, openKnowledgeService } from "../../knowledge-service/knowledge-service.ts";
import { Failure } from "../../vocabulary/failure.ts";
import type { Person } from "../../vocabulary/person.ts";
import { type Archive, KNOWLEDGE_FOLDER, openArchive, openPremises, type Premises } from "../premises.ts";
import { openReleaseSeal } from "../release-seal.ts";
import { readSettings } from "../settings.ts";
import { type Given, openTerminal, type Terminal, UsageError } from "./terminal.ts";

/** Does work of one command with the records open, and closes them whatever happens; a server may run meanwhile. */
export async function inPremises<T>(work: (premises: Premises) => Promise<T>): Promise<T> {
  const premises = await openPremises(readSettings());
  try {
    return await work(premises);
  } finally {
    await premises.close();
  }
}

/** Does work of one command that needs the records only. */
export async function inArchive<T>(work: (archive: Archive) => Promise<T>): Promise<T> {
  const archive = await openArchive(readSettings());
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}

/** Does work of one command that asks the knowledge service only; says when a release was refused. */
export async function inKnowledge<T>(
  work: (knowledge: KnowledgeService) => Promise<T>,
  terminal: Terminal = openTerminal(false),
): Promise<T> {
  const dataDir = resolve(readSettings().DATA_DIR);
  const base = openKnowledgeBase(KNOWLEDGE_FOLDER);
  const knowledge = await openKnowledgeService({ dataDir, base, seal: openReleaseSeal(dataDir) });
  for (const { zh, en } of knowledge.notices) terminal.say(`${zh}\n${en}`);
  try {
    return await work(knowledge);
  } finally {
    await knowledge.close();
  }
}

/**
 * The login a command works for (--as).
 * @throws UsageError when nobody is named
 */
export function loginGiven({ options }: Given): string {
  const login = options.get("as");
  if (login === undefined)
    throw new UsageError("--as <login> is needed: case data is shown to a person, never to nobody");
  return login;
}

/**
 * The person a command works for: what the command line sees of a case is what this person may see.
 * @throws Failure not_found for an unknown login, forbidden for one that is shut out
 */
export async function personNamed({ records }: Pick<Archive, "records">, login: string): Promise<Person> {
  const account = await findByLogin(records, login);
  if (!account)
    throw new Failure("not_found", {
      zh: `没有登录名“${login}”；用 xiezhi users list 查看。`,
      en: `There is no login "${login}"; see xiezhi users list.`,
    });
  if (account.disabled)
    throw new Failure("forbidden", { zh: `登录名“${login}”已停用。`, en: `The login "${login}" is disabled.` });
  return account.person;
}
