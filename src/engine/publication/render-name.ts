/** Surnames of two characters (复姓) that stay whole when a name is hidden. */
const COMPOUND =
  /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|夏侯|令狐|宇文|长孙|端木|百里|呼延|南宫|独孤|轩辕|澹台|申屠|淳于|公羊|濮阳)/u;

/**
 * How a hidden name is written (第九条, G20.P3) before numbers are added: surname and 某; of a minority or foreign name in
 * characters the first character and 某; of a name in Latin letters the first letter.
 */
export function renderName(name: string): string {
  const compact = name.replace(/\s/gu, "");
  if (/^[A-Za-z]/.test(compact)) return compact.charAt(0).toUpperCase();
  const isForeign = /[·•.]/u.test(compact) || /^[\u4e00-\u9fff]{5,}$/u.test(compact);
  const surname = isForeign ? undefined : COMPOUND.exec(compact)?.[0];
  const kept = surname !== undefined && compact.length > surname.length ? surname : compact.charAt(0);
  return `${kept}某`;
}

/**
 * Hidden names for persons in the order in which they appear: those that would read alike are numbered 1, 2 … (第九条).
 * `known` are names given before in the case; `taken` are hidden names that stand in the text already and are nobody's here.
 */
export function renderNames(
  names: readonly string[],
  known: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  const used = new Set([...taken, ...known.values()]);
  const plain = names.filter((name) => !known.has(name));
  for (const name of names) {
    const before = known.get(name);
    const base = renderName(name);
    if (before !== undefined) {
      given.set(name, before);
      continue;
    }
    const isAlone = plain.filter((other) => renderName(other) === base).length === 1;
    const alias = isAlone && !startsAny(used, base) ? base : numbered(base, used);
    used.add(alias);
    given.set(name, alias);
  }
  return given;
}

const startsAny = (used: ReadonlySet<string>, base: string): boolean =>
  [...used].some((one) => one === base || (one.startsWith(base) && /^\d+$/u.test(one.slice(base.length))));

function numbered(base: string, used: ReadonlySet<string>): string {
  let number = 1;
  while (used.has(`${base}${number}`)) number += 1;
  return `${base}${number}`;
}
