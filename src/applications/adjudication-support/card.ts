import { Card } from "../../vocabulary/advice.ts";

/** Feature card of adjudication support for all causes (全案由裁判辅助). */
export const card: Card = Card.parse({
  id: "adjudication-support",
  name: { zh: "全案由裁判辅助", en: "Adjudication support" },
  clause: 8,
  systems: ["adjudication"],
  readers: ["judge", "clerk"],
  does: {
    zh: "逐项列出诉请的依据、要件和各种裁判结果分别需要的认定；列出已提出的抗辩和争议焦点；对每个争议焦点列出大前提、小前提、推理过程和可能的认定；按不同假设逐步计算本金利息和本案由的各项金额；可以假设不同的认定，看结论如何变化；核对程序事项；说明卷内未见的内容。行政案件列出合法性审查五点和可选的判决方式。刑事案件列出罪名要件，识别事实可能涉及的罪名供与指控核对，列出可能的法定刑档及各自所需的认定、量刑情节和逐步计算的幅度，以及同类已决案件的刑期区间。离婚等家庭案件、侵财和毒品案件列出材料所写的要素。",
    en: "Sets out each claim with basis, elements and what every outcome would need; defences raised and issues; for each issue the premises, the trace and what may be found; computes interest and the sums of the cause step by step; other findings can be supposed to see what moves; checks procedure; says what the file does not show. Administrative cases: five points of legality and the judgments to choose from. Criminal cases: elements, the crimes the story may tell of for checking the charge, tiers with what each needs, circumstances, ranges step by step, and the interval of terms of like decided cases. Family, property and drug cases: their usual points as the papers write them.",
  },
  doesNot: [
    {
      zh: "不提出裁判结论，不判断哪一方胜诉，不预测法官；裁判由审判组织作出。",
      en: "Proposes no decision, says not who wins, predicts no judge; the bench decides.",
    },
    {
      zh: "当事人没有提出诉讼时效的，不提示、不计算。",
      en: "Says and computes nothing of limitation until a party raises it.",
    },
  ],
  limits: [
    {
      zh: "各案由的金额只按卷内数值、知识库参数和审判组织填写的数值计算；缺项要求填写，不作估算。区域统计数据只录入了少数省市，其余须由法院录入。",
      en: "Sums rest on the file, the parameters and what the bench types; what is missing is asked for. Statistics of few provinces are entered so far.",
    },
    {
      zh: "没有要件规则的案由走一般路径：只列该类案件的一般规定、诉请、金额和程序事项，特别规定可能遗漏；走深度规则的案件比例见下列实测（deep-path）。",
      en: "Causes without element rules take the general path: general law, claims, sums, procedure; special rules may be missing. The share of cases with deep rules is measured (deep-path).",
    },
    {
      zh: "情形推演只按要件和抗辩的规则推出仍有可能或者被排除的结果，不衡量证据，不保存。",
      en: "What-if follows the rules of elements and defences only; it weighs no evidence and is not kept.",
    },
    {
      zh: "罪名识别只读行为的文字，不作定性：相近的罪名（如诈骗与合同诈骗）容易混淆，新设和少见的罪名判例少；概率按公开裁判文书校准，在其他文本上偏高，不足以识别的不显示。",
      en: "Recognition of crimes reads words of conduct and qualifies nothing: neighbouring crimes are confused, rare and new ones known from few texts; its probability, calibrated on published judgments, runs high elsewhere; it stays silent when unsure.",
    },
    {
      zh: "刑期区间从公开裁判学得，不含裁判理由中才有的情节，较宽，多名被告人和少见罪名不列；家庭、侵财和毒品要素按手写规则识别，只列材料怎么写，未见过的写法会漏。",
      en: "Intervals of terms are wide, for what only reasons tell is not in them; none for several accused or rare charges. Family, property and drug points are read by hand-written rules; ways of writing not foreseen are missed.",
    },
    {
      zh: "刑事深度规则限于二十三个常见罪名；省级数额标准和增加刑罚量未录入的，只给全国幅度，不作推测；量刑幅度不含无期徒刑和死刑。",
      en: "Deep criminal rules cover 23 common crimes; figures of a province that are not entered are never guessed; ranges exclude life and death.",
    },
    {
      zh: "利率、期间等参数以知识库录入为准，缺少的数值不会估算。",
      en: "Rates and periods come from the knowledge base; missing numbers are never guessed.",
    },
    {
      zh: "金额和日期来自案件信息项，未核对的按拟填值计算，须先核对。",
      en: "Sums and days come from the case fields; unconfirmed ones must be checked first.",
    },
  ],
  risk: "R3",
  key: ["kind", "id", "totalFen", "inTime", "expiresOn", "state", "stance", "least", "most", "leastFen", "mostFen"],
  floor: { precision: 0.9, recall: 0.9 },
  version: "1.2.0",
  dataDay: "2026-11-24",
});
