import { describe, expect, test } from "vitest";
import { type CauseProfile, openCauseRanking } from "./rank-causes.ts";

const profile = (name: string, words: string[], more: Partial<CauseProfile> = {}): CauseProfile => ({
  name,
  aliases: [],
  words,
  texts: [],
  isGeneral: false,
  isCommon: false,
  ...more,
});
const ranking = openCauseRanking([
  profile("合同纠纷", ["合同", "违约"], { isGeneral: true }),
  profile("保管合同纠纷", ["保管", "寄存", "存车", "合同"], {
    texts: ["寄存人到保管人处从事购物等活动，将物品存放在指定场所的，视为保管。"],
  }),
  profile("饲养动物损害责任纠纷", ["狗", "咬伤", "牵绳"]),
  profile("民间借贷纠纷", ["借条", "借款", "利息"], { aliases: ["民间借贷"], isCommon: true }),
]);
const first = (text: string) => ranking.rank(text, 3)[0];

describe("openCauseRanking()", () => {
  test("ranks a cause by its words, names the words, and shares confidence out", () => {
    const ranked = ranking.rank("被告所养的狗未系牵绳，将原告咬 伤，支付医疗费。", 4);
    expect(ranked[0]).toMatchObject({ name: "饲养动物损害责任纠纷", words: ["狗", "咬伤", "牵绳"] });
    expect(ranked.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.0001);
  });
  test("prefers a cause below to the one that stands above it", () => {
    expect(first("原告将电动车存车处寄存，保管合同成立，车辆丢失，被告违约。")?.name).toBe("保管合同纠纷");
  });
  test("lets the law of a cause speak where its words are missing", () => {
    expect(first("原告购物时将物品存放在指定场所后丢失。")?.name).toBe("保管合同纠纷");
  });
  test("takes a name or an alias for more than any word", () => {
    expect(first("原告诉被告民间借贷一案，合同约定违约金。")?.name).toBe("民间借贷纠纷");
  });
  test("says nothing where no word, name or law speaks", () => {
    expect(ranking.rank("２０２４年５月，天气晴。", 3)).toEqual([]);
    expect(ranking.rank("", 3)).toEqual([]);
  });
});
