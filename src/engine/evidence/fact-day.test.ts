import { describe, expect, test } from "vitest";
import { Day } from "../../vocabulary/day.ts";
import { factDayIn } from "./fact-day.ts";
import type { Paper } from "./paper.ts";

const TODAY = Day.parse("2026-11-24");
const paper = (kind: string, text: string): Paper => ({
  id: kind,
  kind,
  title: kind,
  day: null,
  author: null,
  pages: [{ original: "o1", number: 1, text, sealed: false, confidence: 1, doubtful: [] }],
});

describe("factDayIn() (ST-04)", () => {
  test.each([
    [
      "原告：白露，女，1990年3月4日出生。\n事实与理由：2024年3月15日，被告驾车与原告发生碰撞。2024年9月2日起诉。",
      "2024-03-15",
    ],
    ["原告2022年12月1日入职被告处工作，2024年5月31日被告通知解除。", "2022-12-01"],
    ["2018年6月1日双方签订租赁合同，2019年3月1日被告停止付租。", "2018-06-01"],
    ["双方于2010年5月1日登记结婚，2012年8月9日生育一子。", "2010-05-01"],
  ])("takes the earliest event that begins a legal relation: %s", (text, day) => {
    const found = factDayIn([paper("complaint", text)], TODAY);
    expect(found?.day).toBe(day);
    expect(text.slice(found?.passage.start, found?.passage.end)).toBe(found?.passage.quote);
  });
  test("says nothing where no such day is told", () => {
    expect(factDayIn([paper("complaint", "被告多次拒绝付款。2024年9月2日起诉。")], TODAY)).toBeUndefined();
    expect(factDayIn([paper("answer", "2024年3月15日签订合同。")], TODAY)).toBeUndefined();
    expect(factDayIn([paper("complaint", "2027年3月15日签订合同。")], TODAY)).toBeUndefined();
  });
});
