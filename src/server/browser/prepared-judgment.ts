import type { DraftView } from "../../vocabulary/protocol.ts";
import type { ApiCaller } from "./api-caller.ts";

/** A judgment on the papers of PAPERS without a fault of form, one paragraph a line; its style stands before a colon. */
const SOUND = `court-name:云州省明江市青溪区人民法院
document-name:民事判决书
case-number:（2024）云9907民初2316号
body:原告：秦若溪，女，1992年6月24日出生，汉族，住云州省明江市青溪区柳浪街12号2幢301室。
body:被告：罗锦锋，男，1988年1月11日出生，汉族，住云州省明江市青溪区石桥镇新塘村7组21号。
body:原告秦若溪与被告罗锦锋民间借贷纠纷一案，本院于2024年9月12日立案后，依法适用简易程序，公开开庭进行了审理。原告秦若溪、被告罗锦锋到庭参加诉讼。本案现已审理终结。
body:原告秦若溪向本院提出诉讼请求：1.判令被告归还原告借款本金120000元；2.判令被告支付逾期利息，自2024年5月18日起计算；3.本案诉讼费用由被告承担。
body:被告罗锦锋辩称，实际收到借款94000元，其余为预先扣除的利息，请求分期偿还。
body:经审理查明，2023年5月8日，被告罗锦锋向原告秦若溪出具借条，原告于当日转账交付被告94000元，双方约定借期一年。
body:本院认为，合法的借贷关系受法律保护。预先在本金中扣除利息的，应当将实际出借的金额认定为本金。被告到期未还，应当承担还本付息的责任，原告的请求在此范围内予以支持。被告关于分期偿还的请求，原告不同意，本院不予采纳。
body:依照《中华人民共和国民法典》第六百七十条、第六百七十五条、第六百七十六条，《中华人民共和国民事诉讼法》第六十七条规定，判决如下：
order-item:一、被告罗锦锋于本判决生效之日起十日内归还原告秦若溪借款本金94000元；
order-item:二、被告罗锦锋于本判决生效之日起十日内支付原告秦若溪逾期利息（以94000元为基数，自2024年5月18日起按年利率3.45%计算至实际清偿之日止）；
order-item:三、驳回原告秦若溪的其他诉讼请求。
body:如果未按本判决指定的期间履行给付金钱义务，应当依照《中华人民共和国民事诉讼法》第二百六十四条规定，加倍支付迟延履行期间的债务利息。
body:案件受理费2700元，减半收取计1350元，由原告秦若溪负担300元，被告罗锦锋负担1050元。
body:如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，并按照对方当事人的人数提出副本，上诉于云州省明江市中级人民法院。
signature:审判员　沈知言
date:二〇二四年十一月十八日
signature:书记员　陆禾`;

/** A fault (差错) for the judgment: the right words, the wrong ones, and the check of handbook T §6.4 that should find it. */
export interface SeededFault {
  readonly right: string;
  readonly wrong: string;
  readonly rule: string;
}

/** Ten faults of ten kinds. */
export const FAULTS: readonly SeededFault[] = [
  { right: "被告罗锦锋辩称", wrong: "被告罗锦峰辩称", rule: "DR-03" },
  { right: "2023年5月8日，被告罗锦锋向", wrong: "2023年5月8日，原告罗锦锋向", rule: "DR-05" },
  {
    right: "借款本金94000元；\norder-item:二",
    wrong: "借款本金94000元（大写：壹拾贰万元整）；\norder-item:二",
    rule: "DR-09",
  },
  { right: "于2024年9月12日立案", wrong: "于2024年2月30日立案", rule: "DR-12" },
  { right: "范围内予以支持", wrong: "范围内予已支持", rule: "DR-34" },
  { right: "案件受理费2700元，减半收取计1350元", wrong: "案件受理费2900元，减半收取计1450元", rule: "DR-24" },
  { right: "上诉于云州省明江市中级", wrong: "上诉于云州省河阳市中级", rule: "DR-02" },
  { right: "\nsignature:书记员　陆禾", wrong: "", rule: "DR-29" },
  { right: "第六百七十条、", wrong: "第一千六百七十条、", rule: "DR-14" },
  { right: "由原告秦若溪负担300元", wrong: "由【由法官决定】负担300元", rule: "DR-37" },
];

interface Paragraph {
  readonly type: "paragraph";
  readonly attrs: { readonly block: string; readonly style: string };
  readonly content: readonly unknown[];
}

function paragraphOf(line: string): Paragraph {
  const at = line.indexOf(":");
  return {
    type: "paragraph",
    attrs: { block: "body", style: line.slice(0, at) },
    content: [{ type: "text", text: line.slice(at + 1) }],
  };
}

/** The judgment as the editor holds it, with the faults wanted. */
export function judgment(faults: readonly SeededFault[] = []): { type: "doc"; content: Paragraph[] } {
  const text = faults.reduce((words, { right, wrong }) => {
    if (!words.includes(right)) throw new Error(`"${right}" is not in the judgment`);
    return words.replace(right, wrong);
  }, SOUND);
  return { type: "doc", content: text.split("\n").map(paragraphOf) };
}

/** Starts a document by hand and saves this content as its first text. */
export async function saveByHand(
  judge: ApiCaller,
  caseId: string,
  content: unknown,
  proposals: DraftView["proposals"] = [],
): Promise<DraftView> {
  const { version } = await judge.send<DraftView>("POST", `/cases/${caseId}/draft/start`, { kind: "blank" });
  return judge.send<DraftView>("PUT", `/cases/${caseId}/draft`, { version, content, proposals });
}
