import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hash } from "@node-rs/argon2";
import { parse } from "yaml";
import { z } from "zod";
import { addCourt, addPerson, findByLogin } from "../data-service/people.ts";
import { Role } from "../vocabulary/person.ts";
import type { Premises } from "./premises.ts";

const DEMO = join(import.meta.dirname, "..", "..", "demo");

const Court = z.object({ id: z.string(), name: z.string() });
const People = z.array(z.object({ login: z.string(), name: z.string(), role: Role, title: z.string() }));

/** A person of the demo court as shown to the operator who starts the product. */
export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly title: string;
}

function readYaml(name: string): unknown {
  return parse(readFileSync(join(DEMO, name), "utf8"));
}

/** The password of all demo people: made on first start, kept in the data folder, readable only by its owner. */
function demoPassword(dataDir: string): string {
  const folder = join(dataDir, "secrets");
  const file = join(folder, "demo-password");
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${randomBytes(6).toString("base64url")}\n`, { mode: 0o600 });
  }
  return readFileSync(file, "utf8").trim();
}

/** Seeds the fictional court (演示法院) and its people once; returns who can log in and with what. */
export async function seedDemoCourt({
  records,
  dataDir,
}: Premises): Promise<{ password: string; people: DemoPerson[] }> {
  const password = demoPassword(dataDir);
  const court = Court.parse(readYaml("court.yaml"));
  const people = People.parse(readYaml("people.yaml"));
  await addCourt(records, { id: court.id, name: court.name });
  for (const { login, name, role } of people) {
    if (await findByLogin(records, login)) continue;
    await addPerson(records, { login, name, role, court: court.id, passwordHash: await hash(password) });
  }
  return { password, people };
}
