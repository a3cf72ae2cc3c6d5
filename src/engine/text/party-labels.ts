/** Standing of a party (诉讼地位) by the label it carries in the paper. */
export type PartyRole =
  | "plaintiff"
  | "defendant"
  | "third-party"
  | "appellant"
  | "appellee"
  | "retrial-applicant"
  | "enforcement-applicant"
  | "enforcement-respondent"
  | "applicant"
  | "respondent"
  | "outsider"
  | "answering"
  | "answered"
  | "accused"
  | "private-prosecutor";

/** Words of the label, the longest first where one holds another. */
const ROLES: readonly (readonly [string, PartyRole])[] = [
  ["附带民事诉讼原告人", "plaintiff"],
  ["附带民事诉讼被告人", "defendant"],
  ["无独立请求权第三人", "third-party"],
  ["有独立请求权第三人", "third-party"],
  ["被申请执行人", "enforcement-respondent"],
  ["申请执行人", "enforcement-applicant"],
  ["再审申请人", "retrial-applicant"],
  ["申请再审人", "retrial-applicant"],
  ["复议申请人", "applicant"],
  ["利害关系人", "outsider"],
  ["被申请人", "respondent"],
  ["被执行人", "enforcement-respondent"],
  ["被答辩人", "answered"],
  ["被上诉人", "appellee"],
  ["原审第三人", "third-party"],
  ["反诉原告", "plaintiff"],
  ["反诉被告", "defendant"],
  ["原审原告", "plaintiff"],
  ["原审被告", "defendant"],
  ["一审原告", "plaintiff"],
  ["一审被告", "defendant"],
  ["上诉人", "appellant"],
  ["申请人", "applicant"],
  ["答辩人", "answering"],
  ["第三人", "third-party"],
  ["自诉人", "private-prosecutor"],
  ["被告人", "accused"],
  ["案外人", "outsider"],
  ["异议人", "outsider"],
  ["起诉人", "plaintiff"],
  ["原告", "plaintiff"],
  ["被告", "defendant"],
];

const spaced = (word: string): string => Array.from(word).join("[ \\t]?");
const ORDINAL = String.raw`(?:[一二三四五六七八九十]{1,2}|\d{1,2}|\([一二三四五六七八九十\d]{1,2}\))`;

/** Source of a pattern over folded text for the label of a party: 原告, 第一被告, 上诉人(原审原告), with optional colon. Groups `label`, `core`, `colon`. */
export const PARTY_LABEL = String.raw`(?<label>(?:第[一二三四五\d]{1,2})?(?<core>${ROLES.map(([word]) => spaced(word)).join("|")})(?:[ \t]?${ORDINAL})?(?:[ \t]?\([^()\n]{1,40}\))?)[ \t]?(?<colon>:)?`;

/** Standing that goes with the core word of a label. */
export function roleOf(core: string): PartyRole {
  const word = core.replace(/\s/g, "");
  return ROLES.find(([known]) => known === word)?.[1] ?? "outsider";
}

const SURNAMES =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦商牟佘佴伯赏墨哈谯笪年爱阳佟言福肖付代仝初邝覃辜邸隋修原战丘冼麦蹇车但揭";
const COMPOUND = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|夏侯|令狐|宇文|长孙|端木)/u;
/** Speech that a transcript puts after 原告： and that looks like a name. */
const SPEECH =
  /^(?:应该|应当|全部|和解|同意|没有|安排|时间|时候|方便|明白|何时|经过|于是|经庭|有异议|有的|平时|后来|都是|都有|金额|相信|管辖|认可|请求|向法|向被|从来|别的|连带|计算|解决|法庭|法院|文书|利息|有利|简单|通过|終|终究|明确|满意|充分|居住|相关|关于|原告|原件|公司|他们|国家|代理|能够|能否|但是)/u;

/** Pattern for the words a company, shop, office or other organisation (单位) ends with. */
export const ORGANISATION =
  /(?:公司|银行|支行|分行|信用社|合作社|联社|厂|店|馆|行|部|社|中心|局|委员会|村委会|居委会|政府|学校|大学|学院|中学|小学|幼儿园|医院|卫生院|研究院|研究所|事务所|服务所|协会|商会|基金会|合伙\)?|工作室|经营户|集团|联合会|商行|超市|酒店|饭店|农场|林场|站|所|队|场|坊|庄|院|处|室|小组|大队|组|铺|城|园|吧)$/u;

/** True for what can be the name of a person in full or as published with parts hidden (张三, 欧阳某某, 李某1, 买买提·艾山). */
export function isPersonName(text: string): boolean {
  const name = text.replace(/\s/g, "");
  if (SPEECH.test(name)) return false;
  if (/^[\u4e00-\u9fff]{1,2}(?:某{1,3}|[×xX*○]{1,3})[\u4e00-\u9fff]?[\d一二三四五六七八九甲乙丙丁]?$/u.test(name))
    return true;
  if (/^[\u4e00-\u9fff]{1,8}(?:[·•.][\u4e00-\u9fff]{1,10}){1,3}$/u.test(name)) return true;
  if (/^[A-Z][A-Za-z .'-]{3,40}$/.test(text.trim())) return true;
  if (!/^[\u4e00-\u9fff]{2,4}$/u.test(name)) return false;
  return COMPOUND.test(name) || (SURNAMES.includes(name.charAt(0)) && (name.length <= 3 || !ORGANISATION.test(name)));
}
