import type { CaseParty } from "./case-parties.ts";
import { flatPages } from "./flat-page.ts";
import { isDoubtful, type Paper } from "./paper.ts";
import { isSlipOf, type WrittenName } from "./written-names.ts";

/**
 * Names in running text that are one character off a party's name, in the only paper that writes them and that does not
 * write the party's name itself: a paper with both, or a name that several papers share, speaks of two persons.
 */
export function nameVariants(papers: readonly Paper[], parties: readonly CaseParty[]): WrittenName[] {
  const pages = flatPages(papers);
  const persons = parties.filter(({ name, isOrganisation }) => !isOrganisation && name.length === 3);
  return persons.flatMap(({ name }) => {
    const variants = pages.flatMap((page) =>
      page.paper.pages.some(({ text }) => text.replace(/\s+/gu, "").includes(name)) ? [] : variantsOn(page, name),
    );
    return variants.filter(
      (one) =>
        !parties.some((party) => party.name === one.name) &&
        variants.every((other) => other.name !== one.name || other.paper === one.paper),
    );
  });
}

function variantsOn(page: ReturnType<typeof flatPages>[number], name: string): WrittenName[] {
  const found: WrittenName[] = [];
  const surname = name.charAt(0);
  for (let at = page.text.indexOf(surname); at >= 0; at = page.text.indexOf(surname, at + 1)) {
    const written = page.text.slice(at, at + name.length);
    if (!/^[\u4e00-\u9fff]+$/u.test(written) || !isSlipOf(name, written)) continue;
    const passage = page.passage(at, at + name.length);
    const source = page.paper.pages.find(
      ({ original, number }) => original === passage.original && number === passage.page,
    );
    const doubtful = source !== undefined && isDoubtful(source, passage.start);
    found.push({ paper: page.paper, label: "", name: written, passage, doubtful, idNumber: undefined });
  }
  return found;
}
