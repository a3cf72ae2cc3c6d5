import * as lancedb from "@lancedb/lancedb";
import { Field, Int32, Schema, Utf8 } from "apache-arrow";

/** A row of a word table: whole numbers by column, and the search terms joined by blanks. */
export interface WordRow {
  readonly numbers: Readonly<Record<string, number>>;
  readonly terms: string;
}

/** A hit of a word table: its numbers and its BM25 score. */
export interface WordTableHit {
  readonly numbers: Readonly<Record<string, number>>;
  readonly score: number;
}

/** Full-text search over pre-segmented text (LanceDB). */
export interface WordTable {
  /** @param condition filter in SQL over the number columns; every row passes when it is undefined */
  search(terms: readonly string[], options: { condition?: string; limit: number }): Promise<WordTableHit[]>;
  close(): void;
}

const TABLE = "words";
/** Terms are cut before they get here; every default of the index is for English and is switched off. */
const INDEX = {
  baseTokenizer: "whitespace",
  lowercase: false,
  stem: false,
  removeStopWords: false,
  asciiFolding: false,
  withPosition: false,
  maxTokenLength: 64,
} as const;
const BATCH = 4000;

/** Writes a word table into the folder. Columns are declared as Int32: JavaScript numbers would become Float64, which no filter index takes. */
export async function writeWordTable(
  folder: string,
  columns: readonly string[],
  rows: Iterable<WordRow>,
  onRows: (count: number) => void = () => undefined,
): Promise<void> {
  const fields = columns.map((name) => new Field(name, new Int32(), false));
  const schema = new Schema([...fields, new Field("terms", new Utf8(), false)]);
  const connection = await lancedb.connect(folder);
  const table = await connection.createEmptyTable(TABLE, schema);
  let batch: Record<string, number | string>[] = [];
  let written = 0;
  const flush = async () => {
    if (batch.length > 0) await table.add(lancedb.makeArrowTable(batch, { schema }));
    written += batch.length;
    batch = [];
    onRows(written);
  };
  for (const row of rows) {
    batch.push({ ...row.numbers, terms: row.terms });
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  if (written > 0) {
    await table.optimize();
    await table.createIndex("terms", { config: lancedb.Index.fts(INDEX) });
    await table.optimize({ cleanupOlderThan: new Date() });
  }
  table.close();
  connection.close();
}

/** Opens the word table of a folder. */
export async function openWordTable(folder: string, columns: readonly string[]): Promise<WordTable> {
  const connection = await lancedb.connect(folder);
  const table = await connection.openTable(TABLE);
  const selected = [...columns, "_score"];
  return {
    async search(terms, { condition, limit }) {
      if (terms.length === 0) return [];
      const query = table
        .query()
        .fullTextSearch(new lancedb.MatchQuery(terms.join(" "), "terms"))
        .select(selected)
        .limit(limit);
      const rows: Record<string, unknown>[] = await (condition === undefined
        ? query
        : query.where(condition)
      ).toArray();
      return rows.map((row) => ({
        numbers: Object.fromEntries(columns.map((name) => [name, Number(row[name])])),
        score: Number(row["_score"]),
      }));
    },
    close() {
      table.close();
      connection.close();
    },
  };
}
