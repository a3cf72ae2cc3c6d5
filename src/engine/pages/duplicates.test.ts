import { expect, test } from "vitest";
import { findDuplicates } from "./duplicates.ts";

const IOU =
  "今借到林书雅人民币叁拾万元整（300000元），用于进货周转，于2024年3月14日前还清。借款人：周启航 2023年3月15日";

test("findDuplicates() finds a second scan with a few misread characters (FC-02)", () => {
  expect(
    findDuplicates([IOU, "别的材料，内容完全不同，说的是另外一件事情，与前一份无关。", IOU.replace("进货", "进贷")]),
  ).toEqual([undefined, undefined, 0]);
});

test("findDuplicates() leaves slips with another sum and day apart", () => {
  const slip = (sum: string, day: string, no: string): string =>
    `转账回单 编号${no} 付款人林书雅 收款人周启航 金额${sum}元 交易日期${day} 用途借款 交易成功`;
  expect(findDuplicates([slip("200000", "2023年3月15日", "99001"), slip("100000", "2023年3月16日", "99007")])).toEqual([
    undefined,
    undefined,
  ]);
});

test("findDuplicates() calls no short or empty text a copy", () => {
  expect(findDuplicates(["", "", "同意。", "同意。"])).toEqual([undefined, undefined, undefined, undefined]);
});
