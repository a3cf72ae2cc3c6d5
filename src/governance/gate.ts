import type { Draft } from "../vocabulary/advice.ts";
import { Card } from "../vocabulary/advice.ts";
import { Failure } from "../vocabulary/failure.ts";
import type { Person } from "../vocabulary/person.ts";
import type { Application, Sources } from "./application.ts";
import { type Evidence, screen } from "./screening.ts";

declare const gated: unique symbol;

/** A draft (辅助意见) that passed the gate and stands in the ledger. Only this file can make one. */
export interface Advice {
  readonly [gated]: true;
  readonly id: string;
  readonly applicationId: string;
  readonly applicationVersion: string;
  readonly caseId: string;
  readonly input: unknown;
  readonly facts: unknown;
  /** What the application said, word for word: replay compares with it. */
  readonly prepared: Draft<unknown>;
  /** What is left of it after screening: the only part that is shown. */
  readonly draft: Draft<unknown>;
  readonly dropped: number;
  readonly preparedFor: string;
  readonly preparedAt: string;
  readonly knowledgeRelease: string;
  readonly ledgerEntry: number;
}

/** Who asks for which advice on which case. */
export interface AdviceRequest {
  readonly applicationId: string;
  readonly person: Person;
  readonly caseId: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the gate asks before it lets an application speak. Every answer is read anew; unknown means no. */
export interface Permissions {
  /** The switch of the application; anything but a fresh "on" is off (G7.3). */
  isOn(applicationId: string): Promise<boolean>;
  /** Throws a Failure when the person may not see the case. */
  mayUse(person: Person, caseId: string): Promise<void>;
  /** True when the person declined this application for this case, everywhere, or all applications (G5.6). */
  hasDeclined(person: Person, applicationId: string, caseId: string): Promise<boolean>;
}

/** What is written down before anyone sees it; returns the number of the ledger entry. */
export interface Minutes {
  record(entry: Omit<Advice, typeof gated | "ledgerEntry">): Promise<number>;
}

/** Everything around the gate that has an effect or depends on chance or the clock. */
export interface Surroundings {
  readonly applications: ReadonlyMap<string, Application>;
  readonly permissions: Permissions;
  readonly sources: Sources;
  readonly evidence: Evidence;
  readonly minutes: Minutes;
  readonly knowledgeRelease: string;
  readonly newId: () => string;
  readonly now: () => string;
  /** How often, in milliseconds, opt-out and switch are looked at while an application prepares; 500 by default. */
  readonly watchEvery?: number;
}

function registered(applicationId: string, applications: Surroundings["applications"]): Application {
  const application = applications.get(applicationId);
  if (!application || !Card.safeParse(application.card).success || application.card.id !== applicationId) {
    throw new Failure("not_found", {
      zh: `没有名为“${applicationId}”的已登记应用。`,
      en: `There is no registered application "${applicationId}".`,
    });
  }
  return application;
}

const declinedText = {
  zh: "您已退出此项智能辅助，可随时在页面右上角重新启用。",
  en: "You have left this assistance; you may switch it on again at the top right.",
};
const offText = {
  zh: "此项应用已被停用，请以人工方式办理。",
  en: "This application is switched off; please work by hand.",
};

async function mayGoOn(request: AdviceRequest, { permissions }: Surroundings): Promise<void> {
  if (!(await permissions.isOn(request.applicationId).catch(() => false))) throw new Failure("unavailable", offText);
  if (await permissions.hasDeclined(request.person, request.applicationId, request.caseId))
    throw new Failure("forbidden", declinedText);
}

/** Rejects as soon as the person leaves or the application is switched off; never resolves by itself. */
function watch(request: AdviceRequest, surroundings: Surroundings): { stopped: Promise<never>; end: () => void } {
  let ended = false;
  const stopped = new Promise<never>((_, reject) => {
    const look = (): void => {
      if (ended) return;
      mayGoOn(request, surroundings).then(() => setTimeout(look, surroundings.watchEvery ?? 500), reject);
    };
    setTimeout(look, surroundings.watchEvery ?? 500);
  });
  // The race below handles the rejection; without this line a late one would count as unhandled.
  stopped.catch(() => undefined);
  return {
    stopped,
    end: () => {
      ended = true;
    },
  };
}

/** What an application said and what is left of it after screening. */
interface Prepared {
  readonly application: Application;
  readonly input: unknown;
  readonly facts: unknown;
  readonly draft: Draft<unknown>;
  readonly screened: { readonly draft: Draft<unknown>; readonly dropped: number };
}

/** The way through the gate up to the ledger: permissions, preparation under watch, screening, permissions anew. */
async function throughGate(
  request: AdviceRequest,
  surroundings: Surroundings,
  application: Application,
): Promise<Prepared> {
  await surroundings.permissions.mayUse(request.person, request.caseId);
  await mayGoOn(request, surroundings);
  const watcher = watch(request, surroundings);
  try {
    const work = application.prepare({ ...request.input, caseId: request.caseId }, surroundings.sources);
    work.catch(() => undefined);
    const { input, facts, draft } = await Promise.race([work, watcher.stopped]);
    const screened = await screen(draft, surroundings.evidence);
    await mayGoOn(request, surroundings);
    return { application, input, facts, draft, screened };
  } finally {
    watcher.end();
  }
}

/**
 * The one way from an application to a reader (principles 3–7 of the Opinions). Order: registered with a valid card,
 * switched on → the person may see the case → has not left → prepare → screen → write to the ledger → advice.
 * A person who leaves while it runs stops it.
 * @throws Failure not_found, unavailable (off), forbidden (left), or what the application throws
 */
export async function prepareAdvice(request: AdviceRequest, surroundings: Surroundings): Promise<Advice> {
  const application = registered(request.applicationId, surroundings.applications);
  const { input, facts, draft, screened } = await throughGate(request, surroundings, application);
  const entry = {
    id: surroundings.newId(),
    applicationId: request.applicationId,
    applicationVersion: application.card.version,
    caseId: request.caseId,
    input,
    facts,
    prepared: draft,
    draft: screened.draft,
    dropped: screened.dropped,
    preparedFor: request.person.id,
    preparedAt: surroundings.now(),
    knowledgeRelease: surroundings.knowledgeRelease,
  };
  const ledgerEntry = await surroundings.minutes.record(entry);
  return { ...entry, ledgerEntry } as Advice;
}

/** What an application would say on supposed facts (情形推演): screened, but no advice; it cannot be decided on and is not kept. */
export interface Exploration {
  readonly draft: Draft<unknown>;
  readonly dropped: number;
}

/**
 * Tries supposed facts out with an application that allows it: the same permissions and the same screening as advice. What
 * a bench considers before it decides is secret (合议秘密), so nothing of it is written down.
 * @throws Failure as prepareAdvice does, and bad_request where the application cannot be tried on supposed facts
 */
export async function exploreAdvice(request: AdviceRequest, surroundings: Surroundings): Promise<Exploration> {
  const application = registered(request.applicationId, surroundings.applications);
  if (application.explorable !== true) {
    throw new Failure("bad_request", {
      zh: "该应用不支持情形推演，请直接请求辅助意见。",
      en: "This application cannot be tried on supposed facts; ask for advice instead.",
    });
  }
  const { screened } = await throughGate(request, surroundings, application);
  return screened;
}
