import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document, Packer, Paragraph } from "docx";
import { expect, test } from "vitest";
import { importCases, readCases } from "./import-cases.ts";
import { currentRelease } from "./releases.ts";
import { readSearchKnowledge } from "./search-knowledge.ts";
import { freshFolder, segment } from "./testing.ts";

const { features } = readSearchKnowledge();
const into = (dataDir: string) => ({ dataDir, segment, features });

const judgment = (serial: number) =>
  `云州省明江市青溪区人民法院\n民事判决书\n（2023）云9907民初${serial}号\n原告：文静，女。\n被告：志诚，男。\n原告文静与被告志诚民间借贷纠纷一案，现已审理终结。\n经审理查明：被告向原告借款10000元，出具借条。\n本院认为，被告应当还款。判决如下：\n被告志诚归还原告文静借款10000元。\n二〇二三年三月五日`;

test("importCases() reads text, Word and JSON lines and says what it could read of them", async () => {
  const dataDir = freshFolder();
  const folder = freshFolder();
  writeFileSync(join(folder, "one.txt"), judgment(1));
  const docx = new Document({
    sections: [
      {
        children: judgment(2)
          .split("\n")
          .map((line) => new Paragraph(line)),
      },
    ],
  });
  writeFileSync(join(folder, "two.docx"), await Packer.toBuffer(docx));
  writeFileSync(
    join(folder, "three.jsonl"),
    `${JSON.stringify({ pid: 3, text: judgment(3) })}\n${JSON.stringify({ pid: 4, text: "无关文字" })}`,
  );
  const done = await importCases(folder, into(dataDir));
  expect(done).toMatchObject({ release: "0001", count: 4, added: 4 });
  expect(done.rates).toMatchObject({ court: 0.75, caseNumber: 0.75, reasoning: 0.75 });
  const cases = await readCases(currentRelease(dataDir, "cases")?.folder ?? "");
  const third = cases.find(({ id }) => id === "3");
  expect(third).toMatchObject({
    court: "云州省明江市青溪区人民法院",
    cause: "民间借贷纠纷",
    decidedOn: "2023-03-05",
    outcome: "granted",
    invented: false,
  });
  expect(third?.features).toContain("iou");
});

test("importCases() makes no new release of the same judgments and reads GB18030", async () => {
  const dataDir = freshFolder();
  const file = join(dataDir, "gb.txt");
  writeFileSync(file, Buffer.from([0xb1, 0xbe, 0xd4, 0xba, 0xc8, 0xcf, 0xce, 0xaa]));
  await importCases(file, into(dataDir));
  expect(await importCases(file, into(dataDir))).toMatchObject({ release: "0001", unchanged: true });
  expect((await readCases(currentRelease(dataDir, "cases")?.folder ?? ""))[0]?.reasoning).toBe("本院认为");
});

test("importCases() names the broken line and changes nothing", async () => {
  const dataDir = freshFolder();
  const file = join(dataDir, "broken.jsonl");
  writeFileSync(file, `${JSON.stringify({ text: judgment(1) })}\n{`);
  await expect(importCases(file, into(dataDir))).rejects.toThrow(/broken\.jsonl": line 2/);
  expect(currentRelease(dataDir, "cases")).toBeUndefined();
});
