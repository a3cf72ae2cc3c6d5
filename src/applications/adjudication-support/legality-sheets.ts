import type { CaseParty } from "../../engine/evidence/case-parties.ts";
import { findPointers } from "../../engine/evidence/find-words.ts";
import type { Said } from "../../engine/evidence/said.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import { citedAs, findingOf } from "./citing.ts";
import type { LegalityRules } from "./reasoning-schema.ts";
import type { Facts, Value } from "./schema.ts";

type Reasoning = Extract<Value, { kind: "reasoning" }>;
type Point = LegalityRules["points"][number];
type Place = Reasoning["minor"][number]["places"][number];
const MOST_PLACES = 4;

/**
 * The five points of legality (行政行为合法性审查; AD-40) with the places of the file that speak of each, and the judgments
 * to choose from (AD-41). None is chosen.
 */
export function legalitySheets(facts: Facts, said: readonly Said[], parties: readonly CaseParty[]): Finding<Value>[] {
  const { legality } = facts;
  if (!legality) return [];
  const own = new Set(facts.rules.forms);
  const telling = said.filter(({ paper }) => !own.has(paper.kind));
  const defendant = parties.find(({ voice }) => voice === "defendant")?.name;
  const points = legality.points.map((point) => pointSheet(point, placesOf(point, telling), { facts, defendant }));
  return [...points, optionsSheet(facts, legality)];
}

/** What the defendant's side and the papers say on a point, and what the plaintiff says. */
function placesOf({ words }: Point, telling: readonly Said[]): { places: Place[]; against: Place[] } {
  const speaking = (isPlaintiff: boolean): Place[] =>
    findPointers(
      telling.filter(({ voice }) => voice !== "court" && (voice === "plaintiff") === isPlaintiff),
      words,
      MOST_PLACES,
    ).map(({ title, passage }) => ({ title, passage }));
  return { places: speaking(false), against: speaking(true) };
}

function pointSheet(
  { id, question, basis, unlawful }: Point,
  { places, against }: { places: Place[]; against: Place[] },
  { facts, defendant }: { facts: Facts; defendant: string | undefined },
): Finding<Value> {
  const isBare = places.length === 0;
  const value: Reasoning = {
    kind: "reasoning",
    id: `legality-${id}`,
    rule: "AD-40",
    question,
    path: "legality",
    major: citedAs(
      basis.map((ref) => ({ ref, why: question.zh })),
      facts.grounds,
    ),
    minor: [
      {
        fact: {
          zh: `被告${defendant === undefined ? "" : `（${defendant}）`}的证据和依据`,
          en: "evidence and rules of the defendant",
        },
        stands: isBare
          ? { zh: "卷内未见", en: "nothing in the file" }
          : { zh: "由审判组织认定", en: "for the bench to find" },
        places,
        against,
      },
    ],
    trace: [BURDEN],
    alternatives: [
      {
        finds: { zh: "认定该点合法", en: "This point is lawful" },
        leads: { zh: "继续审查其余各点；全部合法的驳回诉讼请求。", en: "Go on; all lawful: the claim is dismissed." },
        needs: {
          zh: isBare ? "被告须提交该点的证据和依据，逾期视为没有证据。" : "采信被告的证据并说明理由。",
          en: "The defendant's evidence on this point, relied on with reasons.",
        },
      },
      { finds: { zh: "认定该点违法", en: "This point is unlawful" }, leads: unlawful, needs: EFFECT },
    ],
  };
  const passages = [...places, ...against].map(({ passage }) => passage);
  return findingOf(value, 0.6, { rule: "AD-40", note: question.zh, passages, basis }, facts.grounds);
}

const BURDEN = {
  zh: "行政行为的合法性由被告举证；法院全面审查合法性，不受诉请限制。",
  en: "The defendant proves legality; the court reviews all of it.",
};
const EFFECT = {
  zh: "说明违法的事实和对原告权利的影响。",
  en: "Say what is unlawful and how it touches the plaintiff's rights.",
};

function optionsSheet(facts: Facts, legality: LegalityRules): Finding<Value> {
  const refs = legality.options.flatMap(({ name, basis }) => basis.map((ref) => ({ ref, why: name.zh })));
  const value: Reasoning = {
    kind: "reasoning",
    id: "legality-options",
    rule: "AD-41",
    question: { zh: "可以选择的判决方式及各自需要的认定", en: "Judgments to choose from and what each needs" },
    path: "legality",
    major: citedAs(refs, facts.grounds),
    minor: [],
    trace: [
      {
        zh: "只列选项，不作选择；行政案件不适用调解，赔偿、补偿和裁量案件除外（行诉法60）。",
        en: "Options only, none chosen; no mediation but for compensation and discretion.",
      },
    ],
    alternatives: legality.options.map(({ name, needs, basis }) => ({
      finds: name,
      leads: {
        zh: `依据：${citedAs(
          basis.map((ref) => ({ ref, why: "" })),
          facts.grounds,
        )
          .map(({ citation }) => citation)
          .join("、")}`,
        en: "as cited",
      },
      needs,
    })),
  };
  return findingOf(
    value,
    0.6,
    { rule: "AD-41", note: value.question.zh, basis: refs.map(({ ref }) => ref) },
    facts.grounds,
  );
}
