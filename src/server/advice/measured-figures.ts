import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { FeatureCard } from "../../vocabulary/protocol.ts";

const QUALITY = join(import.meta.dirname, "..", "..", "..", "evaluations", "quality.json");

/** evaluations/quality.json: figures by application, written by `npm run eval -- <suite> --record`, never by hand. */
const Quality = z.record(z.string(), FeatureCard.shape.figures);

/** Measured figures of an application; empty when none were recorded: then the card says so. */
export function measuredFigures(applicationId: string): FeatureCard["figures"] {
  if (!existsSync(QUALITY)) return [];
  return Quality.parse(JSON.parse(readFileSync(QUALITY, "utf8")))[applicationId] ?? [];
}
