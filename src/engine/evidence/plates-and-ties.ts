import type { CaseParty } from "./case-parties.ts";
import type { FlatPage } from "./flat-page.ts";
import type { LabelledValue } from "./labelled-value.ts";

const PLATE =
  /(?<![A-Z0-9])(?<plate>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•.]?[A-HJ-NP-Z0-9]{5,6})(?![A-Z0-9])/gu;

/** Number plates on the pages (车牌号码), each as a value of its own: those that differ by a slip are told apart later. */
export function plates(pages: readonly FlatPage[]): LabelledValue[] {
  return pages.flatMap((page) =>
    [...page.text.matchAll(PLATE)].map((match): LabelledValue => {
      const plate = (match.groups?.["plate"] ?? "").replace(/[·•.]/gu, "");
      return {
        topic: "plate",
        key: "plate",
        name: { zh: "车牌号码", en: "number plate" },
        subject: "",
        value: plate,
        says: plate,
        paper: page.paper,
        passage: page.passage(match.index, match.index + match[0].length),
        isUnique: true,
      };
    }),
  );
}

const KIN = "夫妻|父子|父女|母子|母女|兄弟|姐妹|兄妹|姐弟|祖孙";
const OTHERS = "朋友|同事|同学|邻居|老乡|战友|普通朋友";
const TIE = new RegExp(
  String.raw`(?<one>原告|被告|[\u4e00-\u9fff·]{2,4}?)(?:与|和|同|跟)(?<other>原告|被告|[\u4e00-\u9fff·]{2,4}?)(?:之间)?(?:系|是|为)(?<tie>${KIN}|${OTHERS})(?:关系)?`,
  "gu",
);

/** Ties between two parties that papers state (当事人关系): kin of one kind excludes another kind and mere acquaintance. */
export function ties(pages: readonly FlatPage[], parties: readonly CaseParty[]): LabelledValue[] {
  const nameOf = (word: string): string | undefined => {
    const voice = word === "原告" ? "plaintiff" : word === "被告" ? "defendant" : undefined;
    const named = voice
      ? parties.filter((party) => party.voice === voice)
      : parties.filter(({ name }) => word.endsWith(name));
    return named.length === 1 ? named[0]?.name : undefined;
  };
  return pages.flatMap((page) =>
    [...page.text.matchAll(TIE)].flatMap((match): LabelledValue[] => {
      const { one = "", other = "", tie = "" } = match.groups ?? {};
      const pair = [nameOf(one), nameOf(other)].filter((name) => name !== undefined).sort();
      if (pair.length !== 2 || pair[0] === pair[1]) return [];
      const isKin = new RegExp(`^(?:${KIN})$`, "u").test(tie);
      return [
        {
          topic: "relationship",
          key: "tie",
          name: { zh: "双方关系", en: "tie between the two" },
          subject: pair.join("、"),
          value: isKin ? tie : "acquaintance",
          says: tie,
          paper: page.paper,
          passage: page.passage(match.index, match.index + match[0].length),
          isUnique: true,
        },
      ];
    }),
  );
}
