import { PersonRole, type PersonWords } from "../../../vocabulary/recognition.ts";

/** A person named in a text (人物): every mention has its place (end exclusive) and the role that its name has there. */
export interface PersonMention {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** What the word before this mention says; null where none stands there. */
  readonly said: PersonRole | null;
  /** The role said of the name anywhere in the text, the accused first; null where none is said. */
  readonly role: PersonRole | null;
}

interface Named {
  readonly name: string;
  readonly start: number;
  readonly said: PersonRole | null;
}

const MASK = "(?:某{1,4}(?![市县区镇村路街省])|[×✕＊]{1,3}|[XxＸ]{1,3})";
const SUFFIX = "(?:[甲乙丙丁戊己庚辛壬癸]|\\d{1,2}(?![\\d元]|[.,，]\\d|[小大]?[袋包克粒颗次])|[A-Za-z](?![A-Za-z]))";

/**
 * Persons of a criminal paper (人物): masked names (李某某, 王×, 张某甲) anywhere, names in full behind a word of role
 * (被告人陈小宁、吴大江) or in quotation marks behind a word of naming (绰号“阿明”), and then every further mention of
 * them. The longest known name wins where several fit.
 */
export function findPersons(text: string, words: PersonWords): PersonMention[] {
  const surname = `(?:${words.compound.join("|")}|[${words.surnames.replace(/\s/gu, "")}])`;
  const masked = `某某某|(?:(?<![\\u4e00-\\u9fff])[路房都庄成]|(?![路房都庄成])${surname})${MASK}${SUFFIX}?|(?![${words.notSurnames}])[\\u4e00-\\u9fff]某某${SUFFIX}?`;
  const behind = rolesBehind(text, words, surname, masked);
  const found = new Map<number, Named>();
  for (const match of text.matchAll(RegExp(masked, "gu"))) {
    const given = givenBehind(match[0], text.slice(match.index, match.index + 8), words);
    add(found, { name: match[0] + given, start: match.index, said: null });
  }
  for (const named of [...behind, ...nicknames(text, surname)]) add(found, named);
  const names = [...new Set([...found.values()].map(({ name }) => name))].sort((a, b) => b.length - a.length);
  for (const name of names)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      add(found, { name, start: at, said: null });
  const roles = rolesOf([...found.values()]);
  return withoutOverlaps([...found.values()]).map(({ name, start, said }) => ({
    name,
    start,
    end: start + name.length,
    said,
    role: roles.get(name) ?? null,
  }));
}

/** Names listed behind a word of role: the whole list has that role. */
function rolesBehind(text: string, words: PersonWords, surname: string, masked: string): Named[] {
  const found: Named[] = [];
  for (const role of PersonRole.options) {
    const word = RegExp(`(?:${words.roles[role].join("|")})(?:[：:\\s]|了)?`, "gu");
    for (const match of text.matchAll(word)) {
      for (const [start, name] of listFrom(text, match.index + match[0].length, { words, surname, masked }))
        found.push({ name, start, said: role });
    }
  }
  return found;
}

interface Shape {
  readonly words: PersonWords;
  readonly surname: string;
  readonly masked: string;
}

function* listFrom(text: string, from: number, shape: Shape): Generator<readonly [number, string]> {
  let at = from;
  for (;;) {
    const name = nameAt(text, at, shape);
    if (name === undefined) return;
    yield [at, name];
    const link = /^(?:[（(][^（）()]{1,20}[）)])?(?:、|和|及|以及)/u.exec(text.slice(at + name.length));
    if (!link) return;
    at += name.length + link[0].length;
  }
}

/** The name that begins at a place: a veiled one, else one in full. */
function nameAt(text: string, at: number, shape: Shape): string | undefined {
  const rest = text.slice(at, at + 8);
  const veiled = RegExp(`^(?:${shape.masked})`, "u").exec(rest)?.[0];
  if (veiled !== undefined) return veiled + givenBehind(veiled, rest, shape.words);
  const hidden = RegExp(`^(?:[Xx×]{2,12}|(?![${shape.words.notSurnames}])[\\u4e00-\\u9fff]{1,2}某{1,3})`, "u").exec(
    rest,
  )?.[0];
  return hidden ?? fullName(text, rest, shape) ?? repeatedName(text, rest, shape);
}

