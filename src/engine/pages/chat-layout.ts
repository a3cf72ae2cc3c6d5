import { compact } from "./compact.ts";
import type { Sheet, SheetLine } from "./sheet.ts";

const STATUS_BAR = /^(?:\S{0,8})?\d{1,2}:\d{2}.{0,14}(?:\d{1,3}%?|4G|5G|HD)?$/u;
const TIME =
  /^(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|(?:\d{4}[-/.])?\d{1,2}[-/.]\d{1,2}|昨天|前天|星期[一二三四五六日天]|周[一二三四五六日])?(?:凌晨|早上|上午|中午|下午|晚上)?\d{1,2}:\d{2}$/u;
const WORDS = /按住说话|撤回了一条消息|对方正在输入|微信转账|语音通话|以上是打招呼的内容|发消息|你已添加了/u;
const BAR_BOTTOM = 0.05;
const HEAD_OF_SCREEN = 0.09;
const LEAST_SCORE = 3;

/** The line that shows a page to be a chat (聊天界面): bubbles on both sides, time stamps between them, a status bar above. */
export function chatSign(sheet: Sheet): { start: number; end: number } | undefined {
  const { lines } = sheet;
  const [first] = lines;
  if (!first || lines.length < 3 || sheet.wide) return undefined;
  const words = ({ start, end }: SheetLine): string => compact(sheet.text.slice(start, end));
  const times = lines.filter((line) => line.top > BAR_BOTTOM && TIME.test(words(line)));
  const bubbles = bubbleScore(lines, times.length);
  const bar = first.top < BAR_BOTTOM && STATUS_BAR.test(words(first)) ? 2 : 0;
  const spoken = WORDS.test(compact(sheet.text)) ? 2 : 0;
  const isChat = bar + spoken + bubbles + Math.min(1, times.length) >= LEAST_SCORE;
  return isChat || (bubbles > 0 && times.length >= 2) ? (times[0] ?? first) : undefined;
}

/** 2 for several bubbles on each side, 1 for one on each, 0 for lines that stand otherwise, as prose does. */
function bubbleScore(lines: readonly SheetLine[], times: number): number {
  const mine = lines.filter(({ left, right }) => right > 0.72 && left > (right > 0.78 ? 0.2 : 0.24)).length;
  const theirs = lines.filter(({ left, right }) => left < 0.24 && right < 0.78).length;
  const spoken = lines.filter(({ top }) => top > HEAD_OF_SCREEN).length - times;
  if (mine + theirs < 0.7 * spoken) return 0;
  return Math.min(2, mine, theirs);
}
