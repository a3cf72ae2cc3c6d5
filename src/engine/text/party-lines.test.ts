import fc from "fast-check";
import { expect, test } from "vitest";
import { findParties } from "./party-lines.ts";

const COMPLAINT = `民事起诉状
原告：张三，男，1990年1月1日出生，汉族，住云溪市青山区
长河路1号，公民身份号码990000199001010017，联系电话：13800000000。
委托诉讼代理人：王五，云溪天平律师事务所律师（特别授权）。
被告：云溪江海贸易有限公司，住所地云溪市青山区滨江路8号。统一社会信用代码91350100M000100Y43。
法定代表人：李四，总经理。
诉讼请求：
一、判令被告偿还借款100000元。`;

test("findParties() reads persons, companies, representatives and agents of a complaint", () => {
  const [plaintiff, defendant, ...rest] = findParties(COMPLAINT);
  expect(rest).toEqual([]);
  expect(plaintiff).toMatchObject({
    role: "plaintiff",
    kind: "natural",
    label: { value: "原告" },
    name: { value: "张三" },
    sex: { value: "男" },
    birth: { value: "1990-01-01", precision: "day" },
    ethnicity: { value: "汉族" },
    address: { value: "云溪市青山区长河路1号", text: "云溪市青山区\n长河路1号" },
    idNumber: { value: "990000199001010017" },
    phone: { value: "13800000000" },
    agents: [
      {
        name: { value: "王五" },
        firm: { value: "云溪天平律师事务所" },
        kind: "lawyer",
        authority: { value: "special" },
      },
    ],
  });
  expect(defendant).toMatchObject({
    role: "defendant",
    kind: "organisation",
    name: { value: "云溪江海贸易有限公司" },
    address: { value: "云溪市青山区滨江路8号" },
    creditCode: { value: "91350100M000100Y43" },
    legalRepresentative: { capacity: { value: "法定代表人" }, name: { value: "李四" }, title: { value: "总经理" } },
    agents: [],
  });
});

test("findParties() reads half-width and spaced text, several parties and third parties", () => {
  const text = `原 告:张 三,女,1985年5月12日出生,汉族,住云溪市北街2号.
被告一：李四，男，汉族，户籍地：江州省临江县东乡3组，现住云溪市西街9号。
被告二：赵六，女。身份证号：９９００００１９９００３０７００２１。
第三人：云溪农村商业银行股份
有限公司青山支行，住所地：云溪市中路1号。负责人：钱七，行长。`;
  expect(findParties(text)).toMatchObject([
    { role: "plaintiff", name: { value: "张三" }, sex: { value: "女" }, birth: { value: "1985-05-12" } },
    { role: "defendant", label: { value: "被告一" }, name: { value: "李四" }, address: { value: "云溪市西街9号" } },
    { role: "defendant", name: { value: "赵六" }, idNumber: { value: "990000199003070021" } },
    {
      role: "third-party",
      name: { value: "云溪农村商业银行股份有限公司青山支行" },
      legalRepresentative: { name: { value: "钱七" }, title: { value: "行长" } },
    },
  ]);
});

test("findParties() reads appellate, enforcement and shop labels without a colon", () => {
  const text =
    "上诉人（原审被告）李四，男，1980年2月3日出生，住云溪市。委托代理人：孙八、周九，云溪法正律师事务所律师。被上诉人（原审原告）张三，女，汉族，住云溪市东路1号。上诉人李四因与被上诉人张三民间借贷纠纷一案，不服判决。";
  expect(findParties(text)).toMatchObject([
    {
      role: "appellant",
      label: { value: "上诉人（原审被告）" },
      name: { value: "李四" },
      agents: [{ name: { value: "孙八" } }, { name: { value: "周九" }, firm: { value: "云溪法正律师事务所" } }],
    },
    { role: "appellee", name: { value: "张三" }, address: { value: "云溪市东路1号" } },
  ]);
  expect(
    findParties("申请执行人：张三，男，住云溪市。\n被执行人：青山区张记小吃店，经营者：李四，住所地云溪市南路5号。"),
  ).toMatchObject([
    { role: "enforcement-applicant", name: { value: "张三" } },
    {
      role: "enforcement-respondent",
      kind: "individual-business",
      name: { value: "青山区张记小吃店" },
      legalRepresentative: { capacity: { value: "经营者" }, name: { value: "李四" } },
    },
  ]);
});

