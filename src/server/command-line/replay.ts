import { loadAdvice } from "../../data-service/advice-store.ts";
import { replayAdvice } from "../../governance/replay.ts";
import { missingParts } from "../../knowledge-service/releases.ts";
import { Failure } from "../../vocabulary/failure.ts";
import { inPremises, loginGiven, personNamed } from "./in-premises.ts";
import { type Command, parseGiven, UsageError } from "./terminal.ts";

/** Which knowledge the advice was given on, and whether it is still here. */
function releaseText({ release, missing }: { release: string; missing: readonly string[] }): string {
  const kept =
    missing.length === 0
      ? "仍可查阅 still here"
      : `${missing.join("、")} 已不在本机 no longer here；复现所需事实均已留存 all facts are stored`;
  return `知识发布版本 knowledge release: ${release}（${kept}）`;
}

/** `xiezhi replay`: computes stored advice again from its stored facts (G6.4); ends with 1 when it differs. */
export const replay: Command = {
  usage: "replay <adviceId> --as <login>",
  zh: "用留存的输入与事实重新计算一项辅助意见，逐字节比对",
  async run(args, terminal) {
    const given = parseGiven(args, ["as"]);
    const [adviceId, ...more] = given.words;
    if (adviceId === undefined || more.length > 0) throw new UsageError("one advice id is needed");
    const login = loginGiven(given);
    const result = await inPremises(async (premises) => {
      const person = await personNamed(premises, login);
      const stored = await loadAdvice(premises.records, person, adviceId);
      const application = premises.applications.get(stored.application);
      if (!application)
        throw new Failure("not_found", {
          zh: `应用“${stored.application}”已不在本版本中；请用出具该意见时的版本复现。`,
          en: `This version has no application "${stored.application}"; replay with the version that gave the advice.`,
        });
      const outcome = replayAdvice(application, { ...stored, prepared: stored.draft });
      return {
        adviceId,
        application: stored.application,
        version: stored.version,
        now: application.card.version,
        release: stored.knowledgeRelease,
        missing: missingParts(premises.dataDir, stored.knowledgeRelease, premises.knowledge.release),
        ...outcome,
      };
    });
    const changes = result.differences.map(({ path, before, after }) => `  ${path}: ${before} → ${after}`);
    const outcome = result.identical ? "逐字节一致 identical" : `不一致 different\n${changes.join("\n")}`;
    terminal.result(result, `${outcome}\n${releaseText(result)}`);
    if (!result.identical)
      throw new Failure("conflict", {
        zh: `重新计算的结果与留存的意见不一致（当时版本 ${result.version}，现版本 ${result.now}）。`,
        en: `The recomputed advice differs from the stored one (version then ${result.version}, now ${result.now}).`,
      });
  },
};
