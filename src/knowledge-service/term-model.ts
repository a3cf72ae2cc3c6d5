import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { TermModel } from "../engine/reasoning/sentencing/term-interval.ts";

const MODEL = fileURLToPath(new URL("../../models/term-range/model.json", import.meta.url));

/** Reads the model of terms (刑期区间模型), made by evaluations/training/term-range.ts. @throws ZodError naming what is wrong. */
export function readTermModel(file: string = MODEL): TermModel {
  return TermModel.parse(JSON.parse(readFileSync(file, "utf8")));
}
