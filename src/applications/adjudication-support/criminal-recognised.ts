import { formatCitation } from "../../engine/text/citations.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import { criminalFinding } from "./criminal-citing.ts";
import type { CriminalFacts, RecognisedFacts } from "./criminal-schema.ts";
import type { Value } from "./schema.ts";

const MOST_SHOWN = 3;
/** A crime less likely than this is not shown, and a charge at least this likely agrees with the facts. */
const LEAST_SHOWN = 10;
/** The first crime must be this likely before a difference from the charge is worth the bench's time. */
const LEAST_TOLD = 50;

/** Crimes the story tells of beside the charge (AD-20), likeliest first; nothing where the reading abstains. */
export function recognisedFindings({ recognised, charges, grounds }: CriminalFacts): Finding<Value>[] {
  if (!recognised?.isKnown) return [];
  const charged = new Set(charges.map(({ name }) => name.name));
  return shown(recognised).map(({ name, percent, words, places }, at) => {
    const value: Value = {
      kind: "recognised",
      id: `recognised-${name.name}`,
      rule: "AD-20",
      name: name.name,
      articles: name.articles.map((ref) => formatCitation(ref)),
      percent,
      rank: at + 1,
      isCharged: charged.size === 0 ? null : charged.has(name.name),
      words,
    };
    const note = `《${recognised.title}》所写事实中“${words.slice(0, 4).join("”“")}”等内容与“${name.name}”相近（校准概率 ${percent}%）。只按行为的文字识别，不作定性；罪名由审判组织认定。`;
    const passages = places.map(({ passage }) => passage);
    return criminalFinding(value, percent / 100, { rule: "AD-20", note, passages, basis: name.articles }, grounds);
  });
}

function shown({ charges }: RecognisedFacts): RecognisedFacts["charges"] {
  return charges.filter(({ percent }, at) => at === 0 || percent >= LEAST_SHOWN).slice(0, MOST_SHOWN);
}

/** Asks the bench to check facts and charge against each other where the story tells of another crime (AD-20). */
export function chargeCheck({ recognised, charges, grounds }: CriminalFacts): Finding<Value>[] {
  const first = recognised?.isKnown ? recognised.charges[0] : undefined;
  if (!recognised || !first || charges.length === 0 || first.percent < LEAST_TOLD) return [];
  const charged = new Set(charges.map(({ name }) => name.name));
  const isTold = recognised.charges.some(({ name, percent }) => percent >= LEAST_SHOWN && charged.has(name.name));
  if (isTold) return [];
  const names = [...charged].join("、");
  const message = {
    zh: `案件事实与指控罪名是否一致，请核对：指控“${names}”，所写事实与“${first.name.name}”更相近（校准概率 ${first.percent}%）。定性由审判组织认定。`,
    en: `Check whether facts and charge agree: the charge is “${names}”, the story reads more like “${first.name.name}” (calibrated ${first.percent} %). The bench names the crime.`,
  };
  const value: Value = {
    kind: "check",
    id: "charge-and-facts",
    rule: "AD-20",
    group: "flag",
    message,
    places: first.places.slice(0, 3),
  };
  const because = {
    rule: "AD-20",
    note: message.zh,
    passages: first.places.map(({ passage }) => passage),
    basis: [...charges.flatMap(({ name }) => name.articles), ...first.name.articles],
  };
  return [criminalFinding(value, first.percent / 100, because, grounds)];
}
