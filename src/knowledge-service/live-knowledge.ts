import { statSync } from "node:fs";
import { join } from "node:path";
import type { KnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import { type KnowledgeService, openKnowledgeService } from "./knowledge-service.ts";
import type { ReleaseSeal } from "./release-seal.ts";
import { collectionFolder, POINTER } from "./releases.ts";

/** A knowledge service that follows imports and rollbacks while the server runs (不停机更新). */
export interface LiveKnowledge extends KnowledgeService {
  /** Looks for another release now and returns once it answers; for the person who has just chosen one. */
  refresh(): Promise<void>;
  /** Opens everything of the release in use, and from now on of a new one before it answers, so that no first question is slow. */
  warm(): Promise<void>;
  /** Work on one release from its beginning to its end, whatever is imported meanwhile: advice names a single release. */
  hold<T>(work: (knowledge: KnowledgeService) => Promise<T>): Promise<T>;
}

interface Opened {
  readonly service: KnowledgeService;
  readonly stamp: string;
  users: number;
  retired: boolean;
}

const CHECK_EVERY = 1000;

/**
 * Opens the service and looks, with a question but at most once in `checkEvery` milliseconds, whether another release was
 * put into use. The new one is opened beside the old one, which answers until the new one is ready and is closed after
 * its last user. `onTrouble` hears why a new release could not be opened; the old one stays in use.
 */
export async function openLiveKnowledge(options: {
  dataDir: string;
  base: KnowledgeBase;
  seal?: ReleaseSeal | undefined;
  checkEvery?: number;
  onTrouble?: (error: unknown) => void;
  onOpened?: (service: KnowledgeService) => void;
}): Promise<LiveKnowledge> {
  let isWarm = false;
  const stampNow = () => stampOf(options.dataDir);
  const open = async (): Promise<Opened> => {
    const stamp = stampNow();
    const service = await openKnowledgeService(options);
    if (isWarm) await service.warm();
    options.onOpened?.(service);
    return { service, stamp, users: 0, retired: false };
  };
  let current = await open();
  let lastCheck = Date.now();
  let opening: Promise<void> | undefined;
  let failedStamp: string | undefined;
  let closed = false;

  const swap = async (): Promise<void> => {
    const stamp = stampNow();
    try {
      const next = await open();
      const old = current;
      current = next;
      await retire(old);
      if (closed) await retire(next);
    } catch (error) {
      // Tried again when the pointer moves; the release in use goes on answering.
      failedStamp = stamp;
      options.onTrouble?.(error);
    } finally {
      opening = undefined;
    }
  };
  const look = (): Promise<void> | undefined => {
    lastCheck = Date.now();
    const stamp = stampNow();
    if (!closed && stamp !== current.stamp && stamp !== failedStamp) opening ??= swap();
    return opening;
  };
  const lookSometimes = (): void => {
    if (Date.now() - lastCheck >= (options.checkEvery ?? CHECK_EVERY)) void look();
  };
  const own = {
    async refresh() {
      await opening;
      await look();
    },
    hold: <T>(work: (knowledge: KnowledgeService) => Promise<T>) => {
      lookSometimes();
      const used = current;
      return counted(used, work(used.service));
    },
    warm() {
      isWarm = true;
      return own.hold((knowledge) => knowledge.warm());
    },
    async close() {
      closed = true;
      await opening;
      await retire(current);
    },
  };
  return new Proxy(own as LiveKnowledge, {
    get(target, name) {
      if (Object.hasOwn(target, name)) return Reflect.get(target, name);
      lookSometimes();
      const used = current;
      const value: unknown = Reflect.get(used.service, name);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        const answer: unknown = Reflect.apply(value, used.service, args);
        return answer instanceof Promise ? counted(used, answer) : answer;
      };
    },
  });
}

/** The pointers of both collections as they are now: another release in use has another stamp. */
function stampOf(dataDir: string): string {
  return (["laws", "cases"] as const)
    .map((collection) => {
      const pointer = statSync(join(collectionFolder(dataDir, collection), POINTER), { throwIfNoEntry: false });
      // The pointer is replaced by a rename, so that even two changes within one tick of the clock have two files.
      return pointer ? `${pointer.mtimeMs}/${pointer.ino}` : "none";
    })
    .join("+");
}

async function counted<T>(used: Opened, work: Promise<T>): Promise<T> {
  used.users += 1;
  try {
    return await work;
  } finally {
    used.users -= 1;
    if (used.retired && used.users === 0) await used.service.close();
  }
}

async function retire(old: Opened): Promise<void> {
  old.retired = true;
  if (old.users === 0) await old.service.close();
}
