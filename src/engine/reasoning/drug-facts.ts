import { type DrugCaseWords, type DrugMention, drugMentions } from "./drug-facts-mentions.ts";
import { type DrugRelation, drugRelations } from "./drug-facts-relations.ts";

/** What the papers of a drug case say (毒品案件事实): the things named and what was done by whom. */
export interface DrugFacts {
  readonly mentions: readonly DrugMention[];
  readonly relations: readonly DrugRelation[];
}

/**
 * Reads the allegation of a drug case (毒品案件信息抽取): persons, times, places, drugs and weights with their places, and who
 * sold to whom, dealt in what, kept what, sheltered whom. What the text does not say is not there.
 */
export function drugFacts(text: string, words: DrugCaseWords): DrugFacts {
  const mentions = drugMentions(text, words);
  return { mentions, relations: drugRelations(text, mentions, words.drugs) };
}
