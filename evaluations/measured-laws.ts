import { createHash } from "node:crypto";
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { createSegmenter } from "../src/engine/model/jieba-segmenter.ts";
import type { Segment } from "../src/engine/retrieval/terms.ts";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { importLaws } from "../src/knowledge-service/import-laws.ts";
import { type KnowledgeService, openKnowledgeService } from "../src/knowledge-service/knowledge-service.ts";

/** Laws imported for a measurement, and the service over them. */
export interface MeasuredLaws {
  readonly dataDir: string;
  readonly segment: Segment;
  readonly service: KnowledgeService;
}

/** Imports the laws into the cache (again only when nothing is there for this file) and opens the service over them. */
export async function openMeasuredLaws(laws: string, cacheDir: string): Promise<MeasuredLaws> {
  const { size, mtimeMs } = await stat(laws);
  const mark = createHash("sm3").update(`${laws} ${size} ${mtimeMs}`).digest("hex").slice(0, 12);
  const dataDir = join(cacheDir, `laws-${mark}`);
  await mkdir(dataDir, { recursive: true });
  const base = openKnowledgeBase();
  const segmenter = createSegmenter(base.legalWords());
  const segment: Segment = (text) => segmenter.search(text);
  await importLaws(laws, { dataDir, segment });
  return { dataDir, segment, service: await openKnowledgeService({ dataDir, base, segment }) };
}
