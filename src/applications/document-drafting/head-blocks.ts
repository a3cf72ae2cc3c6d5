import { formatDay } from "../../engine/text/dates.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import type { TemplateBlock } from "../../vocabulary/document-template.ts";
import { type DraftParty, dayOfField, fieldOf, fieldsOf, nameFields, namesOf, partiesOf } from "./known-fields.ts";
import type { Facts, Hearing, Value } from "./schema.ts";
import { fill, phraseOf, write } from "./write-paragraph.ts";

/** Court, name of the document and case number (标题). The number is copied from the file, never given (handbook T §5.5). */
export function title(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const court = fieldOf(facts, "court");
  const number = fieldOf(facts, "caseNumber");
  return [
    write(facts, block, {
      text: court?.value ?? "【法院名称】",
      style: "court-name",
      origin: court ? "field" : "choice",
      from: fieldsOf(facts, ["court"]),
    }),
    write(facts, block, { text: phraseOf(block, "kind"), style: "document-name" }),
    write(facts, block, {
      text: number?.value ?? "【案号】",
      style: "case-number",
      origin: number ? "field" : "choice",
      from: fieldsOf(facts, ["caseNumber"]),
    }),
  ];
}

/** Parts of a description that no field of the case holds: left out rather than left open. */
const UNKNOWN_TO_THE_FILE = /，\{(?:occupation|position)\}/gu;

/** Every party with its representative and agents (当事人基本情况). */
export function parties(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const all = (["plaintiffs", "defendants", "thirdParties"] as const).flatMap((side) => partiesOf(facts, side));
  return all.flatMap((party) => [
    describe(facts, block, party),
    ...(party.isOrganisation ? [representative(facts, block, party)] : []),
    ...party.agents.map((agent) => agentLine(facts, block, agent.at)),
  ]);
}

function describe(facts: Facts, block: TemplateBlock, party: DraftParty): Finding<Value> {
  const value = (name: string): string | undefined => fieldOf(facts, `${party.at}.${name}`)?.value;
  const birth = dayOfField(facts, `${party.at}.birth`);
  const phrase = phraseOf(block, party.isOrganisation ? "unit" : "person").replace(UNKNOWN_TO_THE_FILE, "");
  const text = fill(phrase, {
    role: party.role,
    name: party.name,
    gender: value("sex"),
    birth: birth && formatDay(birth),
    ethnicity: value("ethnicity"),
    address: value("address"),
  });
  const names = party.isOrganisation ? ["name", "address"] : ["name", "sex", "birth", "ethnicity", "address"];
  const from = fieldsOf(
    facts,
    names.map((name) => `${party.at}.${name}`),
  );
  return write(facts, block, { text, origin: "field", from });
}

function representative(facts: Facts, block: TemplateBlock, party: DraftParty): Finding<Value> {
  const name = `${party.at}.legalRepresentative`;
  const phrase = phraseOf(block, "representative").replace(UNKNOWN_TO_THE_FILE, "");
  return write(facts, block, {
    text: fill(phrase, { representative: fieldOf(facts, name)?.value }),
    origin: "field",
    from: fieldsOf(facts, [name]),
  });
}

function agentLine(facts: Facts, block: TemplateBlock, at: string): Finding<Value> {
  const agent = fieldOf(facts, `${at}.name`)?.value;
  const firm = fieldOf(facts, `${at}.firm`)?.value;
  const from = fieldsOf(facts, [`${at}.name`, `${at}.firm`]);
  if (firm === undefined)
    return write(facts, block, { text: fill(phraseOf(block, "other-agent"), { agent }), origin: "field", from });
  const written = fill(phraseOf(block, "lawyer"), { agent, firm });
  // Legal service offices have no lawyers but legal workers (基层法律服务工作者; 民诉法 61).
  const text = firm.endsWith("法律服务所") ? written.replace(/律师。$/u, "法律工作者。") : written;
  return write(facts, block, { text, origin: "field", from });
}

