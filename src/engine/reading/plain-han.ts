/**
 * Radicals of the supplement block (U+2E80–2EFF) and the characters they are written for; Unicode's own
 * normalisation leaves them alone. PDFs printed by browsers put them into the text layer (⺠ for 民).
 */
const SUPPLEMENT =
  "⺁厂⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尢⺐尣⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺣灬⺤爫⺥爫⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻" +
  "⺮竹⺯糹⺰纟⺱罓⺲罒⺳网⺴网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒長⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞" +
  "⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟⻲亀⻳龟";

/** Kangxi radicals whose normal form is the traditional or an old shape where a mainland text means another. */
const MAINLAND = "⼾户";

const table = new Map<string, string>();
for (const pairs of [SUPPLEMENT, MAINLAND]) {
  const chars = Array.from(pairs);
  for (let at = 0; at + 1 < chars.length; at += 2) table.set(chars[at] ?? "", chars[at + 1] ?? "");
}

/** Gives the ordinary Han character (汉字) for a Kangxi or supplement radical or a compatibility ideograph; others unchanged. */
export function plainHan(char: string): string {
  const known = table.get(char);
  if (known !== undefined) return known;
  return /[\u2f00-\u2fd5\uf900-\ufaff]/u.test(char) ? char.normalize("NFKC") : char;
}
