import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import { createReader, type Reader } from "../src/engine/reading/reader.ts";
import { songFontFile } from "../src/engine/reading/sheet-of-text.ts";
import { type BareEngine, openBareEngine } from "./bare-engine.ts";

/** Figures of one run; seconds per page: the best round of each page, as other work on the machine only adds, then the mean over pages. */
interface IntakeFigures {
  readonly bench: "intake";
  /** Pages measured. */
  readonly n: number;
  /** Full reading: decoding, seals, turning, finding, recognising, order, places, page image. */
  readonly ours: number;
  /** The bare engine: detection and recognition of the same pieces, with its input ready in memory. */
  readonly peer: number;
  readonly ratio: number;
  /** What the ratio should not exceed. */
  readonly goal: 1.15;
  readonly charactersPerPage: number;
  readonly rounds: number;
  readonly threads: number;
  readonly peakRssMb: number;
  readonly pages: string;
}

interface PageTimes {
  readonly ours: number;
  readonly peer: number;
  readonly characters: number;
}

const ROUNDS = 3;
const USUAL_PAGES = 10;
const DEMO_PAGES = "var/demo/loan-plain";
const LIMITS = { maxBytes: 1e9, maxPages: 10_000, maxPixels: 2e8, maxUnpackedBytes: 1e9 };

/**
 * Measures full reading of page images beside the bare OCR engine (detection and recognition sessions on the same
 * pieces) in the same run, page by page in turns. Arguments: --data <folder of images>, --pages <count>,
 * --threads <count>, --json prints the figures as JSON only.
 */
export async function benchIntake(args: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "xiezhi-bench-"));
  const threads = Number(optionOf(args, "--threads") ?? availableParallelism());
  try {
    const chosen = choosePages(optionOf(args, "--data"), folder);
    const paths = chosen.paths.slice(0, Number(optionOf(args, "--pages") ?? USUAL_PAGES));
    if (paths.length === 0) throw new Error(`no page images in ${chosen.source}`);
    const figures = await measure(paths, threads, chosen.source);
    console.log(args.includes("--json") ? JSON.stringify(figures) : inWords(figures));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function optionOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

function choosePages(data: string | undefined, folder: string): { paths: string[]; source: string } {
  const source = data ?? (existsSync(DEMO_PAGES) ? DEMO_PAGES : undefined);
  if (source === undefined) return { paths: drawPages(folder), source: "pages drawn for this run" };
  const names = readdirSync(source, { recursive: true, encoding: "utf8" });
  const images = names.filter((name) => /\.(?:jpe?g|png|webp)$/i.test(name)).toSorted();
  return { paths: images.map((name) => join(source, name)), source };
}

/** Pages of running text of different density, for a machine without the demo papers. */
function drawPages(folder: string): string[] {
  GlobalFonts.registerFromPath(songFontFile(), "Song");
  const words = "原告与被告于二〇二三年三月十五日签订借款合同，约定借款本金300000元，年利率12%，按月付息。";
  return Array.from({ length: USUAL_PAGES }, (_, page) => {
    const context = createCanvas(1654, 2339).getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, 1654, 2339);
    context.fillStyle = "#111";
    context.font = "36px Song";
    for (let line = 0; line < 20 + 2 * page; line++) {
      const turned = words.slice(line % 20) + words.slice(0, line % 20);
      context.fillText(turned.slice(0, 36), 170, 220 + line * 52);
    }
    const path = join(folder, `${page}.jpg`);
    writeFileSync(path, context.canvas.toBuffer("image/jpeg", 85));
    return path;
  });
}

async function measure(paths: readonly string[], threads: number, source: string): Promise<IntakeFigures> {
  const reader = await createReader({ threads, limits: LIMITS });
  const engine = await openBareEngine(threads);
  try {
    // The first page of each warms up models and memory and is not counted.
    await measurePage(paths[0] ?? "", reader, engine);
    const pages: PageTimes[] = [];
    for (const path of paths) pages.push(await measurePage(path, reader, engine));
    const mean = (of: (page: PageTimes) => number): number =>
      pages.reduce((sum, page) => sum + of(page), 0) / pages.length;
    const [ours, peer] = [mean((page) => page.ours), mean((page) => page.peer)];
    return {
      bench: "intake",
      n: pages.length,
      ours: rounded(ours),
      peer: rounded(peer),
      ratio: rounded(ours / peer),
      goal: 1.15,
      charactersPerPage: Math.round(mean((page) => page.characters)),
      rounds: ROUNDS,
      threads,
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
      pages: source,
    };
  } finally {
    await engine.close();
    await reader.close();
  }
}

/** Reading and bare engine take turns, so that both meet the same load of the machine. */
async function measurePage(path: string, reader: Reader, engine: BareEngine): Promise<PageTimes> {
  const prepared = await engine.prepare(path);
  const [ours, peer]: [number[], number[]] = [[], []];
  let characters = 0;
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(
      await secondsOf(async () => {
        const { mediaType } = await reader.inspect({ path, name: path });
        for await (const read of reader.read({ path, original: path, mediaType })) {
          if (read.kind === "page") characters = read.page.text.length;
        }
      }),
    );
    peer.push(await secondsOf(() => engine.run(prepared)));
  }
  return { ours: bestOf(ours), peer: bestOf(peer), characters };
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function bestOf(values: readonly number[]): number {
  return Math.min(...values);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function inWords(figures: IntakeFigures): string {
  return [
    `intake: ${figures.n} pages (${figures.pages}), ${figures.charactersPerPage} characters a page, ${figures.threads} threads, best of ${figures.rounds} rounds`,
    `full reading      ${figures.ours} s/page`,
    `bare OCR engine   ${figures.peer} s/page (detection and recognition sessions only, same pieces)`,
    `ratio             ${figures.ratio} (goal at most ${figures.goal})`,
    `peak memory       ${figures.peakRssMb} MB, both engines in one process`,
  ].join("\n");
}
