import fc from "fast-check";
import { expect, test } from "vitest";
import { findCourts } from "./courts.ts";

const names = (text: string): string[] => findCourts(text).map((court) => court.name);

test("findCourts() finds the full name and not the words before it", () => {
  expect(names("原告于2023年向北京市朝阳区人民法院起诉")).toEqual(["北京市朝阳区人民法院"]);
  expect(names("此致\n云溪市青山区人民法院")).toEqual(["云溪市青山区人民法院"]);
  expect(names("诉至和平区人民法院")).toEqual(["和平区人民法院"]);
  expect(names("不服云溪市青山区人民法院（2023）云0101民初1号判决，上诉于云溪市中级人民法院")).toEqual([
    "云溪市青山区人民法院",
    "云溪市中级人民法院",
  ]);
  expect(names("由湖北省恩施土家族苗族自治州中级人民法院审理")).toEqual(["湖北省恩施土家族苗族自治州中级人民法院"]);
  expect(names("新疆维吾尔自治区高级人民法院")).toEqual(["新疆维吾尔自治区高级人民法院"]);
  expect(names("江州省 临江县\n人民法院")).toEqual(["江州省临江县人民法院"]);
  expect(names("上海市第一中级人民法院与杭州互联网法院、上海海事法院")).toEqual([
    "上海市第一中级人民法院",
    "杭州互联网法院",
    "上海海事法院",
  ]);
});

test("findCourts() tells the level and the detached tribunal", () => {
  expect(findCourts("最高人民法院关于审理")).toMatchObject([{ name: "最高人民法院", level: "supreme" }]);
  expect(findCourts("江州省高级人民法院")).toMatchObject([{ level: "high" }]);
  expect(findCourts("青山县人民法院城关人民法庭")).toMatchObject([
    { name: "青山县人民法院", branch: "城关人民法庭", level: "basic" },
  ]);
});

test("findCourts() finds no court where none is named", () => {
  for (const text of [
    "向人民法院起诉",
    "上级人民法院",
    "各级人民法院",
    "本院认为",
    "向有管辖权的人民法院起诉",
    "中级人民法院",
  ]) {
    expect(names(text), text).toEqual([]);
  }
});

test("findCourts() never throws and its spans are slices of the text", () => {
  const pieces = fc.constantFrom("市", "区", "人民法院", "最高", "中级", "向", "云溪", " ", "\n", "法庭", "第一");
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 30 }).map((list) => list.join("")),
  );
  fc.assert(
    fc.property(texts, (text) =>
      findCourts(text).every((found) => found.start < found.end && text.slice(found.start, found.end) === found.text),
    ),
  );
});
