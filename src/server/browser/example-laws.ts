import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSegmenter } from "../../engine/model/jieba-segmenter.ts";
import { importLaws } from "../../knowledge-service/import-laws.ts";
import { openReleaseSeal } from "../release-seal.ts";

/** Invented laws for browser tests: a port regulation in two versions, an interpretation of it, and a long code. */
export const PORT = "示例港口管理条例";
export const LONG = "示例商事法典";
export const OLD_NOTICE = "关于示例港口作业合同备案的批复";
const PORT_RULES = "关于适用《示例港口管理条例》若干问题的解释";

interface LawFile {
  readonly title: string;
  readonly category: string;
  readonly issuedOn: string;
  readonly effectiveOn: string;
  readonly articles: readonly (readonly [chapter: string, text: string])[];
  readonly history?: readonly string[];
}

const GENERAL = "第一章 总则";
const WORK = "第二章 港口经营";
const DUTY = "第三章 法律责任";

/** In force from 2015: nine articles. */
const portOf2015: LawFile = {
  title: PORT,
  category: "行政法规",
  issuedOn: "2014-11-20",
  effectiveOn: "2015-03-01",
  articles: [
    [GENERAL, "为了加强示例港口的管理，维护港口经营秩序，制定本条例。"],
    [GENERAL, "本条例所称示例港口，是指由本条例附件所列的虚构水域和岸线组成的区域。"],
    [GENERAL, "示例港口管理机构负责港口的日常管理。"],
    [
      WORK,
      "从事港口经营，应当具备下列条件：\n（一）有固定的经营场所；\n（二）有与经营范围相适应的设施；\n（三）有必要的管理人员。",
    ],
    [WORK, "港口经营人应当在三十日内将作业合同报示例港口管理机构备案。"],
    [WORK, "港口经营人不得拒绝接受纸质提单。"],
    [WORK, "依照本条例第四条取得经营资格的，有效期为三年。"],
    [DUTY, "违反本条例第五条规定，未按期备案的，处一万元以下罚款。"],
    [DUTY, "本条例自2015年3月1日起施行。"],
  ],
};

/** In force from 2022: an article is new, one is gone, one is changed, and those after them have another number. */
const portOf2022: LawFile = {
  title: PORT,
  category: "行政法规",
  issuedOn: "2021-12-10",
  effectiveOn: "2022-06-01",
  history: ["2014年11月20日公布", "2021年12月10日修订"],
  articles: [
    [GENERAL, "为了加强示例港口的管理，维护港口经营秩序，制定本条例。"],
    [GENERAL, "本条例所称示例港口，是指由本条例附件所列的虚构水域和岸线组成的区域。"],
    [GENERAL, "示例港口管理坚持安全第一、绿色发展和公开透明的原则，鼓励使用清洁能源的船舶优先靠泊。"],
    [GENERAL, "示例港口管理机构负责港口的日常管理。"],
    [
      WORK,
      "从事港口经营，应当具备下列条件：\n（一）有固定的经营场所；\n（二）有与经营范围相适应的设施；\n（三）有必要的管理人员。",
    ],
    [WORK, "港口经营人应当在十五日内将作业合同报示例港口管理机构备案。"],
    [WORK, "依照本条例第五条取得经营资格的，有效期为三年。"],
    [DUTY, "违反本条例第六条规定，未按期备案的，处一万元以下罚款。"],
    [DUTY, "本条例自2022年6月1日起施行。"],
  ],
};

/** Cites the regulation by articles that are there, and by one that is not. */
const portRules: LawFile = {
  title: PORT_RULES,
  category: "司法解释",
  issuedOn: "2022-05-20",
  effectiveOn: "2022-06-01",
  articles: [
    ["", "当事人依照《示例港口管理条例》第六条主张备案义务的，人民法院应当审查合同的签订日期。"],
    ["", "《示例港口管理条例》第九十九条规定的情形，依照其他规定处理。"],
  ],
};

/** Older than the newer text of the regulation: its fifth article is the sixth one today. */
const oldNotice: LawFile = {
  title: OLD_NOTICE,
  category: "司法解释",
  issuedOn: "2016-04-20",
  effectiveOn: "2016-05-01",
  articles: [["", "未依照《示例港口管理条例》第五条报送备案的，不影响作业合同的效力。"]],
};

/** As long as the longest code there is, in thirty chapters. */
const longCode: LawFile = {
  title: LONG,
  category: "法律",
  issuedOn: "2019-10-01",
  effectiveOn: "2020-01-01",
  articles: Array.from({ length: 1260 }, (_, at) => [
    `第${Math.floor(at / 42) + 1}章 示例章节${Math.floor(at / 42) + 1}`,
    `示例商事主体办理第${at + 1}号示例事项，应当遵循诚信原则，并保存记录。${at % 50 === 6 ? "记录的保存期限为十年，灯塔费另行结算。" : ""}`,
  ]),
};

function lineOf({ articles, ...law }: LawFile): string {
  return JSON.stringify({
    ...law,
    id: `${law.title}-${law.effectiveOn}`,
    issuer: "示例制定机关",
    expiresOn: null,
    status: "effective",
    source: "浏览器测试所拟的虚构文本",
    sourceFile: "",
    form: "article",
    articles: articles.map(([chapter, text], at) => ({
      no: at + 1,
      sub: 0,
      label: `第${at + 1}条`,
      path: chapter === "" ? [] : [chapter],
      text,
    })),
  });
}

async function importFile(dataDir: string, laws: readonly LawFile[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "xiezhi-example-laws-"));
  const file = join(folder, "laws.jsonl");
  writeFileSync(file, `${laws.map(lineOf).join("\n")}\n`);
  const segmenter = createSegmenter([]);
  try {
    await importLaws(file, { dataDir, segment: (text) => segmenter.search(text), seal: openReleaseSeal(dataDir) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Imports the invented laws as an operator does, in two releases: the old texts first, then the newer ones. */
export async function importExampleLaws(dataDir: string): Promise<void> {
  await importFile(dataDir, [portOf2015, oldNotice, longCode]);
  await importFile(dataDir, [portOf2022, portRules]);
}
