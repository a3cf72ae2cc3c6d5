import { z } from "zod";
import type { AdviceView } from "../../vocabulary/protocol.ts";
import { askForAdvice } from "../advice/ask-for-advice.ts";
import { inPremises, loginGiven, personNamed } from "./in-premises.ts";
import { type Command, parseGiven, UsageError } from "./terminal.ts";

function inputGiven(text: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    throw new UsageError('--input is a JSON object, for example {"kind":"civil-judgment"}');
  }
}

function viewText({
  applicationId,
  applicationVersion,
  ledgerEntry,
  summary,
  abstention,
  findings,
}: AdviceView): string {
  const lines = findings.map(
    ({ value, confidence, reasons }, index) =>
      `${index + 1}. ${JSON.stringify(value)}（${confidence.toFixed(2)}；依据 reasons: ${reasons.length}）`,
  );
  const head = `${applicationId} ${applicationVersion}，存证 ledger entry ${ledgerEntry}`;
  return [head, abstention ? `未给出意见 abstained: ${abstention.note.zh}` : summary.zh, ...lines].join("\n");
}

/** `xiezhi advise`: advice of one application on one case, through the same gate as on the page and into the ledger. */
export const advise: Command = {
  usage: "advise <application> --case <id> --as <login> [--input json]",
  zh: "以某人身份就某案请求一项应用的辅助意见（经同一道关口，写入账本）",
  async run(args, terminal) {
    const given = parseGiven(args, ["case", "as", "input"]);
    const { words, options } = given;
    const [applicationId, ...more] = words;
    const caseId = options.get("case");
    if (applicationId === undefined || caseId === undefined || more.length > 0)
      throw new UsageError("an application and --case are needed");
    const login = loginGiven(given);
    const input = inputGiven(options.get("input") ?? "{}");
    const view = await inPremises(async (premises) =>
      askForAdvice(premises, { person: await personNamed(premises, login), applicationId, caseId, input }),
    );
    terminal.result(view, viewText(view));
  },
};
