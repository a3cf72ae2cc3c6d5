import type { Value } from "./schema.ts";

type Element = Extract<Value, { kind: "element" }>;
type Item = Extract<Value, { kind: "item" }>;
type Check = Extract<Value, { kind: "check" }>;

interface Both {
  readonly zh: string;
  readonly en: string;
}

/** Who bears the burden of proof (举证责任). */
export const BURDENS: Readonly<Record<Element["burden"], Both>> = {
  plaintiff: { zh: "原告", en: "plaintiff" },
  defendant: { zh: "被告", en: "defendant" },
  court: { zh: "法院依职权", en: "court" },
  shared: { zh: "双方", en: "both" },
  prosecution: { zh: "公诉机关", en: "prosecution" },
};

/** Status of an element (要件状态) and the colour of its tag; the words carry the meaning, never the colour alone. */
export const STATUSES: Readonly<Record<Element["status"], Both & { readonly colour: string }>> = {
  supported: { zh: "有材料支持", en: "papers speak for it", colour: "blue" },
  contested: { zh: "有争议", en: "contested", colour: "orange" },
  gap: { zh: "卷内未见", en: "not in the file", colour: "red" },
  admitted: { zh: "对方认可", en: "admitted", colour: "green" },
  exempt: { zh: "可能免证", en: "possibly exempt", colour: "purple" },
};

/** Kinds of evidence (证据种类). */
export const KINDS: Readonly<Record<Item["evidenceKind"], Both>> = {
  "party-statement": { zh: "当事人的陈述", en: "party's statement" },
  documentary: { zh: "书证", en: "document" },
  physical: { zh: "物证", en: "thing" },
  "audio-visual": { zh: "视听资料", en: "audio-visual" },
  "electronic-data": { zh: "电子数据", en: "electronic data" },
  "witness-testimony": { zh: "证人证言", en: "testimony" },
  "appraisal-opinion": { zh: "鉴定意见", en: "appraisal" },
  "inspection-record": { zh: "勘验笔录", en: "inspection record" },
  "victim-statement": { zh: "被害人陈述", en: "victim's statement" },
  "accused-statement": { zh: "供述和辩解", en: "statement of the accused" },
  "investigation-record": { zh: "勘验、检查、辨认、侦查实验等笔录", en: "record of investigation" },
  "on-scene-record": { zh: "现场笔录", en: "record on the scene" },
};

/** Form of an item (原件或复制件). */
export const FORMS: Readonly<Record<Item["form"], Both>> = {
  original: { zh: "称系原件", en: "said to be the original" },
  "verified-copy": { zh: "经核对的复制件", en: "copy checked" },
  copy: { zh: "复制件", en: "copy" },
  "print-out": { zh: "打印件或截图", en: "print-out" },
  unknown: { zh: "卷内未载明", en: "not stated" },
};

/** Results of a check (审查结果). */
export const RESULTS: Readonly<Record<Check["result"], Both>> = {
  warn: { zh: "提示", en: "warning" },
  fail: { zh: "不符合形式要求", en: "form not met" },
  "needs-human": { zh: "须人工判断", en: "needs a person" },
};

/** Consequences of a check (后果). */
export const CONSEQUENCES: Readonly<Record<Check["consequence"], Both>> = {
  none: { zh: "无直接后果", en: "no direct consequence" },
  correctable: { zh: "可以补正", en: "can be corrected" },
  "cannot-be-sole-basis": { zh: "可能不能单独作为根据", en: "may not stand alone" },
  "cannot-be-basis": { zh: "可能不能作为根据", en: "may not be a basis" },
  "lower-weight": { zh: "影响证明力", en: "affects weight" },
  "must-exclude": { zh: "查实或者不能排除的应当排除", en: "to be excluded if so or not ruled out" },
};

/** Standards of proof (证明标准). */
export const STANDARDS: Readonly<Record<Element["standard"], Both>> = {
  "high-probability": { zh: "高度可能", en: "high probability" },
  "beyond-reasonable-doubt": { zh: "排除合理怀疑", en: "beyond reasonable doubt" },
  likely: { zh: "可能性较大", en: "more likely than not" },
};

/** Sides of the case (当事人). */
export const SIDES: Readonly<Record<Element["contestedBy"][number], Both>> = {
  plaintiff: { zh: "原告", en: "plaintiff" },
  defendant: { zh: "被告", en: "defendant" },
  third: { zh: "第三人", en: "third party" },
};

/** How sources hold together (证据链). */
export const STRENGTHS: Readonly<
  Record<Extract<Value, { kind: "chain" }>["strength"], Both & { readonly colour: string }>
> = {
  sole: { zh: "仅一个来源", en: "one source", colour: "orange" },
  weak: { zh: "均不能单独作为根据", en: "none may stand alone", colour: "red" },
  several: { zh: "多个来源", en: "several sources", colour: "blue" },
};

/** Properties of evidence (证据三性) and its form. */
export const ASPECTS: Readonly<Record<Check["aspect"], Both>> = {
  authenticity: { zh: "真实性", en: "authenticity" },
  legality: { zh: "合法性", en: "legality" },
  relevance: { zh: "关联性", en: "relevance" },
  form: { zh: "形式", en: "form" },
};

/** What was noticed of a property. */
export const ASPECT_STATES: Readonly<Record<Item["aspects"][number]["state"], Both & { readonly colour: string }>> = {
  "nothing-noticed": { zh: "未见异常", en: "nothing noticed", colour: "default" },
  look: { zh: "待核对", en: "look", colour: "orange" },
  doubt: { zh: "存疑", en: "doubtful", colour: "red" },
};

