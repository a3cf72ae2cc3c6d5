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

/** Where releases are, and who hears of them. */
interface LiveOptions {
  readonly dataDir: string;
  readonly base: KnowledgeBase;
  readonly seal?: ReleaseSeal | undefined;
  readonly checkEvery?: number;
  readonly onTrouble?: (error: unknown) => void;
  readonly onOpened?: (service: KnowledgeService) => void;
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
export async function openLiveKnowledge(options: LiveOptions): Promise<LiveKnowledge> {
  const follower = new ReleaseFollower(options, await openRelease(options, () => false));
  const hold = <T>(work: (knowledge: KnowledgeService) => Promise<T>): Promise<T> => {
    const used = follower.inUse();
    return counted(used, work(used.service));
  };
  const own = {
    hold,
    refresh: () => follower.refresh(),
    close: () => follower.close(),
    warm() {
      follower.isWarm = true;
      return hold((knowledge) => knowledge.warm());
    },
  };
  return new Proxy(own as LiveKnowledge, {
    get(target, name) {
      if (Object.hasOwn(target, name)) return Reflect.get(target, name);
      const used = follower.inUse();
      const value: unknown = Reflect.get(used.service, name);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        const answer: unknown = Reflect.apply(value, used.service, args);
        return answer instanceof Promise ? counted(used, answer) : answer;
      };
    },
  });
}

/** Keeps one release in use and puts another in its place when the pointers move. */
class ReleaseFollower {
  readonly #options: LiveOptions;
  #current: Opened;
  #lastCheck = Date.now();
  #opening: Promise<void> | undefined;
  #failedStamp: string | undefined;
  #isClosed = false;
  /** New releases are opened whole before they answer. */
  isWarm = false;

  constructor(options: LiveOptions, first: Opened) {
    this.#options = options;
    this.#current = first;
  }

  /** The release that answers now; starts a look for another one when the last look was long ago. */
  inUse(): Opened {
    if (Date.now() - this.#lastCheck >= (this.#options.checkEvery ?? CHECK_EVERY)) void this.#look();
    return this.#current;
  }

  /** Looks for another release now and waits until it answers. */
  async refresh(): Promise<void> {
    await this.#opening;
    await this.#look();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#opening;
    await retire(this.#current);
  }

  #look(): Promise<void> | undefined {
    this.#lastCheck = Date.now();
    const stamp = stampOf(this.#options.dataDir);
    const isOther = stamp !== this.#current.stamp && stamp !== this.#failedStamp;
    if (!this.#isClosed && isOther) this.#opening ??= this.#swap(stamp);
    return this.#opening;
  }

  async #swap(stamp: string): Promise<void> {
    try {
      const next = await openRelease(this.#options, () => this.isWarm);
      const old = this.#current;
      this.#current = next;
      await retire(old);
      if (this.#isClosed) await retire(next);
    } catch (error) {
      // Tried again when the pointer moves; the release in use goes on answering.
      this.#failedStamp = stamp;
      this.#options.onTrouble?.(error);
    } finally {
      this.#opening = undefined;
    }
  }
}

/** `isWarm` is asked when the release is open: by then the server may have been told to open everything. */
async function openRelease(options: LiveOptions, isWarm: () => boolean): Promise<Opened> {
  const stamp = stampOf(options.dataDir);
  const service = await openKnowledgeService(options);
  if (isWarm()) await service.warm();
  options.onOpened?.(service);
  return { service, stamp, users: 0, retired: false };
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
