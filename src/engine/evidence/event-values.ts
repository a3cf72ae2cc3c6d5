import { findDates, formatDay } from "../text/dates.ts";
import type { FlatPage } from "./flat-page.ts";
import type { LabelledValue } from "./labelled-value.ts";

interface EventKind {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly isUnique: boolean;
  /** Before the day in a form. */
  readonly label: RegExp;
  /** After the day in a sentence. */
  readonly phrase: RegExp | undefined;
}

// What happens once in a case may be held against every paper; stays in hospital and the like happen more than once.
const EVENTS: readonly EventKind[] = [
  {
    id: "accident",
    zh: "事故发生",
    en: "the accident",
    isUnique: true,
    label: /事故(?:发生)?(?:时间|日期)/u,
    phrase: /发生(?:道路)?(?:交通)?(?:事故|碰撞|追尾)|(?:相撞|碰撞|追尾)/u,
  },
  {
    id: "offence",
    zh: "案发",
    en: "the offence",
    isUnique: true,
    label: /(?:案发|作案|发案)(?:时间|日期)/u,
    phrase: /(?:来到|窜至|潜入|翻入|溜门进入)/u,
  },
  {
    id: "hired",
    zh: "入职",
    en: "hiring",
    isUnique: true,
    label: /入职(?:日期|时间)|用工(?:起始)?(?:日期|时间)/u,
    phrase: /入职|到(?:原告|被告|[\u4e00-\u9fff]{2,20}公司)(?:处)?(?:工作|上班)/u,
  },
  {
    id: "left",
    zh: "离职或者解除",
    en: "leaving",
    isUnique: true,
    label: /(?:离职|解除|终止)(?:劳动(?:合同|关系)(?:的)?)?(?:日期|时间)/u,
    phrase: /离职|解除(?:了)?(?:与[^，。；]{2,12}的)?劳动(?:合同|关系)|(?:将[^，。；]{1,6})?辞退/u,
  },
  {
    id: "married",
    zh: "结婚登记",
    en: "marriage",
    isUnique: true,
    label: /(?:结婚)?登记(?:日期|时间)/u,
    phrase: /登记结婚|办理(?:了)?结婚登记/u,
  },
  {
    id: "admitted",
    zh: "入院",
    en: "admission to hospital",
    isUnique: false,
    label: /(?:入院|住院)(?:日期|时间)/u,
    phrase: /入院|(?:至|到|在|送往?)[\u4e00-\u9fff]{2,16}(?:医院|卫生院)(?:住院|就诊|治疗)/u,
  },
  {
    id: "discharged",
    zh: "出院",
    en: "discharge from hospital",
    isUnique: false,
    label: /出院(?:日期|时间)/u,
    phrase: /出院/u,
  },
  {
    id: "operated",
    zh: "手术",
    en: "the operation",
    isUnique: false,
    label: /手术(?:日期|时间)/u,
    phrase: /(?:行|接受|实施|施行)[^，。；]{0,16}(?:手术|切除术|置换术|内固定术)/u,
  },
  {
    id: "handed-over",
    zh: "交付房屋",
    en: "handing over of the house",
    isUnique: true,
    label: /(?:实际)?交(?:房|接)(?:日期|时间)/u,
    phrase: /交付(?:了)?(?:涉案|案涉|该|上述)?房屋|(?:实际)?交房|接收(?:了)?(?:该|涉案|案涉)?房屋/u,
  },
  {
    id: "started",
    zh: "开工",
    en: "start of works",
    isUnique: true,
    label: /(?:实际)?开工(?:日期|时间)/u,
    phrase: /(?:进场|实际|正式)?开工|进场施工/u,
  },
  {
    id: "completed",
    zh: "竣工",
    en: "completion of works",
    isUnique: true,
    label: /(?:实际)?竣工(?:验收)?(?:日期|时间)/u,
    phrase: /竣工|(?:通过|经)(?:竣工)?验收(?:合格)?/u,
  },
  {
    id: "inspected",
    zh: "现场检查",
    en: "the inspection",
    isUnique: true,
    label: /检查(?:日期|时间)/u,
    phrase: /(?:进行|开展|实施)?(?:现场检查|执法检查|监督检查)/u,
  },
  {
    id: "act",
    zh: "作出行政行为",
    en: "the administrative act",
    isUnique: true,
    label: /(?:处罚|决定)(?:日期|时间)/u,
    phrase: /作出[^，。；]{0,30}(?:处罚|行政)[^，。；]{0,8}决定/u,
  },
  {
    id: "died",
    zh: "死亡",
    en: "the death",
    isUnique: false,
    label: /死亡(?:日期|时间)/u,
    phrase: /死亡|去世|病故/u,
  },
];

