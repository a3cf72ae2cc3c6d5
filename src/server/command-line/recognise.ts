import { readFile } from "node:fs/promises";
import { openKnowledgeBase } from "../../knowledge-base/open-knowledge-base.ts";
import { Failure } from "../../vocabulary/failure.ts";
import { today } from "../clock.ts";
import { KNOWLEDGE_FOLDER } from "../premises.ts";
import { recogniseCause } from "./recognise-cause.ts";
import { recogniseChargesIn } from "./recognise-charges.ts";
import { recogniseDrugs } from "./recognise-drugs.ts";
import { recogniseEntities } from "./recognise-entities.ts";
import { recogniseEvents } from "./recognise-events.ts";
import { recogniseMarital } from "./recognise-marital.ts";
import type { Recogniser } from "./recogniser.ts";
import { type Command, dayGiven, parseGiven, partGiven, UsageError } from "./terminal.ts";

/** What can be recognised in a text, by the word that asks for it. */
const RECOGNISERS: Readonly<Record<string, Recogniser>> = {
  cause: recogniseCause,
  charges: recogniseChargesIn,
  events: recogniseEvents,
  marital: recogniseMarital,
  entities: recogniseEntities,
  drugs: recogniseDrugs,
};

/** `xiezhi recognise`: shows what one of the readers of the house finds in a text file, with the places. */
export const recognise: Command = {
  usage: `recognise <${Object.keys(RECOGNISERS).join("|")}> <file.txt> [--on day]`,
  zh: "识别文本中的案由、罪名、事件、婚姻家庭案件要素、侵财案件实体、毒品案件事实，逐项给出位置；只列材料怎么说，不认定事实",
  async run(args, terminal) {
    const given = parseGiven(args, ["on"]);
    const on = dayGiven(given, "on", today());
    const { part, words } = partGiven(given, RECOGNISERS);
    const [file, ...more] = words;
    if (file === undefined || more.length > 0) throw new UsageError("one text file is needed");
    const { value, text } = part(await readText(file), { base: openKnowledgeBase(KNOWLEDGE_FOLDER), on });
    terminal.result(value, text);
  },
};

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new Failure(
      "not_found",
      { zh: `无法读取文件“${file}”，请核对路径。`, en: `Cannot read the file "${file}". Check the path.` },
      { cause },
    );
  }
}