/** How the case came in, how it was heard and who came (案件由来和审理经过). */
export function origin(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const [plaintiffs, defendants] = [partiesOf(facts, "plaintiffs"), partiesOf(facts, "defendants")];
  const thirds = partiesOf(facts, "thirdParties");
  const filed = dayOfField(facts, "filingDate");
  const phrase = phraseOf(block, "filed");
  const hasHearing = phrase.includes("{publicity}");
  const text = fill(phrase, {
    plaintiffs: namesOf(plaintiffs) || undefined,
    defendants: [namesOf(defendants), ...thirds.map(({ name }) => `第三人${name}`)].join("、") || undefined,
    cause: fieldOf(facts, "cause")?.value,
    filedOn: filed && formatDay(filed),
    procedure: fieldOf(facts, "procedure")?.value,
    publicity: publicityOf(facts.hearing),
  });
  const from = [
    ...fieldsOf(facts, ["cause", "filingDate"]),
    ...nameFields(facts, [...plaintiffs, ...defendants, ...thirds]),
  ];
  const filing = { text, origin: "field", from, doubts: procedureDoubts(facts) } as const;
  const concluded = phraseOf(block, "concluded");
  return [
    write(facts, block, hasHearing ? { ...filing, passages: facts.hearing?.passages ?? [] } : filing),
    ...(hasHearing ? [attendance(facts, block), ...absence(facts, block)] : []),
    ...(concluded === "" ? [] : [write(facts, block, { text: concluded })]),
  ];
}

function publicityOf(hearing: Hearing | null): string | undefined {
  if (!hearing || hearing.isPublic === null) return undefined;
  return hearing.isPublic ? "公开" : "不公开";
}

/** The template says which procedure was followed: it must be the one in the file. */
function procedureDoubts(facts: Facts): string[] {
  const procedure = fieldOf(facts, "procedure");
  const names = { ordinary: "普通程序", summary: "简易程序", "small-claims": "小额诉讼程序" } as const;
  const fits = (facts.template?.procedures ?? []).some((known) => procedure?.value.includes(names[known].slice(0, 2)));
  return procedure?.status === "confirmed" && fits ? [] : ["适用程序"];
}

function isAbsent(hearing: Hearing, name: string): boolean {
  return name !== "" && hearing.absences.some(({ text }) => text.includes(name));
}

/** 原告甲及其委托诉讼代理人乙, or only the agent where the party stayed away; undefined when neither came. */
function attending(hearing: Hearing, party: DraftParty): string | undefined {
  const agents = party.agents.map(({ name }) => name).filter((name) => hearing.named.includes(name));
  const isHere = !party.isOrganisation && hearing.named.includes(party.name) && !isAbsent(hearing, party.name);
  const whose = `${party.role}${party.name}`;
  if (agents.length === 0) return isHere ? whose : undefined;
  return `${whose}${isHere ? "及其" : "的"}委托诉讼代理人${agents.join("、")}`;
}

function allParties(facts: Facts): DraftParty[] {
  return (["plaintiffs", "defendants", "thirdParties"] as const).flatMap((side) => partiesOf(facts, side));
}

function attendance(facts: Facts, block: TemplateBlock): Finding<Value> {
  const { hearing } = facts;
  const who = hearing ? allParties(facts).flatMap((party) => attending(hearing, party) ?? []) : [];
  return write(facts, block, {
    text: fill(phraseOf(block, "attended"), { attendants: who.join("、") || undefined }),
    origin: hearing ? "paper" : "choice",
    passages: hearing?.passages ?? [],
    doubts: who.length > 0 ? ["到庭人员以法庭笔录为准"] : [],
    rule: ["DG-10", "到庭情况取自法庭笔录（民诉法155）"],
  });
}

/** Default needs valid summons (DR-20): the sentence always stays open until someone has looked at the proof of service. */
function absence(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const { hearing } = facts;
  const absent = absentDefendants(facts);
  if (!hearing || absent.length === 0) return [];
  return [
    write(facts, block, {
      text: fill(phraseOf(block, "absent"), { absent: namesOf(absent) }),
      origin: "paper",
      passages: hearing.absences.flatMap(({ passages }) => passages),
      doubts: ["传票已经合法送达"],
      rule: ["DR-20", "缺席判决前须查明传票合法送达（民诉法147；民诉解释261）"],
    }),
  ];
}

/** Defendants of whom the hearing record says that they did not come, and for whom nobody came. */
export function absentDefendants(facts: Facts): DraftParty[] {
  const { hearing } = facts;
  if (!hearing) return [];
  return partiesOf(facts, "defendants").filter(
    (party) => isAbsent(hearing, party.name) && attending(hearing, party) === undefined,
  );
}
