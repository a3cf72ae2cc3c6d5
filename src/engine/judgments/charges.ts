const NAME = String.raw`(?!罪)[\u4e00-\u9fff、()《》<>]{1,40}?罪`;
const BOUND = String.raw`(?=[,、;。:(“"]|和|及|与|判|处|免|,|$|的|一案|追究|定|向|对|,|成立|事实|犯|依|应|提|,|并)`;
const CONVICTED = new RegExp(String.raw`(?:^|[^因曾所再侵触])犯(?:有|了)?(${NAME})${BOUND}`, "gu");
const MORE = new RegExp(String.raw`(?:[、,]|和|及|与|以及|,并)犯?(?!(?:一|两|数)罪)(${NAME})${BOUND}`, "uy");
const ACCUSED = new RegExp(
  String.raw`(?:(?<![侵触])犯有?|涉嫌犯?|构成了?|应当?以|均?以|罪名为|指控[^,。]{0,30}?犯?)(${NAME})${BOUND}`,
  "gu",
);
const PROVED = new RegExp(String.raw`(?:构成|(?<![侵触])犯有|(?<![侵触])犯)(?:了)?(${NAME})${BOUND}`, "gu");
/** Words that end like a charge and are none. */
const NO_CHARGE =
  /^(?:.{0,2}(?:本|此|该|其|前|后|何|数|原|同种|上述|两|二|三|余|他|一|各|轻|重|新|漏|所犯|定|认|悔|服|犯|有|无|量刑与|个)罪|.*(?:犯|同种数|认|(?<!裁)定|悔|服)罪|.*(?:不构成|不成立|是否|无法|认定|被告人|上诉人|公诉机关|数罪|刑罚|之罪).*)$/u;

/** Charges found in the operative part (认定罪名), in order, each once; earlier convictions (因犯…被判处) are none. */
export function convictedCharges(text: string): string[] {
  return chargesBy(text, CONVICTED);
}

/** Charges that an indictment alleges (指控罪名). */
export function allegedCharges(text: string): string[] {
  return chargesBy(text, ACCUSED);
}

/** Charges that the reasoning finds made out (构成…罪), for decisions that only uphold. */
export function provedCharges(text: string): string[] {
  return chargesBy(text.replace(/不构成[^,。]{2,30}罪/gu, ""), PROVED);
}

function chargesBy(text: string, pattern: RegExp): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(pattern)) {
    add(found, match[1] ?? "");
    for (let at = match.index + match[0].length; ; ) {
      MORE.lastIndex = at;
      const more = MORE.exec(text);
      if (!more) break;
      add(found, more[1] ?? "");
      at = MORE.lastIndex;
    }
  }
  return [...found];
}

function add(found: Set<string>, name: string): void {
  const charge = name
    .replace(/^.*(?:(?<!侵)犯(?!罪)有?|构成|涉嫌|应以|均以)(?=.{2,}罪)/u, "")
    .replace(/罪+$/u, "罪")
    .replace(/\((?:未遂|中止|预备|既遂|单位)\)/gu, "")
    .replace(/^(?:应对|对|均|均已|已|、)+/u, "")
    .replace(/[()《》<>]/gu, (sign) => WIDE[sign] ?? "");
  if (charge.length >= 3 && charge.length <= 32 && !NO_CHARGE.test(charge)) found.add(charge);
}

const WIDE: Readonly<Record<string, string>> = { "(": "（", ")": "）" };
