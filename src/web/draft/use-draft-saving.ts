import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftView } from "../../vocabulary/protocol.ts";
import { call } from "../api/call.ts";
import { answers, casePath } from "../api/queries.ts";
import { Refused } from "../api/refused.ts";
import { draftQuery } from "./draft-queries.ts";
import { forgetUnsaved, keepUnsaved } from "./unsaved-draft.ts";

/** How the text in the editor stands to the server. */
export type SavingState = "saved" | "typed" | "saving" | "offline" | "conflict" | "refused";

/** Saving of the draft: by itself after a pause, at once when asked, and what to do when somebody else saved first. */
export interface DraftSaving {
  readonly state: SavingState;
  readonly version: number;
  readonly error: Error | undefined;
  /** The other person's newest version while two texts stand against each other. */
  readonly theirs: DraftView | undefined;
  /** Saves what is not saved yet; true when the server has the text as it stands. */
  readonly save: () => Promise<boolean>;
  /** To be called at each change of the text. */
  readonly changed: () => void;
  /** Makes the text in the editor the version after theirs. */
  readonly keepMine: () => void;
  /** Goes on from their version; mine was set aside by the server. */
  readonly takeTheirs: () => void;
}

/** Pause in typing after which the text is saved. Each save is a version; shorter pauses would fill the list. */
const PAUSE = 4000;
const AGAIN_WHEN_OFFLINE = 8000;

interface Options {
  readonly caseId: string;
  readonly personId: string;
  readonly draft: DraftView;
  readonly editor: Editor | null;
  /** True when the editor began with a text that was kept in this tab and is not saved yet. */
  readonly unsaved: boolean;
}

/** What saving remembers between two renders. */
interface Memory {
  /** Version the text in the editor was made from. */
  base: number;
  /** True when the editor holds what the server does not. */
  dirty: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  running: Promise<boolean> | undefined;
  proposals: DraftView["proposals"];
}

/** Asked anew after waiting: the writer may have gone on typing. */
function hasNewText(memory: Memory): boolean {
  return memory.dirty;
}

/** Sends the text to the server, one save at a time. */
function useSending({ caseId, personId, draft, editor, unsaved }: Options) {
  const [state, setState] = useState<SavingState>(unsaved ? "typed" : "saved");
  const [error, setError] = useState<Error>();
  const [theirs, setTheirs] = useState<DraftView>();
  const { current: memory } = useRef<Memory>({
    base: draft.version,
    dirty: unsaved,
    timer: undefined,
    running: undefined,
    proposals: draft.proposals,
  });
  const send = useCallback(async (): Promise<boolean> => {
    if (!editor || !memory.dirty) return true;
    memory.dirty = false;
    setState("saving");
    const body = { version: memory.base, content: editor.getJSON(), proposals: memory.proposals };
    try {
      const saved = await call<DraftView>("PUT", `${casePath(caseId)}/draft`, body);
      memory.base = saved.version;
      answers.setQueryData(draftQuery(caseId).queryKey, saved);
      const isWhole = !hasNewText(memory);
      if (isWhole) forgetUnsaved(personId, caseId);
      setError(undefined);
      setState(isWhole ? "saved" : "typed");
      return isWhole;
    } catch (refused) {
      memory.dirty = true;
      setError(refused as Error);
      setState(await afterRefusal(refused, caseId, setTheirs));
      return false;
    }
  }, [editor, caseId, personId, memory]);
  const save = useCallback(async () => {
    clearTimeout(memory.timer);
    // What was typed while one save ran is saved by the next.
    while (memory.running) await memory.running;
    memory.running = send();
    const done = await memory.running;
    memory.running = undefined;
    return done;
  }, [send, memory]);
  const settled = (version: number, records: DraftView["proposals"]) => {
    memory.base = version;
    memory.proposals = mergedRecords(memory.proposals, records);
    setTheirs(undefined);
    setError(undefined);
  };
  return { memory, state, setState, error, theirs, save, settled };
}

/** Keeps the draft with the server and loses nothing: unsaved text also lies in this tab until the server has it (UX 6). */
export function useDraftSaving(options: Options): DraftSaving {
  const { caseId, personId, editor, unsaved } = options;
  const { memory, state, setState, error, theirs, save, settled } = useSending(options);
  const changed = useCallback(() => {
    memory.dirty = true;
    if (editor) keepUnsaved(personId, caseId, { version: memory.base, content: editor.getJSON() });
    setState((now) => (now === "conflict" ? now : "typed"));
    clearTimeout(memory.timer);
    memory.timer = setTimeout(() => void save(), PAUSE);
  }, [editor, caseId, personId, save, memory, setState]);
  useWakeUps({ state, save, unsaved, isReady: editor !== null });
  const takeTheirs = () => {
    if (!theirs || !editor) return;
    settled(theirs.version, theirs.proposals);
    editor.commands.setContent(theirs.content as object);
    answers.setQueryData(draftQuery(caseId).queryKey, theirs);
    memory.dirty = false;
    clearTimeout(memory.timer);
    forgetUnsaved(personId, caseId);
    setState("saved");
  };
  const keepMine = () => {
    if (!theirs) return;
    settled(theirs.version, theirs.proposals);
    void save();
  };
  const isStopped = state === "conflict";
  return {
    state,
    version: memory.base,
    error,
    theirs,
    save: isStopped ? async () => false : save,
    changed,
    keepMine,
    takeTheirs,
  };
}

/** Records of both sides by id; ids are given once by drafting, so that equal ids are the same proposal. */
function mergedRecords(mine: DraftView["proposals"], others: DraftView["proposals"]): DraftView["proposals"] {
  const ids = new Set(others.map(({ id }) => id));
  return [...others, ...mine.filter(({ id }) => !ids.has(id))];
}

async function afterRefusal(
  refused: unknown,
  caseId: string,
  setTheirs: (theirs: DraftView) => void,
): Promise<SavingState> {
  if (!(refused instanceof Refused)) return "refused";
  if (refused.code === "offline") return "offline";
  if (refused.code !== "conflict") return "refused";
  const newest = await call<DraftView | null>("GET", `${casePath(caseId)}/draft`).catch(() => null);
  if (!newest) return "refused";
  setTheirs(newest);
  return "conflict";
}

/** Saves a text found again at once, tries anew while the server is away, and saves when the tab of the case is left. */
function useWakeUps(given: {
  readonly state: SavingState;
  readonly save: () => Promise<boolean>;
  readonly unsaved: boolean;
  readonly isReady: boolean;
}): void {
  const { state, save, unsaved, isReady } = given;
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    if (isReady && unsaved) void latest.current();
  }, [isReady, unsaved]);
  useEffect(() => {
    if (state !== "offline") return;
    const timer = setInterval(() => void latest.current(), AGAIN_WHEN_OFFLINE);
    return () => clearInterval(timer);
  }, [state]);
}
