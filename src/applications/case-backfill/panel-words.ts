/** Names of the parts of a field on the case form, by the last word of its name. */
const PARTS: Readonly<Record<string, readonly [string, string]>> = {
  court: ["受理法院", "Court"],
  caseNumber: ["案号", "Case number"],
  cause: ["案由", "Cause"],
  procedure: ["适用程序", "Procedure"],
  filingDate: ["立案日期", "Filed on"],
  hearingDate: ["开庭日期", "Hearing on"],
  judge: ["承办法官", "Judge"],
  clerk: ["书记员", "Clerk"],
  feePaid: ["已预交受理费", "Fee paid"],
  name: ["姓名或名称", "Name"],
  sex: ["性别", "Sex"],
  birth: ["出生日期", "Born on"],
  ethnicity: ["民族", "Ethnicity"],
  idNumber: ["公民身份号码", "Citizen number"],
  creditCode: ["统一社会信用代码", "Credit code"],
  address: ["住址", "Address"],
  phone: ["联系电话", "Telephone"],
  legalRepresentative: ["法定代表人", "Legal representative"],
  firm: ["律师事务所", "Law firm"],
  authority: ["代理权限", "Authority"],
  text: ["内容", "Words"],
  amount: ["金额", "Amount"],
  on: ["日期", "On"],
  base: ["计息基数", "Interest on"],
  rate: ["利率", "Rate"],
  from: ["起算日", "From"],
  to: ["止算日", "Until"],
  principal: ["约定本金", "Principal agreed"],
  signedOn: ["签订日", "Signed on"],
  deliveredOn: ["交付日", "Delivered on"],
  dueOn: ["到期日", "Due on"],
  method: ["交付方式", "Delivery by"],
  registeredOn: ["登记日", "Registered on"],
};

const GROUPS: Readonly<Record<string, readonly [string, string]>> = {
  plaintiffs: ["原告", "Plaintiff"],
  defendants: ["被告", "Defendant"],
  thirdParties: ["第三人", "Third party"],
  agents: ["代理人", "agent"],
  claims: ["诉讼请求", "Claim"],
  defence: ["答辩意见", "Defence"],
  loan: ["借款", "Loan"],
  deliveries: ["交付", "delivery"],
  repayments: ["还款", "repayment"],
  guarantors: ["保证人", "Guarantor"],
  preservation: ["保全", "Preservation"],
  contract: ["合同", "Contract"],
  accident: ["事故", "Accident"],
  employment: ["用工", "Employment"],
  marriage: ["婚姻", "Marriage"],
};

type Language = "zh" | "en";

/** Title of the part of the form to which a field belongs: 被告2, 诉讼请求. */
export function groupOf(name: string, language: Language): string {
  const [head = "", number] = name.split(".");
  const words = GROUPS[head];
  if (!words) return language === "zh" ? "案件" : "Case";
  const isPerson = /^(?:plaintiffs|defendants|thirdParties)$/u.test(head);
  const word = words[language === "zh" ? 0 : 1];
  return isPerson && number !== undefined ? `${word}${language === "zh" ? "" : " "}${number}` : word;
}

/** Name of a field for the reader: 代理人1 姓名或名称. */
export function labelOf(name: string, language: Language): string {
  const at = language === "zh" ? 0 : 1;
  const parts = name.split(".");
  if (name === "amount") return language === "zh" ? "诉讼标的额" : "Amount in dispute";
  const isPerson = /^(?:plaintiffs|defendants|thirdParties)$/u.test(parts[0] ?? "");
  const words = parts
    .slice(isPerson ? 2 : 0)
    .map((part) =>
      /^\d+$/u.test(part) ? part : ((GROUPS[part] ?? PARTS[part])?.[at] ?? (part === "interest" ? "" : part)),
    );
  return words.filter((word) => word !== "").join(" ");
}

const MONEY = /(?:amount|feePaid|principal|base|price)$/u;
const RATE = /\.rate$/u;

/** A value as people write it: yuan, per cent a year, else as it stands. */
export function shownValue(name: string, value: string, language: Language): string {
  if (MONEY.test(name) && /^\d+$/u.test(value)) {
    const yuan = `${value
      .padStart(3, "0")
      .slice(0, -2)
      .replace(/\B(?=(\d{3})+$)/gu, ",")}.${value.padStart(3, "0").slice(-2)}`;
    return language === "zh" ? `${yuan}元` : `CNY ${yuan}`;
  }
  if (RATE.test(name) && /^\d+$/u.test(value))
    return language === "zh" ? `年利率${Number(value) / 10000}%` : `${Number(value) / 10000} % a year`;
  return value;
}
