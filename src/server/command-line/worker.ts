import { newPace } from "../reading/pace.ts";
import { openReadingWork } from "../reading/reading-work.ts";
import { inPremises } from "./in-premises.ts";
import { type Command, parseGiven, toldToStop } from "./terminal.ts";

/** `xiezhi worker`: reads from the queue in a process of its own, beside the server or on another machine. */
export const worker: Command = {
  usage: "worker",
  zh: "另起进程识别队列中的材料，直到收到停止信号",
  async run(args, terminal) {
    parseGiven(args, []);
    const stop = toldToStop();
    await inPremises(async (premises) => {
      const name = `worker-${process.pid}`;
      const work = openReadingWork(premises, {
        worker: name,
        pace: newPace(),
        onDefect: ({ error }) => terminal.say(`处理出错 work failed: ${error}`),
      });
      terminal.say(`${name} 开始工作 at work（记录 records: ${premises.where}）`);
      await stop;
      terminal.say("正在停止，完成当前页 stopping after the page at hand …");
      await work.close();
    });
    terminal.result({ stopped: true }, "已停止 stopped");
  },
};
