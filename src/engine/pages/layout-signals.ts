import { distance } from "./compact.ts";
import type { Layout } from "./page-layout.ts";
import type { PageView } from "./page-view.ts";
import { type SplitSignal, signal } from "./split-signal.ts";

/** Signals of a change of layout or paper (FC-11): screens, tables, cards, pictures, blank separators, the paper turned. */
export function layoutSignals(last: PageView, page: PageView): SplitSignal[] {
  const [before, now] = [last.layout.layout, page.layout.layout];
  const either = (...layouts: readonly Layout[]): boolean => layouts.includes(before) || layouts.includes(now);
  if (either("blank")) return signal(true, 9, "空白页分隔");
  if (either("identity-front", "identity-back")) return identitySignals(before, now);
  if (either("chat")) return before === now ? chatSignals(last, page) : signal(true, 5, "聊天截图版式起止");
  if (either("picture")) return signal(true, 3, "图片页");
  if (now === "transactions") return tableSignals(before, page);
  return signal(last.sheet.wide !== page.sheet.wide, 3, "纸张方向改变");
}

function identitySignals(before: Layout, now: Layout): SplitSignal[] {
  const isBack = before === "identity-front" && now === "identity-back";
  return isBack ? signal(true, -6, "身份证背面") : signal(true, 8, "身份证页面");
}

/** A table goes on unless a title stands over it. */
function tableSignals(before: Layout, page: PageView): SplitSignal[] {
  if (page.titles.length > 0) return [];
  return before === "transactions" ? signal(true, -5, "交易表格接续") : signal(true, 3, "交易明细表格开始");
}

const NAME_PLACE = { top: 0.035, bottom: 0.11 };

/** Screenshots of one chat show the same name at the top. */
function chatSignals(last: PageView, page: PageView): SplitSignal[] {
  const name = ({ rows }: PageView): string =>
    rows.find(({ top }) => top > NAME_PLACE.top && top < NAME_PLACE.bottom)?.text ?? "";
  const [before, now] = [name(last), name(page)];
  // A third of the characters may be misread; another name differs in more.
  const most = Math.floor(before.length / 3);
  const isOther = before !== "" && now !== "" && distance(before, now, most) > most;
  return isOther ? signal(true, 3, `聊天对象改变（${now}）`) : signal(true, -6, "同一聊天的下一屏");
}
