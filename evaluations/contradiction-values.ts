import { toCapitals } from "../src/engine/text/amounts.ts";

/** Chance that repeats: numbers in [0, 1). */
export type Random = () => number;

const pick = <T>(items: readonly [T, ...T[]], random: Random): T =>
  items[Math.floor(random() * items.length)] ?? items[0];
const whole = (least: number, most: number, random: Random): number =>
  least + Math.floor(random() * (most - least + 1));

const SURNAMES = ["秦", "罗", "严", "蒋", "郝", "葛", "聂", "柳", "程", "霍", "骆", "薛", "沈", "邵"] as const;
const GIVEN = ["若溪", "锦锋", "立群", "文博", "云舒", "承宇", "雨桐", "景行", "思远", "子衿", "清扬", "望舒"] as const;
const TIES = ["朋友", "同事", "邻居", "同学"] as const;
const OTHER_TIES = ["兄弟", "父子", "姐弟", "母子"] as const;
const ROADS = ["文昌路", "青云街", "建设大道", "长宁路", "海棠路", "新华街", "望江路", "工农路"] as const;
const FIRMS = ["晨曦纸业", "墨香印刷", "远帆机械", "青禾食品", "恒泰建筑", "立信装饰"] as const;
const LETTERS = "ABCDEFGHJK";
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CODES = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const CODE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

interface Ymd {
  readonly y: number;
  readonly m: number;
  readonly d: number;
}

/** A value of a slot: how it is written in a paper, and the same thing told otherwise. */
export interface SlotValue {
  write(random: Random): string;
  otherwise(random: Random): SlotValue;
}

const fixed = (text: string, other: (random: Random) => SlotValue): SlotValue => ({
  write: () => text,
  otherwise: other,
});

function digits(n: number, random: Random): string {
  return Array.from({ length: n }, () => whole(0, 9, random)).join("");
}

/** A text with one digit changed, somewhere in its second half. */
function withSlip(text: string, random: Random): string {
  const at = whole(Math.floor(text.length / 2), text.length - 2, random);
  const digit = (Number(text.charAt(at)) + whole(1, 8, random)) % 10;
  return text.slice(0, at) + String(digit) + text.slice(at + 1);
}