/** A name whose surname is not in the list: three characters, none of which ends a name, that the text writes again. */
function repeatedName(text: string, rest: string, { words }: Shape): string | undefined {
  const name = rest.slice(0, 3);
  const isName =
    /^[\u4e00-\u9fff]{3}$/u.test(name) && !Array.from(name).some((one) => (words.ends + words.verbs).includes(one));
  return isName && text.split(name).length > 2 ? name : undefined;
}

/** Characters that mostly end a name but may well be its second. */
const NAMEABLE = /[为使多通来时容]/u;

/** Surname and one or two characters before a character that ends names. */
function fullName(text: string, rest: string, { words, surname }: Shape): string | undefined {
  const start = RegExp(`^${surname}`, "u").exec(rest)?.[0];
  if (start === undefined) return undefined;
  const [first = "", second = ""] = Array.from(rest.slice(start.length));
  const isGiven = (character: string) => /[\u4e00-\u9fff]/u.test(character) && !words.ends.includes(character);
  const isNameable = NAMEABLE.test(first) && !/^[向从和于应同]$/u.test(start);
  if (!isGiven(first) && !isNameable) return undefined;
  const short = start + first;
  const isCounted = /^[两二三四五六七八九十][人名]/u.test(rest.slice(short.length));
  if (isCounted || !isGiven(second)) return short;
  // A name of three characters that stands once while its first two return elsewhere is a name of two and a verb.
  const again = (name: string) => text.split(name).length - 1;
  return again(short + second) === 1 && again(short) > 1 ? short : short + second;
}

/** The last character of a half veiled name (李某玲): one that stands before a character that ends names. */
function givenBehind(veiled: string, rest: string, { ends, verbs }: PersonWords): string {
  const [given, next] = [rest.charAt(veiled.length), rest.charAt(veiled.length + 1)];
  const isGiven = /^.[某Xx×]$/u.test(veiled) && /[\u4e00-\u9fff]/u.test(given) && !ends.includes(given);
  const isVerb = verbs.includes(given) && !(/[、（，]/u.test(next) && !/[家户店车房宅中内里]/u.test(given));
  return isGiven && !isVerb && next !== "" && ends.includes(next) ? given : "";
}

const NICKNAME =
  /(?:绰号|外号|人称|名叫|叫|叫做|从|向|与|和|及|、|跟|找|由|联系|购毒人员|吸毒人员|男子|女子)(?:一名|一个)?(?:叫|叫做|外号|绰号|为)?[“"'‘](?<name>[\u4e00-\u9fff]{2,5})[”"'’](?=[（(]|处|手中|的?[^，。]{0,4}(?:男子|女子|人)|购买|购得|[、，]|吸食|“)/gu;

/** Names known only by a word of naming (绰号“阿明”), and sellers named where one bought (从阿强（在逃）处, 向周大海购买). */
function nicknames(text: string, surname: string): Named[] {
  const source = RegExp(
    `(?:从|向|找)(?:朋友|绰号|男子)?(?<name>[阿小老][\\u4e00-\\u9fff]{1,2}(?=[（(]|处|手)|${surname}[\\u4e00-\\u9fff]{1,2}?|[\\u4e00-\\u9fff]{2,3}(?=[（(]))(?:[（(][^（）()]{2,12}[）)])?(?:处|手中|手里|那里|(?<=[向找][^，。]{2,18})(?:购买|购得|以[^，。]{2,12}购))`,
    "gu",
  );
  return [...text.matchAll(NICKNAME), ...text.matchAll(source)].map((match) => {
    const name = match.groups?.["name"] ?? "";
    return { name, start: match.index + match[0].indexOf(name), said: null };
  });
}

function add(found: Map<number, Named>, named: Named): void {
  const before = found.get(named.start);
  const isBetter = !before || named.name.length > before.name.length || (before.said === null && named.said !== null);
  if (isBetter) found.set(named.start, named);
}

function rolesOf(found: readonly Named[]): Map<string, PersonRole> {
  const order = PersonRole.options;
  const roles = new Map<string, PersonRole>();
  for (const { name, said } of found) {
    const known = roles.get(name);
    if (said !== null && (known === undefined || order.indexOf(said) < order.indexOf(known))) roles.set(name, said);
  }
  return roles;
}

function withoutOverlaps(found: readonly Named[]): Named[] {
  const kept: Named[] = [];
  let until = -1;
  for (const named of [...found].sort((a, b) => a.start - b.start || b.name.length - a.name.length)) {
    if (named.start < until) continue;
    kept.push(named);
    until = named.start + named.name.length;
  }
  return kept;
}
