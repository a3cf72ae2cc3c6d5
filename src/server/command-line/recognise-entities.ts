import { findOffenceEntities } from "../../engine/text/entities/find-offence-entities.ts";
import type { OffenceEntityKind } from "../../vocabulary/recognition.ts";
import type { Recogniser } from "./recogniser.ts";

const NAMES: Readonly<Record<OffenceEntityKind, string>> = {
  suspect: "犯罪嫌疑人 suspect",
  victim: "被害人 victim",
  "money-taken": "被盗货币 money taken",
  value: "物品价值 value",
  gain: "违法所得 gain",
  goods: "被盗物品 goods",
  tool: "作案工具 tool",
  time: "时间 time",
  place: "地点 place",
  body: "组织机构 body",
};

/** Entities of a property offence in a text (侵财案件实体), in their order. */
export const recogniseEntities: Recogniser = (text, { base }) => {
  const found = findOffenceEntities(text, base.recognition());
  const lines = found.map(({ kind, start, end, text: words }) => `[${start}–${end}] ${NAMES[kind]}  ${words}`);
  return { value: found, text: [...lines, `${found.length} 个实体 entity(ies)`].join("\n") };
};
