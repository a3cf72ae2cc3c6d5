import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = dirname(import.meta.dirname);
const read = (path: string): string => readFileSync(join(root, path), "utf8");

test("decisions are numbered without gaps or doubles, and each says context, decision and consequences", () => {
  const files = readdirSync(join(root, "docs/decisions")).sort();
  expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, index) => index + 1));
  for (const file of files)
    expect(read(`docs/decisions/${file}`)).toMatch(
      /\*\*Context\.\*\*[\s\S]*\*\*Decision\.\*\*[\s\S]*\*\*Consequences\.\*\*/,
    );
});

test.each(["README.md", "README.zh-CN.md"])("%s names only commands and files that exist", (name) => {
  const text = read(name);
  const main = read("src/server/command-line/main.ts");
  const commands = [...text.matchAll(/npm run xiezhi -- ([a-z]+)/g)].map((match) => match[1]);
  expect(commands.length).toBeGreaterThan(2);
  for (const command of commands) expect(main).toContain(`  ${command}: async`);
  const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? "");
  expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  for (const script of ["npm start", "npm test"]) expect(text).toContain(script);
});

test("principles.md names only files that exist", () => {
  const paths = [...read("docs/principles.md").matchAll(/`((?:src|tools|evaluations)\/[\w./-]+)`/g)].map(
    (match) => match[1] ?? "",
  );
  expect(paths.length).toBeGreaterThan(15);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
