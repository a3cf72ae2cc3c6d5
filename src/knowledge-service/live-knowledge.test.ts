import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openKnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import { Day } from "../vocabulary/day.ts";
import { importLaws } from "./import-laws.ts";
import type { KnowledgeService } from "./knowledge-service.ts";
import { type LiveKnowledge, openLiveKnowledge } from "./live-knowledge.ts";
import { collectionFolder, pointTo } from "./releases.ts";
import { freshFolder, lawLine, segment } from "./testing.ts";

const base = openKnowledgeBase();
const TODAY = Day.parse("2026-03-01");
const open: LiveKnowledge[] = [];
afterEach(async () => {
  for (const service of open.splice(0)) await service.close();
});

async function bringIn(dataDir: string, title: string): Promise<void> {
  const file = join(dataDir, "laws.jsonl");
  writeFileSync(file, lawLine({ title }));
  await importLaws(file, { dataDir, segment });
}

async function live(
  dataDir: string,
  more: Partial<Parameters<typeof openLiveKnowledge>[0]> = {},
): Promise<LiveKnowledge> {
  const service = await openLiveKnowledge({ dataDir, base, checkEvery: 0, ...more });
  open.push(service);
  return service;
}

const first = (service: Pick<KnowledgeService, "provision">, law: string) =>
  service.provision({ law, article: 1 }, TODAY);

test("openLiveKnowledge() sees the first import, a later one and a rollback, each without being opened anew", async () => {
  const dataDir = freshFolder();
  const service = await live(dataDir);
  expect(service.release).toContain("laws-none");
  await bringIn(dataDir, "试验甲法");
  await expect.poll(() => first(service, "试验甲法"), { timeout: 20_000 }).toBeDefined();
  await bringIn(dataDir, "试验乙法");
  await service.refresh();
  expect(service.release).toContain("laws-0002");
  expect(await first(service, "试验乙法")).toBeDefined();
  pointTo(dataDir, "laws", "0001");
  await service.refresh();
  expect(await first(service, "试验乙法")).toBeUndefined();
  expect(await first(service, "试验甲法")).toBeDefined();
});

test("hold() keeps one release from the first question to the last, and the old one is closed after its last user", async () => {
  const dataDir = freshFolder();
  await bringIn(dataDir, "试验甲法");
  const service = await live(dataDir);
  const [before, after] = await service.hold(async (knowledge) => {
    const then = knowledge.release;
    await bringIn(dataDir, "试验乙法");
    await service.refresh();
    expect(service.release).toContain("laws-0002");
    // The text is read from the old release's file, which must still be open.
    expect(await first(knowledge, "试验甲法")).toBeDefined();
    expect(await first(knowledge, "试验乙法")).toBeUndefined();
    return [then, knowledge.release];
  });
  expect(before).toBe(after);
  expect(before).toContain("laws-0001");
  expect(await first(service, "试验乙法")).toBeDefined();
});

test("openLiveKnowledge() goes on with the release in use when a new one cannot be opened, and says why once", async () => {
  const dataDir = freshFolder();
  await bringIn(dataDir, "试验甲法");
  const troubles: unknown[] = [];
  const service = await live(dataDir, { onTrouble: (error) => troubles.push(error) });
  await bringIn(dataDir, "试验乙法");
  const folder = join(collectionFolder(dataDir, "laws"), "0002");
  renameSync(folder, `${folder}-away`);
  pointTo(dataDir, "laws", "0002");
  rmSync(join(collectionFolder(dataDir, "laws"), "0001", "terms.json"));
  writeFileSync(join(dataDir, "knowledge", "laws", "0001", "laws.json"), "broken");
  await service.refresh();
  await service.refresh();
  expect(service.release).toContain("laws-0001");
  expect(await first(service, "试验甲法")).toBeDefined();
  expect(troubles).toHaveLength(1);
});