function citizenNumber({ y, m, d }: Ymd, random: Random): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  const body = `990107${y}${two(m)}${two(d)}${digits(3, random)}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body.charAt(at)), 0);
  return body + "10X98765432".charAt(sum % 11);
}

function creditCode(random: Random): string {
  const body = `91990107MA${digits(3, random)}${pick(["C", "D", "H"], random)}${digits(3, random)}`;
  const sum = CODE_WEIGHTS.reduce((total, weight, at) => total + weight * CODES.indexOf(body.charAt(at)), 0);
  return body + CODES.charAt((31 - (sum % 31)) % 31);
}

function dateValue(day: Ymd): SlotValue {
  const two = (n: number): string => String(n).padStart(2, "0");
  const { y, m, d } = day;
  return {
    write: (random) => pick([`${y}年${m}月${d}日`, `${y}年${m}月${d}日`, `${y}年${two(m)}月${two(d)}日`], random),
    otherwise: (random) =>
      dateValue(
        pick(
          [
            { y, m, d: d > 14 ? d - whole(1, 12, random) : d + whole(1, 12, random) },
            { y, m: (m % 12) + 1, d },
            { y: y - 1, m, d },
          ],
          random,
        ),
      ),
  };
}

function amountValue(yuan: number): SlotValue {
  return {
    write: (random) => pick([`${yuan}元`, `${yuan.toLocaleString("en-US")}元`, `${yuan}.00元`], random),
    otherwise: (random) => amountValue(yuan + pick([100, 500, 1000, -200], random) * whole(1, 4, random)),
  };
}

function capitalsValue(yuan: number, figures: number): SlotValue {
  return {
    write: (random) =>
      pick([`${toCapitals(yuan * 100)}（￥${figures}元）`, `${figures}元（大写：${toCapitals(yuan * 100)}）`], random),
    otherwise: (random) => capitalsValue(yuan, figures + 1000 * whole(1, 9, random)),
  };
}

function timeValue(hour: number, minute: number): SlotValue {
  return {
    write: () => `${hour}时${minute}分`,
    otherwise: (random) => timeValue(hour > 12 ? hour - whole(2, 5, random) : hour + whole(2, 5, random), minute),
  };
}

function nameValue(random: Random): SlotValue {
  const name = pick(SURNAMES, random) + pick(GIVEN, random);
  return fixed(name, (other) => {
    const last = pick(["曦", "峰", "辰", "洋", "彤", "杉"], other);
    return fixed(name.slice(0, 2) + last, () => fixed(name, () => fixed(name, nameValue)));
  });
}

function plateValue(random: Random): SlotValue {
  const letter = LETTERS.charAt(whole(0, LETTERS.length - 1, random));
  const number = `云${letter}${digits(2, random)}${LETTERS.charAt(whole(0, 9, random))}${digits(2, random)}`;
  return fixed(number, (other) => fixed(number.slice(0, 5) + withSlip(number.slice(5), other), plateValue));
}

function slipValue(text: string): SlotValue {
  return fixed(text, (random) => slipValue(withSlip(text, random)));
}

const MAKERS: Readonly<Record<string, (random: Random) => SlotValue>> = {
  date: (random) => dateValue({ y: whole(2021, 2024, random), m: whole(1, 9, random), d: whole(1, 27, random) }),
  time: (random) => timeValue(whole(6, 22, random), whole(1, 59, random)),
  amount: (random) => amountValue(whole(30, 98, random) * 100),
  capitals: (random) => {
    const yuan = whole(20, 900, random) * 1000;
    return capitalsValue(yuan, yuan);
  },
  plate: plateValue,
  road: (random) =>
    fixed(pick(ROADS, random), (other) => fixed(pick(["东湖路", "南园街", "北辰大道"], other), plateValue)),
  account: (random) => slipValue(`62179000${digits(11, random)}`),
  name: nameValue,
  code: (random) => {
    const code = creditCode(random);
    return fixed(code, () => fixed(creditCode(random), plateValue));
  },
  firm: (random) => fixed(`明江市${pick(FIRMS, random)}有限公司`, nameValue),
  bureau: () => fixed("明江市青溪区市场监督管理局", nameValue),
  hospital: () => fixed("明江市第二人民医院", nameValue),
  kin: (random) => fixed(pick(OTHER_TIES, random), (other) => fixed(`${pick(TIES, other)}关系`, nameValue)),
  tie: (random) => fixed(`${pick(TIES, random)}关系`, (other) => fixed(`${pick(OTHER_TIES, other)}关系`, nameValue)),
};

/** Values for all slots of a file; "birth x" is the day of birth of number x, "signer x" the name x unless planted. */
export function slotValues(slots: Readonly<Record<string, string>>, random: Random): ReadonlyMap<string, SlotValue> {
  const values = new Map<string, SlotValue>([["nn", fixed(digits(3, random), nameValue)]]);
  const births = new Map<string, Ymd>();
  const taken = new Set<string>();
  for (const [slot, type] of Object.entries(slots)) {
    const [kind = "", of = ""] = type.split(" ");
    if (kind === "number") {
      const birth = { y: whole(1968, 1999, random), m: whole(1, 12, random), d: whole(1, 28, random) };
      births.set(slot, birth);
      const number = citizenNumber(birth, random);
      values.set(
        slot,
        fixed(number, (other) => fixed(citizenNumber(birth, other), nameValue)),
      );
    } else if (kind === "birth") {
      values.set(slot, dateValue(births.get(of) ?? { y: 1980, m: 1, d: 1 }));
    } else if (kind === "signer") {
      const own = values.get(of)?.write(random) ?? "";
      values.set(
        slot,
        fixed(own, (other) => unlike(own, nameValue, other)),
      );
    } else {
      const value = unlike("", (again) => MAKERS[kind]?.(again) ?? nameValue(again), random, taken);
      taken.add(value.write(() => 0));
      values.set(slot, value);
    }
  }
  return values;
}

/** A value that is not another one, nor one taken before: two persons of a file never share a name. */
function unlike(
  own: string,
  make: (random: Random) => SlotValue,
  random: Random,
  taken?: ReadonlySet<string>,
): SlotValue {
  for (;;) {
    const value = make(random);
    const text = value.write(() => 0);
    const isNear = [own, ...(taken ?? [])].some(
      (one) => one === text || (one.length === 3 && one.slice(1) === text.slice(1)),
    );
    if (!isNear) return value;
  }
}