/** What papers differ on (矛盾事项). */
export const TOPICS: Readonly<Record<Extract<Value, { kind: "contradiction" }>["about"], Both>> = {
  date: { zh: "日期", en: "date" },
  amount: { zh: "金额", en: "amount" },
  name: { zh: "姓名名称", en: "name" },
  "id-number": { zh: "证件号码", en: "identity number" },
  birth: { zh: "出生日期", en: "birth" },
  account: { zh: "账号", en: "account" },
  plate: { zh: "车牌", en: "plate" },
  place: { zh: "地点", en: "place" },
  time: { zh: "时间", en: "time of day" },
  relationship: { zh: "关系", en: "relationship" },
  signature: { zh: "签名", en: "signature" },
  "case-number": { zh: "案号", en: "case number" },
  other: { zh: "其他", en: "other" },
};

/** Headings and buttons of the panel. */
export const WORDS = {
  zh: {
    elements: "要件与证据",
    contradictions: "材料之间的矛盾",
    checks: "三性和形式审查提示",
    items: "证据列表",
    stances: "自认与争议",
    chronology: "案件大事记",
    day: "日期",
    event: "事件",
    actors: "涉及当事人",
    dateConflict: "日期有矛盾，见“材料之间的矛盾”",
    about: "约",
    due: "期限",
    moreEvents: "条次要事件未列出。",
    showAll: "全部显示",
    showMain: "只看主要事件",
    fact: "要件",
    burden: "举证责任",
    status: "状态",
    supporting: "支持的材料",
    contradicting: "相反的材料",
    guidance: "指引",
    topic: "事项",
    says: "出处",
    note: "说明",
    item: "材料",
    result: "结果",
    fix: "可以怎样补正",
    kind: "证据种类",
    form: "形式",
    speaksFor: "涉及要件",
    contestedBy: "争议方：",
    proofs: "通常证明材料：",
    inFile: "卷内有",
    notInFile: "卷内未见",
    chains: "证据链",
    strength: "来源",
    sources: "材料",
    agreements: "相互印证",
    aspects: "三性",
    aspect: "方面",
    by: "当事人",
    stance: "态度",
    admits: "认可",
    contests: "有争议",
    admitsEvidence: "认可证据",
    plaintiff: "原告",
    defendant: "被告",
    third: "第三人",
    official: "公文书证，推定真实",
    none: "无",
    choice: "处理",
    adopt: "采纳",
    reject: "不采纳",
  },
  en: {
    elements: "Elements and evidence",
    contradictions: "Contradictions between papers",
    checks: "Checks of properties and form",
    items: "Items of evidence",
    stances: "Admitted and contested",
    chronology: "Chronology of the case",
    day: "Day",
    event: "Event",
    actors: "Parties named",
    dateConflict: "days differ: see contradictions",
    about: "about",
    due: "time limit",
    moreEvents: "minor events not shown.",
    showAll: "Show all",
    showMain: "Main events only",
    fact: "Element",
    burden: "Burden",
    status: "Status",
    supporting: "Supporting papers",
    contradicting: "Contrary papers",
    guidance: "Guidance",
    topic: "Matter",
    says: "Where",
    note: "Note",
    item: "Paper",
    result: "Result",
    fix: "How to cure",
    kind: "Kind of evidence",
    form: "Form",
    speaksFor: "Elements",
    contestedBy: "contested by ",
    proofs: "usually proved by ",
    inFile: "in the file",
    notInFile: "not in the file",
    chains: "Chains of evidence",
    strength: "Sources",
    sources: "Papers",
    agreements: "They agree on",
    aspects: "Properties",
    aspect: "Property",
    by: "Party",
    stance: "Stance",
    admits: "admits",
    contests: "contests",
    admitsEvidence: "accepts the paper",
    plaintiff: "plaintiff",
    defendant: "defendant",
    third: "third party",
    official: "official document, presumed true",
    none: "none",
    choice: "Decide",
    adopt: "Adopt",
    reject: "Reject",
  },
} as const;

/** Words of the graph of claims, elements and evidence. */
export const GRAPH_WORDS = {
  zh: {
    graph: "证据图：诉请—要件—证据",
    keys: "方向键在方框间移动：上下换行，左右沿连线；回车打开原文，Esc 取消突出显示。实线为支持，红色虚线为相反。同样的内容见下面的表格。",
    claims: "诉讼请求",
    elements: "要件",
    papers: "证据材料",
    contradictions: "矛盾",
    "rests-on": "涉及",
    supports: "支持",
    contradicts: "相反",
  },
  en: {
    graph: "Graph: claims, elements, evidence",
    keys: "Arrow keys move between boxes: up and down in a column, left and right along a line; Enter opens the passage, Esc shows all again. Solid lines support, dashed red ones contradict. The tables below say the same.",
    claims: "Claims",
    elements: "Elements",
    papers: "Papers",
    contradictions: "contradictions",
    "rests-on": "rests on",
    supports: "supports",
    contradicts: "contradicts",
  },
} as const;

/** Buttons of the guidance sheets. */
export const GUIDANCE_WORDS = {
  zh: {
    plaintiff: "给原告的举证指引（Word）",
    defendant: "给被告的举证指引（Word）",
    prosecution: "给公诉机关的举证指引（Word）",
  },
  en: {
    plaintiff: "Guidance for the plaintiff (Word)",
    defendant: "Guidance for the defendant (Word)",
    prosecution: "Guidance for the prosecution (Word)",
  },
} as const;
