import { sql } from "kysely";
import { openDatabase } from "./connection.ts";

/*
 * The writing process of durability.test.ts: inserts numbers over four connections and prints each one only when the
 * database has acknowledged it, until it is killed. Arguments: address, first number.
 */
const [url = "", first = "0"] = process.argv.slice(2);
const db = openDatabase(url, { max: 4 });
let next = Number(first);

async function write(): Promise<void> {
  for (;;) {
    const number = next++;
    await sql`insert into acknowledged (number) values (${number})`.execute(db);
    process.stdout.write(`${number}\n`);
  }
}

// The server's end is not an error here: the test kills it.
await Promise.all([write(), write(), write(), write()]).catch(() => process.exit(0));
