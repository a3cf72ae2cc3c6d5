import { argumentFocus } from "./argument-focus.ts";
import { argumentPairs, argumentPairsLawBench } from "./argument-pairs.ts";
import { articlesByNumber } from "./articles-by-number.ts";
import { causes } from "./causes.ts";
import { chargeArticles } from "./charge-articles.ts";
import { charges } from "./charges.ts";
import { chargesCail } from "./charges-cail.ts";
import { chargesLecard } from "./charges-lecard.ts";
import { contradictions } from "./contradictions.ts";
import { crimeAmounts } from "./crime-amounts.ts";
import { deepPath } from "./deep-path.ts";
import { disputeFocus } from "./dispute-focus.ts";
import { drugExtraction } from "./drug-extraction.ts";
import { entities } from "./entities.ts";
import { eventTriggers } from "./event-triggers.ts";
import { events } from "./events.ts";
import { fairness } from "./fairness.ts";
import { focusSentences } from "./focus-sentences.ts";
import { judgmentParts } from "./judgment-parts.ts";
import { maritalElements } from "./marital-elements.ts";
import { outcomeRanges } from "./outcome-ranges.ts";
import { quotations } from "./quotations.ts";
import { scenarioArticles } from "./scenario-articles.ts";
import { similarCases } from "./similar-cases.ts";
import { statutes } from "./statutes.ts";
import type { Suite } from "./suite.ts";
import { backfill, catalogue, intake } from "./suite-intake.ts";
import { reviewSuite } from "./suite-review.ts";
import { terms, termsCail, termsWithArticle } from "./terms.ts";

/** All suites that `npm run eval` knows, in the order in which it lists them. */
export const SUITES: readonly Suite[] = [
  statutes,
  articlesByNumber,
  scenarioArticles,
  chargeArticles,
  charges,
  chargesCail,
  chargesLecard,
  causes,
  intake,
  catalogue,
  backfill,
  reviewSuite,
  contradictions,
  events,
  eventTriggers,
  judgmentParts,
  similarCases,
  quotations,
  outcomeRanges,
  deepPath,
  fairness,
  crimeAmounts,
  argumentPairs,
  argumentPairsLawBench,
  argumentFocus,
  disputeFocus,
  focusSentences,
  maritalElements,
  entities,
  drugExtraction,
  terms,
  termsWithArticle,
  termsCail,
];
