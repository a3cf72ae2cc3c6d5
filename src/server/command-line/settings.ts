import { describeSettings, readSettings } from "../settings.ts";
import type { Command } from "./terminal.ts";

/** `xiezhi settings`: every setting, its value in force and its meaning. */
export const settings: Command = {
  usage: "settings",
  zh: "列出全部设置、现值与含义",
  async run(_, terminal) {
    const rows = describeSettings(readSettings());
    terminal.result(rows, rows.map((row) => `${row.name.padEnd(22)}${row.value.padEnd(14)}${row.meaning}`).join("\n"));
  },
};
