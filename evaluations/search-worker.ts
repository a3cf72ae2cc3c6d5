import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { openMeasuredLaws } from "./measured-laws.ts";
import { throughput } from "./search-speed.ts";
import { ASKED_ON } from "./stard.ts";

const Task = z.object({
  questions: z.array(z.string()),
  laws: z.string(),
  cacheDir: z.string(),
  hits: z.int(),
});

/** Answers how many questions a second one core answers; run as a worker by bench-search. */
const { questions, laws, cacheDir, hits } = Task.parse(workerData);
const { service } = await openMeasuredLaws(laws, cacheDir);
const ask = (question: string) => service.findProvisions(question, { on: ASKED_ON, limit: hits });
await throughput(questions.slice(0, 20), ask, 1);
const rate = await throughput(questions, ask, 1);
await service.close();
parentPort?.postMessage(rate);
