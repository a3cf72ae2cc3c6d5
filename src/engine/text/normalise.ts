import { foldHan, pairs } from "./fold.ts";

/** Text made alike for searching, with the way back: character i of `text` stands at `at[i]` of the source; the last entry is the source's length. */
export interface Normalised {
  readonly text: string;
  readonly at: readonly number[];
}

// One character to one: only traditional forms whose simplified form is certain in legal texts.
const TRADITIONAL = pairs(
  "狀状銜衔僱雇佔占託托裝装東东車车馬马門门問问間间聞闻開开關关長长張张陳陈劉刘楊杨趙赵黃黄吳吴孫孙鄭郑馮冯蔣蒋韓韩許许鄧邓蕭萧葉叶閻阎盧卢陸陆譚谭鄒邹龍龙萬万錢钱湯汤賴赖龔龚" +
    "嚴严顧顾賀贺鐵铁銀银鋼钢錄录國国圍围園园圓圆團团會会個个們们傳传債债傷伤價价億亿儲储優优償偿備备當当業业無无為为爲为與与興兴舉举義义習习鄉乡買买賣卖" +
    "書书貸贷費费貨货質质購购貿贸資资賠赔賬账貪贪貧贫販贩責责貢贡財财負负貞贞員员則则敗败貼贴貴贵賊贼賄贿賂赂贈赠賭赌贓赃贖赎證证認认訴诉訟讼評评詞词" +
    "詐诈該该詳详語语誤误說说請请諾诺課课調调談谈論论諮谘講讲謝谢識识警警議议護护譽誉讀读變变讓让計计訂订訊讯討讨訓训託托記记訪访設设許许診诊註注詢询試试話话誠诚" +
    "誰谁誘诱誣诬諒谅謀谋謊谎謂谓謹谨證证譯译執执報报場场塊块塗涂壓压壞坏處处備备復复夠够夢梦奪夺奮奋婦妇媽妈嬰婴學学寧宁審审寫写寬宽寶宝實实將将專专尋寻對对導导" +
    "屆届層层屬属歲岁島岛嶺岭幣币帳账帶带師师幫帮幹干廠厂廣广廢废廳厅異异強强彈弹彙汇後后從从徵征德德應应懷怀態态慣惯慮虑憑凭憲宪懲惩戲戏戶户擔担據据擬拟" +
    "擇择擊击損损換换揮挥撥拨撫抚撤撤擾扰攜携收收敵敌數数斷断於于時时晉晋書书曆历東东條条樣样機机檔档檢检權权歡欢歷历歸归殘残殺杀毀毁決决沒没沖冲況况洩泄涉涉淨净" +
    "減减測测滅灭滿满漢汉漲涨濟济潛潜潔洁灣湾營营爭争爾尔獎奖獨独獲获環环現现產产畫画畢毕疇畴療疗發发皺皱監监盤盘盡尽眾众睜睁碼码確确礎础禮礼禍祸禦御種种稱称積积" +
    "穩稳競竞筆笔節节範范築筑簡简簽签籌筹粵粤糧粮糾纠紀纪約约紅红純纯紙纸級级紛纷細细終终組组結结絕绝給给統统經经維维綁绑網网綜综緊紧緝缉線线緩缓編编練练縣县縮缩總总" +
    "績绩織织繼继續续罰罚罷罢羅罗聯联職职聽听肅肃脅胁腦脑臨临舊旧藥药蘇苏蘭兰號号術术衛卫衝冲補补裝装裡里製制複复見见規规視视親亲覺觉覽览觀观觸触車车軍军" +
    "軌轨較较載载輔辅輕轻輛辆輸输轄辖轉转辦办辭辞農农這这連连進进運运過过達达違违遠远適适選选遺遗還还邊边郵邮醫医釋释針针鈔钞銷销鋪铺錯错鍵键鎖锁鎮镇鑑鉴鑒鉴" +
    "閉闭陣阵陰阴陽阳際际隊队隨随險险隱隐雖虽雙双離离難难電电靜静響响頁页項项順顺預预領领頭头頻频題题額额願愿類类風风飛飞飯饭館馆駁驳駕驾騙骗驗验驅驱體体" +
    "魚鱼鳥鸟麗丽麥麦點点黨党齊齐齡龄龜龟權权臺台",
);

const HAN = /[\u3400-\u9fff\u3001\u3002\uff01-\uff1f\u300a-\u3011\u201c\u201d]/;

/**
 * Text made alike (归一化): letters, digits and signs half-width while Chinese punctuation keeps its form, CJK radicals
 * and compatibility forms as Han characters, traditional as simplified characters, and no spaces beside Han characters.
 * Circled numbers and fractions stay as they are: ①100元 must not become 1100元. Line breaks stay.
 */
export function normalise(text: string): Normalised {
  const result: string[] = [];
  const at: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (/[ \t\u3000\u00a0]/.test(character) && isBesideHan(text, index)) continue;
    result.push(alike(character));
    at.push(index);
  }
  at.push(text.length);
  return { text: result.join(""), at };
}

function isBesideHan(text: string, index: number): boolean {
  const before =
    text
      .slice(Math.max(0, index - 8), index)
      .trimEnd()
      .at(-1) ?? "";
  const after = text
    .slice(index, index + 8)
    .trimStart()
    .charAt(0);
  return HAN.test(before) || HAN.test(after);
}

function alike(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return character;
  if (code === 0xffe5) return "¥";
  // Full-width punctuation that Chinese text uses as its own: ！（），．：；？
  if (code >= 0xff01 && code <= 0xff5e) {
    return /[！（），：；？]/.test(character) ? character : String.fromCharCode(code - 0xfee0);
  }
  if (code === 0x3000) return " ";
  const han = foldHan(character);
  return TRADITIONAL.get(han) ?? han;
}
