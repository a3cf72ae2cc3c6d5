import { findByLogin } from "../../data-service/people.ts";
import { Failure } from "../../vocabulary/failure.ts";
import type { Person } from "../../vocabulary/person.ts";
import { type Archive, openArchive, openPremises, openWorkshop, type Premises, type Workshop } from "../premises.ts";
import { readSettings } from "../settings.ts";
import { UsageError } from "./terminal.ts";

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

/** Does work of one command that needs knowledge and applications but no records. */
export async function inWorkshop<T>(work: (workshop: Workshop) => Promise<T>): Promise<T> {
  const workshop = await openWorkshop(readSettings());
  try {
    return await work(workshop);
  } finally {
    await workshop.close();
  }
}

/**
 * The person a command works for (--as): what the command line sees of a case is what this person may see.
 * @throws UsageError when nobody is named
 * @throws Failure not_found for an unknown login, forbidden for one that is shut out
 */
export async function personNamed({ records }: Premises, login: string | undefined): Promise<Person> {
  if (login === undefined)
    throw new UsageError("--as <login> is needed: case data is shown to a person, never to nobody");
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
