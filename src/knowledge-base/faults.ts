import { Failure } from "../vocabulary/failure.ts";

/** Something wrong with an entry of knowledge/, told to the lawyer who edits it: which file, which entry, what. */
export interface Fault {
  readonly file: string;
  readonly entry: string;
  readonly what: string;
}

/** Throws one Failure that lists every fault found, so that a lawyer can correct all of them in one go. */
export function failOnFaults(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const list = faults.map((fault) => `${fault.file}: ${fault.entry}: ${fault.what}`).join("\n");
  throw new Failure("unavailable", {
    zh: `司法知识库有 ${faults.length} 处错误，请改正后重新启动：\n${list}`,
    en: `The knowledge base has ${faults.length} fault(s); correct them and start again:\n${list}`,
  });
}
