import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect, inject } from "vitest";
import { type ApiCaller, signInByApi } from "./api-caller.ts";

/** A window of a real browser, signed in as one of the demo people. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page reported as error, with the policy violations of the browser among them. */
  readonly faults: readonly string[];
  /** Keeps a picture of the window for people, in the folder BROWSER_SHOTS when that is set. */
  shot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** What tools/browser-setup.ts gives to the browser tests: the running product and how to look at it. */
export interface GivenStage {
  readonly url: string;
  /** Password of all demo people. */
  readonly password: string;
  /** Folder of scanned papers, twelve pages. */
  readonly papers: string;
  readonly dataDir: string;
  /** The case of these papers, which clerk and judge share and no test changes. It is being read when the tests begin. */
  readonly caseId: string;
  /** Path of Chromium. */
  readonly browser: string;
  /** Folder for pictures of the windows, if somebody wants to look at them. */
  readonly shots: string | undefined;
}

declare module "vitest" {
  interface ProvidedContext {
    stage: GivenStage;
  }
}

/** The running product with a browser for it. */
export interface Stage extends GivenStage {
  /** Opens a window at a path; signed in when a login is named. */
  visit(path: string, login?: string, options?: BrowserContextOptions): Promise<Visit>;
  /** Signs in without a browser. */
  api(login: string): Promise<ApiCaller>;
  close(): Promise<void>;
}

const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Patience of one step of a browser test on a loaded machine, in milliseconds. */
export const PATIENCE = 30_000;

function shotTaker(page: Page, folder: string | undefined): Visit["shot"] {
  return async (name) => {
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`) });
  };
}

/** Errors of the page as they come; a refused request is an answer that the page shows, and no error. */
function listenForFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    const isRefusal = message.text().startsWith("Failed to load resource") && message.location().url.includes("/api/");
    if (message.type() === "error" && !isRefusal) faults.push(message.text());
  });
  return faults;
}

/** Opens a browser on the running product; close it after the tests of the file. */
export async function openStage(): Promise<Stage> {
  const given = inject("stage");
  const browser = await chromium.launch({ args: CHROMIUM_ARGUMENTS, executablePath: given.browser });
  return {
    ...given,
    visit: async (path, login, options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        locale: "zh-CN",
        baseURL: given.url,
        ...options,
      });
      context.setDefaultTimeout(PATIENCE);
      if (login !== undefined) {
        const data = { login, password: given.password };
        expect((await context.request.post("/api/sessions", { data })).status()).toBe(200);
      }
      const page = await context.newPage();
      const faults = listenForFaults(page);
      await page.goto(path);
      return { page, context, faults, shot: shotTaker(page, given.shots), close: () => context.close() };
    },
    api: (login) => signInByApi(given.url, login, given.password),
    close: () => browser.close(),
  };
}
