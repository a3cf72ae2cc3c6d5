import type { Segment } from "../src/engine/retrieval/terms.ts";
import { type KnowledgeService, openKnowledgeService } from "../src/knowledge-service/knowledge-service.ts";
import { importMeasured } from "./measured-corpus.ts";

/** Laws imported for a measurement, and the service over them. */
export interface MeasuredLaws {
  readonly dataDir: string;
  readonly segment: Segment;
  readonly service: KnowledgeService;
}

/** Imports the laws into the cache (again only when nothing is there for this file) and opens the service over them. */
export async function openMeasuredLaws(laws: string, cacheDir: string): Promise<MeasuredLaws> {
  const { dataDir, segment, base } = await importMeasured(laws, cacheDir);
  return { dataDir, segment, service: await openKnowledgeService({ dataDir, base, segment }) };
}
