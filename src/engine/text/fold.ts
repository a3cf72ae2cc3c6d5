/** Map from the odd to the even characters of a string, for tables of single characters. */
export function pairs(text: string): ReadonlyMap<string, string> {
  const characters = Array.from(text);
  return new Map(characters.flatMap((from, at) => (at % 2 === 0 ? [[from, characters[at + 1] ?? from] as const] : [])));
}

/** CJK radicals that OCR and PDF fonts put in place of Han characters and that Unicode normalisation leaves alone. */
const RADICALS = pairs(
  "⺁厂⺇几⺌小⺎兀⺏尢⺐尢⺒巳⺓幺⺛旡⺝月⺟母⺠民⺢水⺤爪⺥爪⺩王⺪疋⺫目⺬示⺮竹⺯糸⺰纟⺱网⺲罒⺳网⺶羊⺷羊⺸羊⺹老⺺聿⺻聿⺼月⺽臼⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶" +
    "⻍辶⻎辶⻏阝⻐钅⻑长⻒长⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟饣⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻲龟⻳龟",
);

const PUNCTUATION = pairs("￥¥—-–-−-‐-―-─-﹣-〜~∶:﹕:");

/** The Han character meant by a radical or a compatibility form of one code unit; any other character is returned as it is. */
export function foldHan(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0x2e80 && code <= 0x2eff) return RADICALS.get(character) ?? folded(character);
  if ((code >= 0x2f00 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfaff)) return folded(character);
  return character;
}

function folded(character: string): string {
  const result = character.normalize("NFKC");
  return result.length === 1 ? result : character;
}

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return character;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code === 0x3000 || code === 0xa0) return " ";
  return PUNCTUATION.get(character) ?? foldHan(character);
}

/** Whatever foldCharacter may change; the rest of a text, most of it, is left as it stands. */
const FOLDED = /[\u00a0\u3000\uff01-\uff5e\u2e80-\u2fdf\uf900-\ufaff￥—–−‐―─﹣〜∶﹕]/g;

/**
 * Text with full-width letters, digits and punctuation made half-width, dashes made alike and radicals made Han
 * characters, one code unit for one: an offset into the result is an offset into the source. What the finders read.
 */
export function foldWidth(text: string): string {
  return text.replace(FOLDED, foldCharacter);
}
