import type { CaseField } from "../../vocabulary/case-record.ts";
import type { CaseParty } from "./case-parties.ts";
import type { Said } from "./said.ts";

/** What is known of a case when elements, defences and claims are read. */
export interface Situation {
  readonly fields: readonly CaseField[];
  readonly parties: readonly CaseParty[];
  readonly said: readonly Said[];
}

// Words of claims and pleadings that make a conditional element matter; the names are those of "when" in knowledge/causes.
const CONDITIONS: Readonly<Record<string, RegExp>> = {
  "spouse-sued": /夫妻共同|夫妻关系|系夫妻|之妻|之夫|配偶|共同债务/u,
  "guarantor-sued": /保证人|担保人|保证责任|担保责任|连带责任保证|作为保证|提供(?:连带)?(?:保证|担保)/u,
  "interest-claimed": /利息|利率|月息|年息/u,
  "price-claimed": /货款|价款|材料款|欠款/u,
  "damages-claimed": /赔偿|损失|违约金/u,
  "termination-claimed": /解除/u,
  "quality-disputed": /质量|不合格|瑕疵|退货/u,
  children: /子女|抚养|婚生|女儿|儿子|探望/u,
  "child-support-claimed": /抚养费/u,
  "property-claimed": /共同财产|分割|房屋归|车辆归|存款归|房产/u,
  "debts-claimed": /共同债务|债务由|债务的/u,
  "compensation-claimed": /损害赔偿|补偿|经济帮助|过错/u,
  "security-claimed": /抵押|质押|保证|担保/u,
  "damage-claimed": /损坏|毁损|维修|修复|恢复原状/u,
  "double-pay-claimed": /[二双两]倍工资|双倍工资/u,
  "forced-resignation": /被迫解除|被迫离职|被迫辞职/u,
  "overtime-claimed": /加班/u,
  "termination-disputed": /违法解除|赔偿金|经济补偿|辞退|解除劳动/u,
  "card-stolen": /盗刷|伪卡|非本人|不是本人|克隆卡/u,
  "priority-claimed": /优先受偿/u,
  "delay-claimed": /工期|逾期竣工|误期|延误/u,
  "actual-builder": /实际施工人|挂靠|借用资质|转包|违法分包/u,
  "late-delivery": /交房|交付房屋|交付使用|延期交付|逾期交付/u,
  "late-title": /办证|权属证书|产权证|产权登记|不动产权|过户/u,
  "promise-claimed": /广告|宣传|楼书|沙盘|承诺/u,
  "venue-sued": /安全保障|商场|超市|酒店|宾馆|浴室|游泳馆|经营场所|活动组织/u,
  "school-sued": /学校|幼儿园|中学|小学|培训机构|教育机构/u,
  animal: /犬|狗|饲养|动物/u,
  "moral-damages-claimed": /精神(?:损害)?抚慰金|精神损害/u,
  "disability-claimed": /残疾赔偿|伤残|定残|[一二三四五六七八九十]级/u,
  "recourse-claimed": /追偿|代偿|代为(?:清偿|偿还|归还)|垫付/u,
  "will-claimed": /遗嘱/u,
  "estate-debts": /生前(?:债务|欠)|债务|税款/u,
  "custody-claimed": /变更抚养|变更.{0,12}抚养|由(?:原告|被告).{0,6}抚养/u,
  "time-barred": /起诉期限|超过法定期限|超期起诉/u,
  "consent-disputed": /知情同意|未告知|没有告知|风险告知|同意书/u,
  "product-claimed": /医疗器械|医疗产品|植入物|药品缺陷|输血|血液/u,
};
const DISPUTED = new Set(["quality-disputed", "time-barred"]);

/** Text of a claim without its number, for matching with conditions. */
export function claimTexts(fields: readonly CaseField[]): { number: number; text: string; field: CaseField }[] {
  return fields
    .flatMap((field) => {
      const number = /^claims\.(\d+)\.text$/.exec(field.name)?.[1];
      return number === undefined ? [] : [{ number: Number(number), text: field.value.replace(/\s+/gu, ""), field }];
    })
    .sort((a, b) => a.number - b.number);
}

/** True when a conditional element (when) matters in this case: by its fields, the claims, else the pleadings. */
export function isActive(when: string, situation: Situation): boolean {
  if (when === "always") return true;
  const pattern = CONDITIONS[when];
  // A condition that no rule here knows is shown rather than hidden.
  if (!pattern) return true;
  if (when === "guarantor-sued" && situation.fields.some(({ name }) => name.startsWith("guarantors."))) return true;
  if (when === "interest-claimed" && situation.fields.some(({ name }) => /^claims\.\d+\.interest\./.test(name)))
    return true;
  if (claimTexts(situation.fields).some(({ text }) => pattern.test(text))) return true;
  const pleadings = situation.said.filter(
    ({ voice, paper }) =>
      (voice === "plaintiff" && paper.kind !== "agent-opinion") || (DISPUTED.has(when) && voice === "defendant"),
  );
  return pleadings.some(({ text }) => pattern.test(text));
}

// Claims say in fewer words than pleadings who shall answer together with whom.
const BY_CLAIM: Readonly<Record<string, RegExp>> = {
  "spouse-sued": /共同(?:归还|偿还|返还|支付|给付|承担|清偿)|夫妻共同/u,
  "guarantor-sued": /连带|保证|担保/u,
  "interest-claimed": /利息|利率|违约金|逾期/u,
};

/** True when a claim calls for an element by its own words. */
export function claimCallsFor(when: string, claim: string): boolean {
  if (when === "always") return true;
  return (BY_CLAIM[when] ?? CONDITIONS[when])?.test(claim) ?? false;
}
