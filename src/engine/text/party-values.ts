import type { Day } from "../../vocabulary/day.ts";
import { findDates } from "./dates.ts";
import { findCitizenNumbers, findCreditCodes, findPhones } from "./identity-numbers.ts";

/** A value read from a paper and the place it stands at; end exclusive. `text` is the slice as printed. */
export interface Spanned<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What the description of a party says of the party itself; only what is stated. */
export interface PartyValues {
  readonly sex?: Spanned<"男" | "女">;
  /** Day of birth; `precision` is "month" or "year" when the paper says no more. */
  readonly birth?: Spanned<Day> & { readonly precision: "day" | "month" | "year" };
  readonly ethnicity?: Spanned<string>;
  /** As stated, possibly with parts hidden; check it with checkCitizenNumber (rule ID-01). */
  readonly idNumber?: Spanned<string>;
  readonly creditCode?: Spanned<string>;
  /** Where the party lives or has its seat; the registered household only when no other address is given. */
  readonly address?: Spanned<string>;
  readonly phone?: Spanned<string>;
  readonly workUnit?: Spanned<string>;
}

/** A part of a text under reading: the source, its folded form and the bounds to stay within. */
export interface Region {
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const ETHNICITIES =
  "汉|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺";

/** Labels that begin the next value and so end the one before. */
const NEXT =
  /^(?:公民身份|居民身份|身份证|身份号码|证件(?:类型|号)|联系电话|联系方式|电话|手机|统一社会|信用代码|组织机构|法定代表|法人代表|主要负责|负责人|经营者|执行事务|委托|诉讼代理|辩护人|法定代理|邮编|邮政编码|性\s?别|民\s?族|出生|户籍|现住|经常居住|住\s?所|住\s?址|地\s?址|送达地址|工作单位|职\s?业|职\s?务|籍\s?贯|开户|账号|微信|电子邮|代理权限|注册地|类\s?型)/u;

/** Reads sex, birth, ethnicity, numbers, address, telephone and work unit out of a region. */
export function readPartyValues(region: Region): PartyValues {
  const values = {
    sex: readSex(region),
    birth: readBirth(region),
    ethnicity: readEthnicity(region),
    idNumber: readNumber(region, ID_LABEL, () => findCitizenNumbers(slice(region))),
    creditCode: readNumber(region, CREDIT_LABEL, () => findCreditCodes(slice(region))),
    address: readAddress(region),
    phone: readNumber(region, PHONE_LABEL, () => findPhones(slice(region))),
    workUnit: readAfter(region, /工\s?作\s?单\s?位\s?:?\s*/u),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

const ID_LABEL =
  /(?:公民身份(?:证)?号码?|居民身份证(?:号码?)?|身份证(?:件)?(?:号码?)?|身份号码|证件号码?)\s?[:为]?\s*(?<value>\d[\dXx*×\s]{13,22}[\dXx*×])/u;
const CREDIT_LABEL =
  /(?:统一社会信用代码(?:证号)?|信用代码(?:证号)?|组织机构代码(?:证号)?)\s?[:为]?\s*(?<value>[\dA-Za-z*][\dA-Za-z*\s-]{7,20}[\dA-Za-z*])/u;
const PHONE_LABEL = /(?:联系电话|联系方式|电话号?码?|手机号?码?)\s?[:为]?\s*(?<value>\+?[\d(][\d\s*()-]{5,16}[\d*])/u;

function slice(region: Region): string {
  return region.text.slice(region.start, region.end);
}

/** A value at a place of the region; offsets count from the region's start. */
export function spanOf<T>(region: Region, value: T, from: number, to: number): Spanned<T> {
  const [start, end] = [region.start + from, region.start + to];
  return { value, start, end, text: region.text.slice(start, end) };
}

function readSex(region: Region): Spanned<"男" | "女"> | undefined {
  const head = region.folded.slice(region.start, region.end);
  // In form sheets both boxes are printed and one is ticked.
  const boxes = /男\s?[□☐☑√✓■☒]|[□☐☑√✓■☒]\s?男/u.test(head);
  const ticked = /(?<sex>[男女])\s?[☑√✓■☒]/u.exec(head) ?? /[☑√✓■☒]\s?(?<sex>[男女])/u.exec(head);
  const plain = /(?<=^|[,;。:\s)])(?<sex>[男女])(?=[,;。\s性]|$)/u.exec(head);
  const match = boxes ? ticked : plain;
  const sex = match?.groups?.sex;
  if (!match || sex === undefined) return undefined;
  const at = match.index + match[0].indexOf(sex);
  return spanOf(region, sex === "男" ? "男" : "女", at, at + 1);
}

function readBirth(region: Region): PartyValues["birth"] {
  const head = region.folded.slice(region.start, region.end);
  for (const date of findDates(slice(region))) {
    const before = head.slice(Math.max(0, date.start - 12), date.start);
    const after = head.slice(date.end, date.end + 4);
    if (!/^\s?出?生/u.test(after) && !/(?:出生(?:日期|年月日?|时间)?|生日|生于)\s?[:为]?\s*$/u.test(before)) continue;
    return { ...spanOf(region, date.day, date.start, date.end), precision: date.precision };
  }
  return undefined;
}

function readEthnicity(region: Region): Spanned<string> | undefined {
  const head = region.folded.slice(region.start, region.end);
  const match =
    new RegExp(`(?<=^|[,;。:\\s])(?<value>(?:${ETHNICITIES})\\s?族)(?=[,;。\\s(]|$)`, "u").exec(head) ??
    new RegExp(`民\\s?族\\s?:\\s*(?<value>(?:${ETHNICITIES})\\s?族?)`, "u").exec(head);
  const value = match?.groups?.value;
  if (!match || value === undefined) return undefined;
  const at = match.index + match[0].lastIndexOf(value);
  return spanOf(region, value.replace(/\s/g, ""), at, at + value.length);
}

type Found = { readonly number: string; readonly start: number; readonly end: number };

function readNumber(region: Region, label: RegExp, find: () => readonly Found[]): Spanned<string> | undefined {
  const [found] = find();
  if (found) return spanOf(region, found.number, found.start, found.end);
  const match = label.exec(region.folded.slice(region.start, region.end));
  const value = match?.groups?.value?.split("\n")[0]?.trimEnd();
  if (!match || value === undefined || value.length < 7) return undefined;
  const at = match.index + match[0].indexOf(match.groups?.value ?? "");
  return spanOf(region, value.replace(/\s/g, "").toUpperCase(), at, at + value.length);
}

const SEAT =
  /(?<=^|[,;。\s(:)])(?:住\s?所\s?地|住\s?所|现\s?住\s?址|家庭住址|现\s?住(?!所)|经常居住地|居住地|住\s?址|通讯地址|地\s?址|住(?![院宿房]))(?:\s?\([^()\n]{0,18}\))?\s?:?\s*/gu;
const HOUSEHOLD =
  /(?<=^|[,;。\s(:)])(?:户籍(?:所在)?地(?:址)?(?:[及和](?:经常)?居住地)?|户籍|户口所在地|注册地(?:址)?)(?:\s?\/\s?登记地)?\s?:?\s*/gu;

function readAddress(region: Region): Spanned<string> | undefined {
  const head = region.folded.slice(region.start, region.end);
  for (const label of [SEAT, HOUSEHOLD]) {
    for (const match of head.matchAll(label)) {
      const value = valueFrom(region, match.index + match[0].length);
      if (value && value.value.length >= 3 && /[省市区县旗州镇乡村路街道巷号栋幢楼组屯]/u.test(value.value))
        return value;
    }
  }
  return undefined;
}

/** The value after the first place where a label stands. */
export function readAfter(region: Region, label: RegExp): Spanned<string> | undefined {
  const match = label.exec(region.folded.slice(region.start, region.end));
  return match ? valueFrom(region, match.index + match[0].length) : undefined;
}

/** Value from an offset of the region on: up to punctuation, the next label, or a line break that does not merely wrap the line. */
function valueFrom(region: Region, from: number): Spanned<string> | undefined {
  const head = region.folded.slice(region.start, region.end);
  let at = from;
  for (; at < head.length; at++) {
    const character = head.charAt(at);
    if (/[,。;]/.test(character)) break;
    if (at > from && /[\s(]/.test(character) && endsAt(region, at, from)) break;
    if (at > from + 3 && NEXT.test(head.slice(at, at + 8))) break;
  }
  const printed = head.slice(from, at).trimEnd();
  const value = region.text.slice(region.start + from, region.start + from + printed.length).replace(/\s/g, "");
  return value === "" || value === "无" ? undefined : spanOf(region, value, from, from + printed.length);
}

function endsAt(region: Region, at: number, from: number): boolean {
  const head = region.folded.slice(region.start, region.end);
  const rest = head.slice(at + 1).trimStart();
  if (rest === "" || NEXT.test(rest)) return true;
  if (head.charAt(at) !== "\n") return false;
  // A line that stops short was ended by its writer; a full one was wrapped by the page.
  const lineStart = region.folded.lastIndexOf("\n", region.start + at - 1) + 1;
  return (
    /^\s*\n/.test(head.slice(at + 1)) ||
    region.start + at - lineStart < 14 ||
    at === from ||
    /^[^,。;\n]{1,12}:/u.test(rest)
  );
}