/** 应于、约定于、计划于 tell what was to be, 出生、签订 of something else. */
const PLANNED = /应当?于?|约定|计划|拟于?|预计|承诺|届满|之前|以前|前$/u;
const NEAR = 34;
const LABEL_GAP = 6;

interface Happening {
  readonly event: EventKind;
  readonly page: FlatPage;
  readonly date: ReturnType<typeof findDates>[number];
  /** Text after the day up to the phrase or the end of the clause: where hour and place stand. */
  readonly rest: { readonly start: number; readonly text: string };
}

/** Days, times of day and places that pages give for the events of the case (EV-60). */
export function eventValues(pages: readonly FlatPage[]): LabelledValue[] {
  return pages.flatMap((page) => {
    const happenings = happeningsOn(page);
    return [
      ...happenings.map(dayOf),
      ...happenings.flatMap(timeOf),
      ...happenings.flatMap(placeOf),
      ...placesUnderLabels(page),
      ...placesUndated(page),
    ];
  });
}

function happeningsOn(page: FlatPage): Happening[] {
  const dates = findDates(page.text).filter(({ precision }) => precision === "day");
  return dates.flatMap((date, at): Happening[] => {
    const before = page.text.slice(Math.max(0, date.start - 14), date.start);
    const labelled = EVENTS.find(({ label }) =>
      new RegExp(`(?:${label.source})[:：]?[（(]?.{0,${LABEL_GAP - 4}}$`, "u").test(before),
    );
    const until = Math.min(dates[at + 1]?.start ?? page.text.length, date.end + NEAR + 80);
    const clause = /^[^。；;\n]*/u.exec(page.text.slice(date.end, until))?.[0] ?? "";
    if (labelled) return [{ event: labelled, page, date, rest: { start: date.end, text: clause.slice(0, 30) } }];
    if (PLANNED.test(page.text.slice(Math.max(0, date.start - 6), date.start))) return [];
    return EVENTS.flatMap((event): Happening[] => {
      const match = event.phrase?.exec(clause);
      if (
        !match ||
        /^(?:时间|日期|证明)/u.test(clause.slice(match.index + match[0].length)) ||
        withoutBrackets(clause.slice(0, match.index)).length > NEAR + (event.id === "accident" ? 40 : 0)
      )
        return [];
      const text = clause.slice(0, match.index);
      if (PLANNED.test(text)) return [];
      // The place of an offence comes after its verb (窜至某路), that of an accident before.
      const until = event.id === "offence" ? match.index + match[0].length + 30 : match.index;
      return [{ event, page, date, rest: { start: date.end, text: clause.slice(0, until) } }];
    });
  });
}

/** 某公司（统一社会信用代码……）: what stands in brackets puts nothing between day and event. */
function withoutBrackets(text: string): string {
  return text.replace(/[（(][^（()）]*[)）]/gu, "");
}

function dayOf({ event, page, date }: Happening): LabelledValue {
  return {
    topic: "date",
    key: event.id,
    name: { zh: `${event.zh}的日期`, en: `day of ${event.en}` },
    subject: "",
    value: date.day,
    says: formatDay(date.day),
    paper: page.paper,
    passage: page.passage(date.start, date.end),
    isUnique: event.isUnique,
  };
}

