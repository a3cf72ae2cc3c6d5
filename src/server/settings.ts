import { z } from "zod";
import { Failure } from "../vocabulary/failure.ts";

const MEBIBYTE = 1024 * 1024;

/** Fewer releases would leave advice of the last weeks without the release it names. */
const LEAST_RELEASES = 10;

/** A count given as text in the environment. */
const count = (fallback: number, least = 1) => z.coerce.number().int().min(least).default(fallback);
const address = z.url().optional();

/** Every setting (设置) is an environment variable of this schema; nothing else in the product reads the environment. */
export const Settings = z.object({
  PORT: count(8080, 0).describe("Port of the web page and the API. 网页与接口端口"),
  HOST: z.string().default("127.0.0.1").describe("Address to listen on; 0.0.0.0 for all. 监听地址"),
  DATA_DIR: z.string().default("var").describe("Folder for everything the product keeps. 数据目录"),
  DATABASE_URL: z
    .string()
    .optional()
    .describe("PostgreSQL 15+ server; without it the embedded one is started. 数据库地址"),
  LLM_URL: address.describe("OpenAI-compatible server inside the court's network, for wording only. 语言模型地址"),
  LLM_MODEL: z.string().default("default").describe("Name of the model at LLM_URL. 语言模型名称"),
  LLM_KEY: z.string().optional().describe("Key for LLM_URL, if it wants one. 语言模型密钥"),
  LLM_TIMEOUT_SECONDS: count(20).describe("Longest wait for the language model. 语言模型等待秒数"),
  OCR_THREADS: count(0, 0).describe("Threads for reading pages; 0 means all cores. 识别线程数"),
  OCR_MODEL_DIR: z.string().optional().describe("Folder with other PP-OCR models. 识别模型目录"),
  MAX_FILE_BYTES: count(300 * MEBIBYTE).describe("Largest file that is accepted. 单个文件上限（字节）"),
  MAX_FILE_PAGES: count(3000).describe("Most pages of one file. 单个文件页数上限"),
  MAX_PAGE_PIXELS: count(120_000_000).describe("Most pixels of one page image. 单页像素上限"),
  MAX_UNPACKED_BYTES: count(1024 * MEBIBYTE).describe("Most bytes a packed file may unpack to. 解压后上限（字节）"),
  MAX_CASE_PAGES: count(10_000).describe("Most pages of one case. 单个案件页数上限"),
  KNOWLEDGE_RELEASES_KEPT: count(0, 0)
    .refine((kept) => kept === 0 || kept >= LEAST_RELEASES, `0 or at least ${LEAST_RELEASES}`)
    .describe("Releases of laws and of cases that stay, at least 10; 0 keeps all. 保留的知识发布版本数"),
  SESSION_HOURS: count(12).describe("Hours until a session ends without use. 会话有效小时数"),
  SIGN_IN_PER_MINUTE: count(10).describe("Sign-in attempts per minute and address. 每分钟登录次数上限"),
  SECURE_COOKIES: z.enum(["true", "false"]).default("false").describe("true behind HTTPS. 仅经 HTTPS 发送会话"),
  DEMO: z
    .enum(["true", "people", "false"])
    .default("true")
    .describe(
      "Seed the fictional demo court and draw its papers; people: without the papers. 写入演示法院并绘制演示材料",
    ),
  PDF_FONT: z
    .string()
    .optional()
    .describe("TTF of a licensed FangSong for PDF output; Noto Serif SC otherwise. PDF 字体"),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"])
    .default("warn")
    .describe("What the log holds; never case content. 日志级别"),
});
export type Settings = z.infer<typeof Settings>;

/**
 * Reads and checks the settings.
 * @throws Failure bad_request that names every setting that is wrong and what was found
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given = Object.fromEntries(
    Object.keys(Settings.shape).flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  );
  const parsed = Settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(
    (issue) => `${issue.path.join(".")}=${String(given[String(issue.path[0])])}: ${issue.message}`,
  );
  throw new Failure("bad_request", {
    zh: `设置有误，请改正后重新启动：${wrong.join("；")}`,
    en: `Cannot start with these settings: ${wrong.join("; ")}`,
  });
}

/** How many knowledge releases stay; undefined for all. */
export function releasesKept(settings: Settings): number | undefined {
  return settings.KNOWLEDGE_RELEASES_KEPT || undefined;
}

/** One line per setting for `xiezhi settings`: name, value in force, meaning. Keys are not shown. */
export function describeSettings(settings: Settings): { name: string; value: string; meaning: string }[] {
  return Object.entries(Settings.shape).map(([name, schema]) => {
    const value = settings[name as keyof Settings];
    return {
      name,
      value: value === undefined ? "—" : name.endsWith("_KEY") || name === "DATABASE_URL" ? "(set)" : String(value),
      meaning: z.globalRegistry.get(schema)?.description ?? "",
    };
  });
}