test("findParties() reads one value a line and the ticked boxes of a form sheet", () => {
  const text = `原告（自然人）
姓名：张三
性别：男□ 女☑
出生日期：1990年3月7日
民族：汉族
工作单位：云溪市第一小学
联系电话：13900000000
住所地（户籍所在地）：云溪市青山区北街2号
证件号码：990000199003070021
委托诉讼代理人
姓名：王五
单位：云溪天平律师事务所
代理权限：一般授权☑ 特别授权□
被告（法人）
名称：云溪江海贸易有限公司
住所地：云溪市滨江路8号
法定代表人：李四 职务：经理
统一社会信用代码：91350100M000100Y43`;
  expect(findParties(text)).toMatchObject([
    {
      name: { value: "张三" },
      sex: { value: "女" },
      birth: { value: "1990-03-07" },
      ethnicity: { value: "汉族" },
      workUnit: { value: "云溪市第一小学" },
      phone: { value: "13900000000" },
      address: { value: "云溪市青山区北街2号" },
      idNumber: { value: "990000199003070021" },
      agents: [{ name: { value: "王五" }, firm: { value: "云溪天平律师事务所" }, authority: { value: "general" } }],
    },
    {
      name: { value: "云溪江海贸易有限公司" },
      legalRepresentative: { name: { value: "李四" }, title: { value: "经理" } },
      creditCode: { value: "91350100M000100Y43" },
    },
  ]);
});

test("findParties() takes speech and narrative for no party", () => {
  for (const text of [
    "原告：同意。\n被告：没有异议。\n原告：应该还钱。",
    "原告诉称，被告借款10万元未还。被告辩称，已经归还。",
    "原告张三与被告李四民间借贷纠纷一案，本院受理后",
    "原告：我要求被告马上还钱。",
    "原告的诉讼请求成立。",
    "",
  ]) {
    expect(findParties(text), text).toEqual([]);
  }
});

test("findParties() reads bare names that stand like headings, and unusual names before a sex", () => {
  expect(findParties("原告徐某1。被告陈某1，居民。\n\n原告徐某1诉称，借款未还。")).toMatchObject([
    { role: "plaintiff", name: { value: "徐某1" } },
    { role: "defendant", name: { value: "陈某1" } },
  ]);
  expect(findParties("原告：张三，男，住云溪市，被告：释果悟（曾用名张四），男，汉族。")).toMatchObject([
    { name: { value: "张三" } },
    { name: { value: "释果悟" } },
  ]);
  expect(findParties("原告与被告妻子梁某系云溪金融服务有限公司（以下简称云溪公司）股东")).toEqual([]);
});

test("findParties() says nothing that the paper does not say", () => {
  const [party] = findParties("原告：张三，身份证号码：990000199001010017。");
  expect(party).toMatchObject({ idNumber: { value: "990000199001010017" } });
  expect(party).not.toHaveProperty("sex");
  expect(party).not.toHaveProperty("birth");
  expect(party).not.toHaveProperty("address");
});

test("findParties() never throws and every span is a slice of the text", () => {
  const pieces = fc.constantFrom(
    "原告",
    "：",
    "张三",
    "，",
    "男",
    "。",
    "\n",
    "被告",
    "有限公司",
    "住",
    "云溪市",
    "委托诉讼代理人",
    "法定代表人",
    "（",
    "）",
    " ",
    "经理",
    "电话",
    "138",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 40 }).map((list) => list.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      for (const party of findParties(text)) {
        const spans = [
          party.label,
          party.name,
          party.sex,
          party.birth,
          party.address,
          party.phone,
          ...party.agents.map((agent) => agent.name),
        ];
        for (const span of spans) if (span) expect(text.slice(span.start, span.end)).toBe(span.text);
        expect(party.start).toBeLessThan(party.end);
        expect(party.end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
