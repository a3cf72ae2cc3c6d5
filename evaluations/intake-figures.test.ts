import { expect, test } from "vitest";
import type { Intake } from "../src/server/intake/run-intake.ts";
import type { Page } from "../src/vocabulary/page.ts";
import { intakeMetrics, scoreFolder } from "./intake-figures.ts";
import { IntakeTruth } from "./intake-truth.ts";

const TRUTH = IntakeTruth.parse({
  cause: "民间借贷纠纷",
  documents: [
    { files: ["1.jpg"], kind: "complaint", title: "起诉状", order: 1 },
    { files: ["2.jpg"], kind: "iou", title: "借条", order: 2 },
  ],
  fields: { cause: "民间借贷纠纷" },
  text: { "1.jpg": "民事起诉状", "2.jpg": "借条" },
  styles: { "1.jpg": "clean", "2.jpg": "photo" },
});

function page(original: string, text: string): Page {
  const image = { width: 10, height: 10, rotation: 0 as const, ink: 0.1, sealed: false };
  return { original, number: 1, text, lines: [], origin: "recognised", confidence: 1, ...image };
}

function held(texts: readonly [string, string]): Pick<Intake, "held"> {
  const originals = ["1.jpg", "2.jpg"].map((name, at) => ({
    id: `o${at}`,
    name,
    mediaType: "",
    bytes: 1,
    sm3: "",
    sha256: "",
  }));
  const pages = texts.map((text, at) => page(`o${at}`, text));
  return {
    held: {
      id: "case",
      kind: "civil",
      originals,
      pages,
      documents: [],
      fields: [],
      earlier: new Map(),
      draftText: undefined,
    },
  };
}

test("scoreFolder() and intakeMetrics() measure character errors by style of page", () => {
  const metrics = intakeMetrics([scoreFolder(TRUTH, held(["民事起诉状", "借据"]))]);
  expect(metrics.cerClean?.value).toBe(0);
  expect(metrics.cerPhoto?.value).toBe(0.5);
  expect(metrics.cer?.value).toBeCloseTo(1 / 7);
  expect(metrics.cer?.trivial).toBe(1);
  expect(metrics.cerHand).toBeUndefined();
});

test("intakeMetrics() gives 0 for what was not found and names each mistake", () => {
  const score = scoreFolder(TRUTH, held(["", ""]));
  const metrics = intakeMetrics([score]);
  expect(metrics.kindAccuracy).toMatchObject({ value: 0, trivial: 0.5 });
  expect(metrics.fieldF1).toMatchObject({ value: 0, trivial: 0 });
  expect(score.mistakes.join("\n")).toContain('cause: "民间借贷纠纷", found "(nothing)"');
});