const CLOCK =
  /^[，,]?(?<part>上午|下午|晚上?|傍晚|凌晨|中午|夜间)?(?<hour>\d{1,2})(?:时|点|:|：)(?:(?<minute>\d{1,2})分?|(?<half>半))?(?<about>许|左右)?/u;
/** Hours are told roughly: differences below this are no contradiction. */
const ROUGHLY = 60;

function timeOf({ event, page, rest }: Happening): LabelledValue[] {
  const match = CLOCK.exec(rest.text);
  if (!match?.groups || !event.isUnique) return [];
  const { part, hour = "0", minute, half } = match.groups;
  const late = part !== undefined && /下午|晚|傍晚|夜间/u.test(part) && Number(hour) < 12 ? 12 : 0;
  const minutes = (Number(hour) + late) * 60 + (half ? 30 : Number(minute ?? "0"));
  return [
    {
      topic: "time",
      key: event.id,
      name: { zh: `${event.zh}的时刻`, en: `time of ${event.en}` },
      subject: "",
      value: String(minutes),
      says: match[0].replace(/^[，,]/u, ""),
      paper: page.paper,
      passage: page.passage(rest.start + (/^[，,]/u.test(match[0]) ? 1 : 0), rest.start + match[0].length),
      isUnique: true,
    },
  ];
}

/** True for times that differ more than people's memory of a time does. */
export function timesDiffer(one: string, other: string): boolean {
  return Math.abs(Number(one) - Number(other)) >= ROUGHLY;
}

const ROAD = /(?:[省市区县镇乡村在于沿至由到与和、，,\n]|^)(?<road>[\u4e00-\u9fff]{2,4}(?:路|街|大道|巷|胡同))/gu;
/** 在某路被某车碰撞: a place told without the day. */
const UNDATED =
  /(?:在|行至|途经)(?<where>[^，。；\n]{2,30}?)(?:被|与|发生)[^，。；\n]{0,20}(?:碰撞|相撞|追尾|事故|撞)/gu;
/** 到位于某路的厂区进行现场检查. */
const INSPECTED = /(?:到|对|在)(?:位于)?(?<where>[^，。；\n]{2,40}?)进行(?:了)?(?:现场|执法|监督)?检查/gu;
const PLACE_LABEL = /(?<event>事故|案发|作案|发案|检查)(?:发生)?(?:地点|处所)[:：]?(?<where>[^，。；：\n]{4,40})/gu;

/** Named roads: other words of a place are told in too many ways to be compared. */
function roadsIn(text: string): string[] {
  return [...new Set([...text.matchAll(ROAD)].map(({ groups }) => groups?.["road"] ?? ""))];
}

function placeOf({ event, page, rest }: Happening): LabelledValue[] {
  return event.id === "accident" || event.id === "offence" ? placesIn(page, event.id, rest.text, rest.start) : [];
}

function placesUnderLabels(page: FlatPage): LabelledValue[] {
  return [...page.text.matchAll(PLACE_LABEL)].flatMap((match) => {
    const { event, where = "" } = match.groups ?? {};
    const key = event === "事故" ? "accident" : event === "检查" ? "inspected" : "offence";
    return placesIn(page, key, where, match.index + match[0].length - where.length);
  });
}

function placesUndated(page: FlatPage): LabelledValue[] {
  const under = (pattern: RegExp, key: string): LabelledValue[] =>
    [...page.text.matchAll(pattern)].flatMap((match) => {
      const where = match.groups?.["where"] ?? "";
      return placesIn(page, key, where, match.index + match[0].indexOf(where));
    });
  return [...under(UNDATED, "accident"), ...under(INSPECTED, "inspected")];
}

function placesIn(page: FlatPage, key: string, text: string, start: number): LabelledValue[] {
  return roadsIn(text).map((road): LabelledValue => {
    const at = start + text.indexOf(road);
    return {
      topic: "place",
      key,
      name: { zh: `${EVENTS.find(({ id }) => id === key)?.zh ?? ""}的地点`, en: "the place" },
      subject: "",
      value: road,
      says: road,
      paper: page.paper,
      passage: page.passage(at, at + road.length),
      isUnique: true,
    };
  });
}
