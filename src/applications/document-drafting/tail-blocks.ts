import { formatCitation } from "../../engine/text/citations.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import type { TemplateBlock } from "../../vocabulary/document-template.ts";
import { chargedFee } from "./cost-blocks.ts";
import { fieldOf, fieldsOf } from "./known-fields.ts";
import { ordersMoney } from "./order-blocks.ts";
import type { Facts, Hearing, Value } from "./schema.ts";
import { fill, phraseOf, write } from "./write-paragraph.ts";

/** Right of appeal by the kind of document: through this court to the court above, or final at once (DG-02, DR-26). */
export function remedy(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const final = phraseOf(block, "final");
  if (final !== "") return [write(facts, block, { text: final, rule: ["DR-26", "小额诉讼案件一审终审（民诉法165）"] })];
  const text = fill(phraseOf(block, "appeal"), { appealCourt: facts.appealCourt ?? undefined });
  const appeal = write(facts, block, {
    text,
    from: fieldsOf(facts, ["court"]),
    rule: ["DR-26", "上诉期十五日，通过原审法院提交上诉状（民诉法171、173）"],
  });
  return [appeal, ...remarriage(facts, block)];
}

/** A divorce judgment says that nobody may marry again before it takes effect (DG-14; 民诉法 151). */
function remarriage(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const phrase = phraseOf(block, "divorce");
  if (phrase === "" || !/离婚/u.test(fieldOf(facts, "cause")?.value ?? "")) return [];
  const divorce = facts.fields.find(({ name, value }) => /^claims\.\d+\.text$/.test(name) && /离婚/u.test(value));
  const number = Number(divorce?.name.split(".")[1] ?? 1);
  const ruling = facts.rulings.find(({ claim }) => claim === number);
  if (ruling?.result === "dismissed") return [];
  return [
    write(facts, block, {
      text: ruling ? phrase : `【如准予离婚，保留本段：${phrase}】`,
      origin: ruling ? "template" : "choice",
      rule: ["DG-14", "准予离婚的判决须告知生效前不得另行结婚（民诉法151）"],
    }),
  ];
}

type Role = Hearing["bench"][number]["role"];
const PHRASES: readonly (readonly [Role, string])[] = [
  ["presiding", "presiding"],
  ["judge", "judge"],
  ["assessor", "assessor"],
];

/** Who signs (落款): copied from the hearing record and the file. The day is the judge's to write; nothing is signed here. */
export function signature(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const bench = facts.hearing?.bench ?? [];
  const judge = fieldOf(facts, "judge");
  const rule = ["DR-29", "署名人须为参加审理的审判人员和书记员（民诉法155）"] as const;
  const seats = PHRASES.flatMap(([role, id]) =>
    bench
      .filter((member) => member.role === role)
      .map((member) =>
        write(facts, block, {
          text: fill(phraseOf(block, id) || "审判员　{name}", { name: member.name }),
          style: "signature",
          origin: "paper",
          passages: member.passages,
          rule,
        }),
      ),
  );
  const alone = write(facts, block, {
    text: fill(phraseOf(block, "judge"), { name: judge?.value ?? "【审判员姓名】" }),
    style: "signature",
    origin: judge ? "field" : "choice",
    from: fieldsOf(facts, ["judge"]),
    rule,
  });
  return [
    ...(seats.length > 0 ? seats : [alone]),
    write(facts, block, { text: "【裁判日期】", style: "date", origin: "choice", rule }),
    ...clerks(facts, block, rule),
  ];
}

function clerks(facts: Facts, block: TemplateBlock, rule: readonly [string, string]): Finding<Value>[] {
  const assistants = (facts.hearing?.bench ?? []).filter(({ role }) => role === "assistant");
  return [
    ...assistants.map((member) =>
      write(facts, block, {
        text: fill(phraseOf(block, "assistant") || "法官助理　{name}", { name: member.name }),
        style: "signature",
        origin: "paper",
        passages: member.passages,
        rule,
      }),
    ),
    clerkLine(facts, block, rule),
  ];
}

function clerkLine(facts: Facts, block: TemplateBlock, rule: readonly [string, string]): Finding<Value> {
  const line = (name: string): string => fill(phraseOf(block, "clerk"), { name });
  const clerk = fieldOf(facts, "clerk");
  const noted = facts.hearing?.bench.find(({ role }) => role === "clerk");
  const from = fieldsOf(facts, ["clerk"]);
  if (clerk) return write(facts, block, { text: line(clerk.value), style: "signature", origin: "field", from, rule });
  const text = line(noted?.name ?? "【书记员姓名】");
  const passages = noted?.passages ?? [];
  return write(facts, block, { text, style: "signature", origin: noted ? "paper" : "choice", passages, rule });
}

/** Provisions cited, in the official wording where it was imported, and how the fee was computed (附录). */
export function annex(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const note = (text: string, rule: readonly [string, string], origin: Value["origin"] = "template"): Finding<Value> =>
    write(facts, block, { text, style: "annex", origin, rule });
  const cited = facts.provisions.map(({ provision, on }) => {
    const quoted = provision.wording === "official" ? `　${provision.text}` : "";
    const finding = note(`${formatCitation(provision.ref)}${quoted}`, ["ST-09", "附录列明所引条文"]);
    return {
      ...finding,
      reasons: [finding.reasons[0], { kind: "provision", ref: provision.ref, on } as const] as const,
    };
  });
  const steps = ordersMoney(facts) === "no" ? [] : (chargedFee(facts)?.steps ?? []);
  return [
    ...(cited.length === 0 ? [] : [note(phraseOf(block, "statutes"), ["ST-09", "附录列明所引条文"]), ...cited]),
    ...(steps.length === 0 ? [] : [note(phraseOf(block, "computation"), ["FE-01", "案件受理费的计算"])]),
    ...steps.map((step) => note(step, ["FE-01", "诉讼费用交纳办法第十三条"], "computation")),
  ];
}
