import { z } from "zod";
import {
  ComparisonGroup,
  GroupStatistics,
  LikeCaseFacts,
  type LikeCaseLabel,
  LikeCaseRules,
  PushedCase,
} from "../../vocabulary/like-cases.ts";

/** Which case like ones are wanted for. */
export const Input = z.object({ caseId: z.string() });
export type Input = z.infer<typeof Input>;

/** Numbers of rules.yaml. */
export const Rules = LikeCaseRules;
export type Rules = LikeCaseRules;

/** A label with its names. */
export type Label = LikeCaseLabel;

/** The comparison group (比较组). */
export const Group = ComparisonGroup;
export type Group = ComparisonGroup;

/** What similar-case push knows when it advises. */
export const Facts = LikeCaseFacts;
export type Facts = LikeCaseFacts;

/** Statistics of the comparison group (同组已决案件的分布). */
export const Statistics = GroupStatistics;
export type Statistics = GroupStatistics;

/** One pushed case (推送案件). */
export const Value = PushedCase;
export type Value = PushedCase;
