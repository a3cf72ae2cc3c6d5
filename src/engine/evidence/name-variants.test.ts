import { expect, test } from "vitest";
import type { CaseParty } from "./case-parties.ts";
import { nameVariants } from "./name-variants.ts";
import type { Paper } from "./paper.ts";

const paper = (id: string, text: string): Paper => ({
  id,
  kind: "other-evidence",
  title: id,
  day: null,
  author: null,
  pages: [{ original: id, number: 1, text, sealed: false, confidence: 1, doubtful: [] }],
});
const party = (name: string): CaseParty => ({
  name,
  voice: "plaintiff",
  number: 1,
  idNumber: undefined,
  isOrganisation: false,
  passage: undefined,
});

test("nameVariants() finds a party's name with a slip in running text, across a line break too (EV-60)", () => {
  const found = nameVariants(
    [paper("will", "我在病房里自愿写下这份遗嘱，我的房屋由儿子秦立\n杉一个人继承。"), paper("complaint", "秦立群起诉")],
    [party("秦立群")],
  );
  expect(found.map(({ name, passage }) => [name, passage.quote])).toEqual([["秦立杉", "秦立\n杉"]]);
});

test("nameVariants() takes a name that stands beside the party's, in two papers or as a party for another person", () => {
  const both = paper("a", "秦立群与秦立杉系兄弟。");
  expect(nameVariants([both], [party("秦立群")])).toEqual([]);
  const twice = [paper("a", "秦立杉在场。"), paper("b", "证人秦立杉到庭。")];
  expect(nameVariants(twice, [party("秦立群")])).toEqual([]);
  expect(nameVariants([paper("a", "秦立杉在场。")], [party("秦立群"), party("秦立杉")])).toEqual([]);
});
