import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import type { Provision } from "../src/vocabulary/law.ts";

/**
 * Compares our digests with the official texts of shared/data/laws.jsonl.gz: the article must exist in a version that
 * held at some time of the digest's validity, and no run of 25 characters may be copied from it. Developers only.
 */

const LAWS = new URL("../../shared/data/laws.jsonl.gz", import.meta.url);
const LONGEST_COPY = 24;

interface LawVersion {
  readonly title: string;
  readonly effectiveOn: string | null;
  readonly expiresOn: string | null;
  readonly articles: readonly { readonly no: number; readonly sub: number | null; readonly text: string }[];
}

const plain = (title: string) => title.replace(/[《》〈〉]/gu, "");

function readLaws(): Map<string, LawVersion[]> {
  const laws = new Map<string, LawVersion[]>();
  for (const line of gunzipSync(readFileSync(LAWS)).toString("utf8").trim().split("\n")) {
    const version = JSON.parse(line) as LawVersion;
    laws.set(plain(version.title), [...(laws.get(plain(version.title)) ?? []), version]);
  }
  return laws;
}

function overlaps(digest: Provision, version: LawVersion): boolean {
  const begins = version.effectiveOn ?? "0000";
  const ends = version.expiresOn ?? "9999";
  return begins < (digest.until ?? "9999") && (digest.from ?? "0000") < ends;
}

function articleText(digest: Provision, version: LawVersion): string | undefined {
  return version.articles.find(({ no, sub }) => no === digest.ref.article && (sub ?? 0) === (digest.ref.sub ?? 0))
    ?.text;
}

function copiedRun(digest: string, official: string): string | undefined {
  for (let at = 0; at + LONGEST_COPY < digest.length; at++) {
    const run = digest.slice(at, at + LONGEST_COPY + 1);
    if (official.includes(run)) return run;
  }
  return undefined;
}

type Verdict = "verified" | "no-text" | { readonly fault: string };

function judge(digest: Provision, versions: readonly LawVersion[]): Verdict {
  const inTime = versions.filter((version) => overlaps(digest, version));
  if (inTime.length === 0) return "no-text";
  const texts = inTime.flatMap((version) => articleText(digest, version) ?? []);
  if (texts.length === 0) return { fault: "the article does not exist in a version of that time" };
  const copied = texts.map((text) => copiedRun(digest.text, text)).find((run) => run !== undefined);
  return copied === undefined ? "verified" : { fault: `copies the official text: ${copied}` };
}

if (!existsSync(LAWS)) {
  console.log("shared/data/laws.jsonl.gz is not here; nothing to compare with.");
} else {
  const laws = readLaws();
  const digests = openKnowledgeBase().digests();
  const unknown = new Map<string, number>();
  let verified = 0;
  let faults = 0;
  for (const digest of digests) {
    const verdict = judge(digest, laws.get(plain(digest.ref.law)) ?? []);
    if (verdict === "verified") verified++;
    else if (verdict === "no-text") unknown.set(digest.source, (unknown.get(digest.source) ?? 0) + 1);
    else {
      faults++;
      console.log(`${digest.id}: ${verdict.fault}`);
    }
  }
  console.log(`${digests.length} digests: ${verified} compared with the official text, ${faults} faulty.`);
  for (const [source, count] of unknown) console.log(`not on disk (${count}): ${source}`);
  process.exitCode = faults > 0 ? 1 : 0;
}
