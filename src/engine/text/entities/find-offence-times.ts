import { type Entity, entityAt } from "./entity.ts";

const PART = "(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜间|深夜|夜里|当晚|晚|午后)";
const CLOCK = "(?:\\d{1,2}(?:时|点)(?:\\d{1,2}分)?)";
const LOOSE = "(?:左右|前后|上旬|中旬|下旬|初|底|末|份|的)";
const DAY = `(?:\\d{4}年(?:初|底|夏天|春节)?(?:\\d{1,2}月(?:\\d{1,2}日)?)?|(?:同年|当年|次年)?\\d{1,2}月(?:\\d{1,2}日)|(?:次|同|当|翌)[日天])`;
const TAIL = `(?:${LOOSE}|某[日天]|一[天日]|${PART}|${CLOCK}|许)`;
const MOMENT = `${DAY}${TAIL}*`;
const TIME = RegExp(
  `${MOMENT}(?:(?:至|到|—|-)(?:${MOMENT}|\\d{1,2}月(?:\\d{1,2}日)?${TAIL}*|${PART}?${CLOCK}${TAIL}*|\\d{1,2}日${TAIL}*))?(?:期间|间|之间)?|${PART}${CLOCK}${TAIL}*`,
  "gu",
);

/** Times of an offence (作案时间), as they are written: from the year to the hour, with words such as 左右的一天, 凌晨, 许, and spans. */
export function findOffenceTimes(text: string): Entity[] {
  return [...text.matchAll(TIME)]
    .filter((match) => match[0].length > 2)
    .map((match) => entityAt(text, "time", { start: match.index, end: match.index + match[0].length }));
}
