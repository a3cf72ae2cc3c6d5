import { Failure } from "../../vocabulary/failure.ts";
import type { FairnessReport } from "../../vocabulary/fairness.ts";
import { CHECKED } from "../fairness/check-fairness.ts";
import { fairnessOfCase } from "../fairness/fairness-of-case.ts";
import { inPremises, loginGiven, personNamed } from "./in-premises.ts";
import { type Command, parseGiven, UsageError } from "./terminal.ts";

const STATES = {
  same: "一致 same",
  differs: "不一致 differs",
  absent: "卷内未见 not in the file",
  "out-of-scope": "法律规定有关，不核对 out of scope",
} as const;

function reportText({ application, findings, rows, ledgerEntry }: FairnessReport): string {
  const lines = rows.flatMap(({ name, state, places, changes, note }) => [
    `  ${name.zh} ${name.en}: ${STATES[state]}（${places}）${note ? ` ${note.zh}` : ""}`,
    ...changes.map(({ kind, what }) => `    ${kind}: ${what.zh}`),
  ]);
  return [`${application}（${findings}；存证 ledger entry ${ledgerEntry}）`, ...lines].join("\n");
}

/** `xiezhi fairness`: the fairness check on one case (G4.3); ends with 1 when a swap changes advice. */
export const fairness: Command = {
  usage: "fairness <caseId> --as <login> [--application id]",
  zh: "替换当事人的性别、民族等属性后重新计算某案的辅助意见，看是否变化（公平性核对）",
  async run(args, terminal) {
    const given = parseGiven(args, ["as", "application"]);
    const [caseId, ...more] = given.words;
    if (caseId === undefined || more.length > 0) throw new UsageError("one case id is needed");
    const login = loginGiven(given);
    const chosen = given.options.get("application");
    const reports = await inPremises(async (premises) => {
      const person = await personNamed(premises, login);
      const made: FairnessReport[] = [];
      for (const application of chosen === undefined ? CHECKED : [chosen])
        made.push(await fairnessOfCase(premises, person, caseId, application));
      return made;
    });
    terminal.result(reports, reports.map(reportText).join("\n"));
    const differing = reports.filter(({ rows }) => rows.some(({ state }) => state === "differs"));
    if (differing.length > 0)
      throw new Failure("conflict", {
        zh: `替换属性后意见发生变化：${differing.map(({ application }) => application).join("、")}。`,
        en: `Advice changes with a swapped attribute: ${differing.map(({ application }) => application).join(", ")}.`,
      });
  },
};
