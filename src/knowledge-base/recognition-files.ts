import { Failure } from "../vocabulary/failure.ts";
import { DrugWords, ElementRules, OffenceWords, PersonWords } from "../vocabulary/recognition.ts";
import type { Fault } from "./faults.ts";
import { type KnowledgeFile, parseFile } from "./knowledge-files.ts";

/** Words and rules by which elements, entities and drug cases are recognised (识别规则). */
export interface Recognition {
  readonly marital: ElementRules;
  readonly persons: PersonWords;
  readonly offences: OffenceWords;
  readonly drugs: DrugWords;
}

/** Where each set of rules stands in knowledge/. */
const FILES = {
  marital: "issues/marital-elements.yaml",
  persons: "entities/persons.yaml",
  offences: "entities/theft.yaml",
  drugs: "entities/drugs.yaml",
} as const;

/**
 * Reads and checks the rules of recognition: that patterns are regular expressions, that the groups and the elements they
 * name are there. Whatever does not fit is added to the faults; a file that is not there stays undefined.
 */
export function readRecognition(files: readonly KnowledgeFile[], faults: Fault[]): Partial<Recognition> {
  const at = (path: string) => files.find((file) => file.path === path);
  const [marital, persons, offences, drugs] = [
    at(FILES.marital),
    at(FILES.persons),
    at(FILES.offences),
    at(FILES.drugs),
  ];
  const read = {
    marital: marital && parseFile(marital, ElementRules, faults),
    persons: persons && parseFile(persons, PersonWords, faults),
    offences: offences && parseFile(offences, OffenceWords, faults),
    drugs: drugs && parseFile(drugs, DrugWords, faults),
  };
  if (read.marital) checkElements(read.marital, faults);
  return {
    ...(read.marital ? { marital: read.marital } : {}),
    ...(read.persons ? { persons: read.persons } : {}),
    ...(read.offences ? { offences: read.offences } : {}),
    ...(read.drugs ? { drugs: read.drugs } : {}),
  };
}

function checkElements({ elements, groups }: ElementRules, faults: Fault[]): void {
  const ids = new Set(elements.map(({ id }) => id));
  for (const { id, cues, implies } of elements) {
    const patterns = cues.flatMap(({ says, denied, needs, unless }) => [...says, ...denied, ...needs, ...unless]);
    const wrong = [
      ...implies.filter((other) => !ids.has(other)).map((other) => `implies "${other}", which is no element`),
      ...patterns
        .flatMap((pattern) => [...pattern.matchAll(/〈([^〉]+)〉/gu)].map(([, group = ""]) => group))
        .filter((group) => !(group in groups))
        .map((group) => `names the group "${group}", which is not there`),
      ...patterns.filter((pattern) => !isPattern(pattern)).map((pattern) => `"${pattern}" is no regular expression`),
    ];
    faults.push(...wrong.map((what) => ({ file: FILES.marital, entry: id, what })));
  }
}

function isPattern(source: string): boolean {
  try {
    return RegExp(source.replace(/〈[^〉]+〉/gu, "(?:x)"), "u") instanceof RegExp;
  } catch {
    return false;
  }
}

/**
 * The rules, all of them.
 * @throws Failure "unavailable" naming the files that are missing
 */
export function wholeRecognition({ marital, persons, offences, drugs }: Partial<Recognition>): Recognition {
  if (marital && persons && offences && drugs) return { marital, persons, offences, drugs };
  const missing = Object.values(FILES).filter((_, at) => [marital, persons, offences, drugs][at] === undefined);
  throw new Failure("unavailable", {
    zh: `司法知识库缺少识别规则文件：${missing.join("、")}。请补齐后重试。`,
    en: `The knowledge base lacks rules of recognition: ${missing.join(", ")}. Add them and try again.`,
  });
}
