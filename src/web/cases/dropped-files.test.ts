import { expect, test } from "vitest";
import { filesOfDrop, isLeaving, sizeText, withChosen } from "./dropped-files.ts";

const chosen = (path: string, content = "x") => ({ file: new File([content], path.split("/").at(-1) ?? path), path });

test("withChosen() orders pages by number and takes the same file once", () => {
  const files = withChosen([chosen("卷/10.png"), chosen("卷/2.png")], [chosen("卷/2.png"), chosen("卷/1.png")]);
  expect(files.map((one) => one.path)).toEqual(["卷/1.png", "卷/2.png", "卷/10.png"]);
});

test("withChosen() leaves out what systems and editors leave behind", () => {
  expect(withChosen([], [chosen("卷/.DS_Store"), chosen("卷/~$起诉状.docx"), chosen("卷/起诉状.docx")])).toHaveLength(
    1,
  );
  expect(isLeaving("__MACOSX/1.png")).toBe(true);
});

test("filesOfDrop() opens folders to any depth, over several batches of entries", async () => {
  const fileEntry = (fullPath: string) => ({
    isFile: true,
    fullPath,
    file: (resolve: (file: File) => void) => resolve(new File(["x"], fullPath.split("/").at(-1) ?? "")),
  });
  const folder = (fullPath: string, batches: object[][]) => ({
    isFile: false,
    fullPath,
    createReader: () => {
      const rest = [...batches, []];
      return { readEntries: (resolve: (entries: object[]) => void) => resolve(rest.shift() ?? []) };
    },
  });
  const inner = folder("/卷/证据", [[fileEntry("/卷/证据/借条.png")]]);
  const root = folder("/卷", [[fileEntry("/卷/1.png"), inner], [fileEntry("/卷/2.png")]]);
  const transfer = { items: [{ webkitGetAsEntry: () => root }] } as unknown as DataTransfer;
  const paths = (await filesOfDrop(transfer)).map((one) => one.path);
  expect(paths.sort()).toEqual(["卷/1.png", "卷/2.png", "卷/证据/借条.png"].sort());
});

test("sizeText() writes bytes for people", () => {
  expect([sizeText(5), sizeText(1536), sizeText(3 * 1024 * 1024)]).toEqual(["5 B", "1.5 KB", "3.0 MB"]);
});
