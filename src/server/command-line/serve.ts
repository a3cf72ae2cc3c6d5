import { join } from "node:path";
import { makeDemoPapers } from "../../../demo/make-papers.ts";
import { installSwitches } from "../../data-service/switches.ts";
import { Failure } from "../../vocabulary/failure.ts";
import { seedDemoCourt } from "../demo-court.ts";
import { openServer } from "../http/open-server.ts";
import { openPremises, type Premises } from "../premises.ts";
import { readSettings } from "../settings.ts";
import { type Command, parseGiven, type Terminal, toldToStop } from "./terminal.ts";

async function greet(premises: Premises, address: string, terminal: Terminal): Promise<void> {
  terminal.say(`\n獬豸 Xiezhi  ${address}\n数据 data: ${premises.dataDir}（记录 records: ${premises.where}）`);
  if (premises.settings.DEMO === "false") return;
  const { password, people } = await seedDemoCourt(premises);
  const rows = people.map(({ login, name, title }) => `  ${login.padEnd(10)} ${name}（${title}）`);
  terminal.say(`\n演示法院，均为虚构。登录名 login / 密码 password: ${password}\n${rows.join("\n")}\n`);
}

/** Draws the demo papers after the page is up; without them everything but the demonstration works. */
async function drawDemoPapers(premises: Premises, terminal: Terminal): Promise<void> {
  if (premises.settings.DEMO !== "true") return;
  const folders = await makeDemoPapers(join(premises.dataDir, "demo"));
  terminal.say(
    `演示材料 demo papers, to be dropped into the page:\n${Object.values(folders)
      .map((folder) => `  ${folder}`)
      .join("\n")}\n`,
  );
}

function explainPort(error: unknown, port: number): never {
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    throw new Failure("unavailable", {
      zh: `端口 ${port} 已被占用，请用 PORT=其他端口 npm start 重新启动。`,
      en: `Port ${port} is in use; start with PORT=<another> npm start.`,
    });
  }
  throw error;
}

/** `xiezhi serve`: migrates, seeds the demo court, serves the page and the API until told to stop. */
export const serve: Command = {
  usage: "serve",
  zh: "启动网页与接口（npm start 即此命令）",
  async run(args, terminal) {
    parseGiven(args, []);
    const settings = readSettings();
    const premises = await openPremises(settings);
    await installSwitches(premises.records, [...premises.applications.keys()]);
    const server = await openServer(premises);
    const stop = toldToStop();
    try {
      await server
        .listen({ port: settings.PORT, host: settings.HOST })
        .catch((error: unknown) => explainPort(error, settings.PORT));
      premises.knowledge
        .warm()
        .catch((error: unknown) => terminal.say(`案例库未能打开 the case library did not open: ${String(error)}`));
      await greet(premises, `http://localhost:${settings.PORT}`, terminal);
      drawDemoPapers(premises, terminal).catch((error: unknown) =>
        terminal.say(`演示材料未能生成 demo papers were not drawn: ${String(error)}`),
      );
      await stop;
    } finally {
      await server.close();
      await premises.close();
    }
  },
};
