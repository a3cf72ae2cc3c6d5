import { proposeFields } from "../../data-service/fields.ts";
import { findByLogin } from "../../data-service/people.ts";
import type { Records } from "../../data-service/records.ts";
import { openDatabase } from "../../database/connection.ts";
import { startEmbeddedPostgres } from "../../database/embedded-postgres.ts";
import type { CaseField } from "../../vocabulary/case-record.ts";
import { Page, type Passage } from "../../vocabulary/page.ts";
import type { Person } from "../../vocabulary/person.ts";
import { PAPERS, READ } from "./prepared-papers.ts";
import type { Stage } from "./stage.ts";

/** A case with three typed papers and fields that a machine is made to have read from them. */
export interface PreparedCase {
  readonly id: string;
  readonly fields: readonly CaseField[];
}

/** Does work on the records of the running product, as its command line does. */
export async function withRecords<T>(
  stage: Stage,
  login: string,
  work: (records: Records, person: Person) => Promise<T>,
): Promise<T> {
  const server = await startEmbeddedPostgres({ dataDir: stage.dataDir });
  const records = openDatabase(server.url, { max: 2 });
  try {
    const account = await findByLogin(records, login);
    if (!account) throw new Error(`Nobody has the login "${login}"`);
    return await work(records, account.person);
  } finally {
    await records.destroy();
  }
}

/** The place of words on a page, whatever line breaks stand between them. */
function passageOf(page: Page, words: string): Passage {
  const places = Array.from({ length: page.text.length }, (_, at) => at).filter((at) => /\S/.test(page.text[at] ?? ""));
  const first = places
    .map((at) => page.text[at])
    .join("")
    .indexOf(words);
  const [start, last] = [places[first], places[first + words.length - 1]];
  if (first < 0 || start === undefined || last === undefined) throw new Error(`"${words}" is not in "${page.text}"`);
  const end = last + 1;
  return { original: page.original, page: page.number, start, end, quote: page.text.slice(start, end) };
}

/** Fields with a doubt of each kind: two readings that conflict, a failed check, and confidences from low to high. */
function readFields(pages: readonly Page[]): CaseField[] {
  const passage = (paper: number, words: string): Passage => {
    const page = pages[paper];
    if (!page) throw new Error(`Paper ${paper} has no page`);
    return passageOf(page, words);
  };
  return READ.map(([name, value, words, paper, confidence]) => ({
    name,
    value,
    passages: [passage(paper, words)],
    confidence,
    status: "proposed",
    conflicts:
      name === "loan.principal"
        ? [{ value: "9400000", passages: [passage(2, "94000元")], documentKind: "answer", confidence: 0.8 }]
        : [],
    warnings:
      name === "plaintiffs.1.idNumber"
        ? [{ rule: "ID-01", zh: "请核对公民身份号码。", en: "Check the identity number." }]
        : [],
  }));
}

/**
 * Makes a case of the clerk's own that a test may change as it likes. Its papers are read by the product; its fields are
 * put beside it as a machine's proposals, so that a test knows every doubt among them.
 */
export async function prepareCase(stage: Stage, title: string): Promise<PreparedCase> {
  const clerk = await stage.api("clerk");
  const { id } = await clerk.send<{ id: string }>("POST", "/cases", { title, kind: "civil", number: "" });
  await clerk.addMember(id, "沈知言", "judge");
  for (const { name, text } of PAPERS) await clerk.handIn(id, name, Buffer.from(text));
  const { pageStates } = await clerk.waitUntilRead(id);
  const pages = await Promise.all(
    pageStates.map(async ({ original, number }) =>
      Page.parse(await clerk.send("GET", `/cases/${id}/pages/${original}/${number}`)),
    ),
  );
  const fields = await withRecords(stage, "clerk", (records, person) =>
    proposeFields(records, person, id, readFields(pages)),
  );
  return { id, fields };
}
