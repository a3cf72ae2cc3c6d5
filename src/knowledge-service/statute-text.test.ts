import { expect, test } from "vitest";
import { markdownLines, rankOf, readStatute } from "./statute-file.ts";
import { readStatuteText } from "./statute-text.ts";

test("readStatuteText() reads headings, sub-articles and a stray blank before 条", () => {
  const { articles } = readStatuteText([
    "目　录",
    "第一章　总则",
    "第二章　附则",
    "第一编　总编",
    "第一章　总则",
    "第一百二十四 条　人民法院对下列起诉，分别情形，予以处理：",
    "（一）依照行政诉讼法的规定；",
    "第一百二十四条规定的期间，不适用本款。",
    "第一百二十四条之一　增加的规定。",
    "第二章　附则",
    "第一百二十五条　本法自2020年1月1日起施行。",
  ]);
  expect(articles.map(({ no, sub, path }) => ({ no, sub, path }))).toEqual([
    { no: 124, sub: 0, path: ["第一编 总编", "第一章 总则"] },
    { no: 124, sub: 1, path: ["第一编 总编", "第一章 总则"] },
    { no: 125, sub: 0, path: ["第一编 总编", "第二章 附则"] },
  ]);
  expect(articles[0]?.text).toBe(
    "人民法院对下列起诉，分别情形，予以处理：\n（一）依照行政诉讼法的规定；\n第一百二十四条规定的期间，不适用本款。",
  );
});

test("readStatute() reads title, dates and rank of a Markdown statute", () => {
  const text =
    "# 试验调解条例\n\n（2019年3月2日国务院令第1号公布　自2019年5月1日起施行）\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n**第一条**　为了试验。\n\n第二条　本条例由试验机关解释。\n";
  expect(readStatute(markdownLines(text), "a.md")).toMatchObject({
    key: "试验调解条例",
    rank: "administrative-regulation",
    issuer: "国务院",
    issuedOn: "2019-03-02",
    from: "2019-05-01",
  });
});

test("readStatute() takes the last amendment for the day of issue and the last article for the day in force", () => {
  const lines = [
    "中华人民共和国试验法",
    "（1999年3月15日第九届全国人民代表大会第二次会议通过 根据2018年10月26日第十三届全国人民代表大会常务委员会第六次会议《关于修改〈试验法〉的决定》修正）",
    "第一条　为了试验。",
    "第二条　本法自公布之日起施行。",
  ];
  expect(readStatute(lines, "b.docx")).toMatchObject({
    key: "试验法",
    rank: "law",
    issuedOn: "2018-10-26",
    from: "2018-10-26",
  });
});

test("readStatute() tolerates full-width digits, page numbers, blank lines and texts as people have them", () => {
  const lines = [
    "\ufeff中华人民共和国试验法",
    "",
    "（2020年5月28日第十三届全国人民代表大会第三次会议通过）",
    "",
    "目　　录",
    "第一章　总　则",
    "第一章　总　则",
    "第１条　为了试验，制定本法。",
    "— 1 —",
    "第２条　出借人应当交付款项。",
    "",
    "　　借款人应当返还。",
    "第 2 页 共 3 页",
    "第２条之一　另有约定的，从其约定。",
    "第三条　本法自2021年1月1日起施行。",
    "附件",
    "试验目录",
  ];
  const statute = readStatute(lines, "c.txt");
  expect(statute).toMatchObject({
    key: "试验法",
    issuer: "全国人民代表大会",
    issuedOn: "2020-05-28",
    from: "2021-01-01",
    history: ["2020年5月28日第十三届全国人民代表大会第三次会议通过"],
    appendix: "附件\n试验目录",
  });
  expect(statute?.articles.map(({ no, sub, text }) => [no, sub, text])).toEqual([
    [1, 0, "为了试验，制定本法。"],
    [2, 0, "出借人应当交付款项。\n借款人应当返还。"],
    [2, 1, "另有约定的，从其约定。"],
    [3, 0, "本法自2021年1月1日起施行。"],
  ]);
});

test("readStatute() finds no statute in a text without articles", () => {
  expect(readStatute(["关于本目录的说明", "见各文件。"], "README.md")).toBeUndefined();
});

test("rankOf() tells an interpretation from a law that it interprets", () => {
  expect(rankOf("最高人民法院关于适用《中华人民共和国民法典》的解释", null)).toBe("judicial-interpretation");
  expect(rankOf("中华人民共和国民法典", null)).toBe("law");
  expect(rankOf("企业登记管理办法", null)).toBe("departmental-rule");
});
