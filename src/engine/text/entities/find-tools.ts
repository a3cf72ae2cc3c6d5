import type { OffenceWords } from "../../../vocabulary/recognition.ts";
import { anyOf, type Entity, entityAt } from "./entity.ts";

/**
 * Tools of an offence (作案工具): known tools behind a word of using or carrying (用, 使用, 持, 携带, 作案工具), with their list,
 * and vehicles behind 驾驶, 驾车 or 骑.
 */
export function findTools(text: string, words: OffenceWords): Entity[] {
  const tool = anyOf(words.tools);
  const one = `[^，。；、（）()的]{0,8}?${tool}`;
  const used = RegExp(
    `(?:使用|利用|采用|携带|手持|持|用|作案工具|采取|提供的|准备(?:好)?的?)(?:的|了|：|其|由|随身携带的|事先准备(?:好)?的|同款|[^，。；、（）()]{0,12}的)?(?<list>${one}(?:[、和及]${one})*(?:等作案工具|等工具)?)`,
    "gu",
  );
  const driven = RegExp(
    `驾驶?(?:着)?(?<list>(?:一辆)?[^，。；、（）()来至到行前]{0,6}?${anyOf(words.vehicles)}|[\\u4e00-\\u9fff][A-Z][A-Z0-9*×]{4,6}(?:、[\\u4e00-\\u9fff][A-Z][A-Z0-9*×]{4,6})*(?:[两一]辆)?[^，。；至到]{0,8}?车)`,
    "gu",
  );
  return [...text.matchAll(used), ...text.matchAll(driven)]
    .flatMap((match) => {
      const list = match.groups?.["list"] ?? "";
      const start = match.index + match[0].length - list.length;
      return itemsOf(text, start, list);
    })
    .sort((a, b) => a.start - b.start);
}

function itemsOf(text: string, start: number, list: string): Entity[] {
  const items: Entity[] = [];
  let at = start;
  for (const item of list.split(/[、和及]/u)) {
    const lead = /^(?:.*的|其|由)(?=.)/u.exec(item)?.[0].length ?? 0;
    items.push(entityAt(text, "tool", { start: at + lead, end: at + item.length }));
    at += item.length + 1;
  }
  return items;
}
