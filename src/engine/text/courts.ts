import { foldWidth } from "./fold.ts";

/** A court (法院) named in text and its place; end exclusive. */
export interface FoundCourt {
  /** Name of the court without spaces, as on its seal: 云溪市青山区人民法院. */
  readonly name: string;
  /** Detached tribunal (派出法庭), when one is named: 城关人民法庭. */
  readonly branch?: string;
  readonly level: "supreme" | "high" | "intermediate" | "basic";
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const PROVINCES =
  "北京市|天津市|上海市|重庆市|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省";
const LAST_PROVINCE = new RegExp(`.*(${PROVINCES})`, "u");
const ENDING =
  /(?:(?:高级|中级|第[一二三四五六七八九十]中级)?人民法院|(?:海事|知识产权|互联网|金融|铁路运输|军事)(?:中级)?法院)(?:(?<branch>[\u4e00-\u9fff]{2,6}?(?:人民)?法庭))?/gu;
/** Words that end before the name of a place begins; the second row also begins names (和平区, 于都县, 即墨区). */
const LEAD =
  /^.*?(?:(?:不服|诉至|诉到|上诉于|上诉至|上诉到|提交|送交|转交|移送|报请|指定|依法|撤销|维持|证实|委托|进入|通过|发回|由|经(?![济开])|被|在|至|到|对|与|及|系|是|因|的|据|按|为|致|人|告|号|书|状|院|去|让|请|(?<!秭)归|驻(?!马店))(?=[\u4e00-\u9fff]+(?:省|市|区|县|旗|州|盟|法院|自治))|(?:于|向|(?<!呼)和|从|即|称)(?=[\u4e00-\u9fff]{2,}(?:省|市|区|县|旗|州|盟|法院|自治)))/u;
const PLACE =
  /^[\u4e00-\u9fff]{1,14}?(?:省|自治区|市|自治州|州|盟|地区|新区|开发区|特区|林区|区|自治县|县|自治旗|旗|兵团|师)/u;

/** All courts named in a text in its order; 人民法院 alone, 中级人民法院 alone and 本院 name no court. */
export function findCourts(text: string): FoundCourt[] {
  const { compact, at } = withoutSpaces(foldWidth(text));
  const found: FoundCourt[] = [];
  for (const match of compact.matchAll(ENDING)) {
    const branch = match.groups?.branch;
    const court = match[0].slice(0, match[0].length - (branch?.length ?? 0));
    const place = placeBefore(compact.slice(Math.max(0, match.index - 40), match.index), court);
    if (place === undefined) continue;
    const start = at[match.index - place.length] ?? 0;
    const end = (at[match.index + match[0].length - 1] ?? 0) + 1;
    const name = place + court;
    const level = levelOf(name);
    found.push({ name, ...(branch === undefined ? {} : { branch }), level, start, end, text: text.slice(start, end) });
  }
  return found;
}

function levelOf(name: string): FoundCourt["level"] {
  if (name === "最高人民法院") return "supreme";
  if (name.endsWith("高级人民法院")) return "high";
  // Specialised courts stand at the level of intermediate courts, but for the basic railway and internet courts.
  return name.includes("中级") || /(?:海事|知识产权|金融)法院$/.test(name) ? "intermediate" : "basic";
}

function placeBefore(head: string, court: string): string | undefined {
  const run = (/[\u4e00-\u9fff]*$/u.exec(head)?.[0] ?? "").replace(/^.*法院/u, "");
  if (run.endsWith("最高")) return court === "人民法院" ? "最高" : undefined;
  const province = LAST_PROVINCE.exec(run)?.[1];
  if (province !== undefined) return run.slice(run.lastIndexOf(province));
  const place = withoutLead(run);
  const special = !court.endsWith("人民法院") && /^[与和]?[\u4e00-\u9fff]{2,3}$/u.test(place);
  if (special) return place.replace(/^[与和](?=..)/u, "");
  return PLACE.test(place) && PLACE_END.test(place) && !NO_PLACE.test(place) ? place : undefined;
}

function withoutLead(run: string): string {
  for (let place = run; ; ) {
    const shorter = place.replace(LEAD, "");
    if (shorter === place) return place;
    place = shorter;
  }
}

const PLACE_END = /(?:省|市|区|州|盟|县|旗|兵团|师)$/u;
const NO_PLACE =
  /^(?:上级|下级|各级|地方|基层|同级|原审|一审|二审|受理|管辖|其他|有关|当地|中华|铁路|向|请求|管辖权的?|所在地|住所地|.*(?:所在地|管辖|辖区|本市|本县|本区|该市|该县|该区))/u;

function withoutSpaces(folded: string): { compact: string; at: number[] } {
  const at: number[] = [];
  let compact = "";
  for (let index = 0; index < folded.length; index++) {
    const character = folded.charAt(index);
    // A blank line parts a name from what stands above it.
    if (/\s/.test(character) && !/^\n\s*\n/.test(folded.slice(index, index + 3))) continue;
    compact += character;
    at.push(index);
  }
  return { compact, at };
}
