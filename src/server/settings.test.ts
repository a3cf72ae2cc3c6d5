import { expect, test } from "vitest";
import { describeSettings, readSettings, Settings } from "./settings.ts";

test("readSettings() fills in the defaults when nothing is set", () => {
  expect(readSettings({})).toMatchObject({ PORT: 8080, DATA_DIR: "var", DEMO: "true" });
});

test("readSettings() names every wrong setting, what was found and what to do", () => {
  expect(() => readSettings({ PORT: "eighty", LLM_URL: "not a url" })).toThrowError(/PORT=eighty.*LLM_URL=not a url/s);
});

test("describeSettings() documents every setting and shows no secret", () => {
  const rows = describeSettings(readSettings({ LLM_KEY: "secret", DATABASE_URL: "postgres://u:secret@h/d" }));
  expect(rows.map((row) => row.name)).toEqual(Object.keys(Settings.shape));
  expect(rows.filter((row) => row.meaning === "")).toEqual([]);
  expect(JSON.stringify(rows)).not.toContain("secret");
});
