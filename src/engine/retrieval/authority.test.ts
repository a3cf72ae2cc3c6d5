import { expect, test } from "vitest";
import { authorityFor, courtLine } from "./authority.ts";

const ABOVE: Readonly<Record<string, string>> = {
  云州省明江市青溪区人民法院: "云州省明江市中级人民法院",
  云州省明江市中级人民法院: "云州省高级人民法院",
  云州省高级人民法院: "最高人民法院",
};
const line = courtLine("云州省明江市青溪区人民法院", (court) => ABOVE[court]);
const of = (court: string, courtLevel: "supreme" | "high" | "intermediate" | "basic", tier = 4) =>
  authorityFor({ court, courtLevel, tier }, line);

test("courtLine() climbs from the own court to the own high court", () => {
  expect(line).toEqual({
    own: "云州省明江市青溪区人民法院",
    above: "云州省明江市中级人民法院",
    high: "云州省高级人民法院",
  });
  expect(courtLine("云州省高级人民法院", (court) => ABOVE[court]).high).toBe("云州省高级人民法院");
  expect(courtLine("某海事法院", () => undefined)).toEqual({ own: "某海事法院", above: undefined, high: undefined });
});

test("authorityFor() follows the order of the rules: guiding, supreme, own high court, above and own (SC-03)", () => {
  expect(of("某县人民法院", "basic", 1)).toBe(1);
  expect(of("最高人民法院", "supreme", 2)).toBe(2);
  expect(of("云州省高级人民法院", "high", 3)).toBe(3);
  expect(of("云州省明江市中级人民法院", "intermediate")).toBe(4);
  expect(of("云州省明江市青溪区人民法院", "basic")).toBe(4);
});

test("authorityFor() puts other provinces and courts of unknown name outside the scope", () => {
  expect(of("海州省高级人民法院", "high", 3)).toBe(5);
  expect(of("", "basic")).toBe(5);
});
