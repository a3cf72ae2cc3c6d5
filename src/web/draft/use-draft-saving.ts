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

/** Keeps the draft with the server and loses nothing: unsaved text also lies in this tab until the server has it (UX 6). */
export function useDraftSaving(options: Options): DraftSaving {
  const { caseId, personId, draft, editor } = options;
  const [state, setState] = useState<SavingState>(options.unsaved ? "typed" : "saved");
  const [error, setError] = useState<Error>();
  const [theirs, setTheirs] = useState<DraftView>();
  const base = useRef(draft.version);
  const dirty = useRef(options.unsaved);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(undefined);
  const proposals = useRef(draft.proposals);
  const send = useCallback(async (): Promise<boolean> => {
    if (!editor || !dirty.current) return true;
    dirty.current = false;
    setState("saving");
    const body = { version: base.current, content: editor.getJSON(), proposals: proposals.current };
    try {
      const saved = await call<DraftView>("PUT", `${casePath(caseId)}/draft`, body);
      base.current = saved.version;
      answers.setQueryData(draftQuery(caseId).queryKey, saved);
      if (!dirty.current) forgetUnsaved(personId, caseId);
      setError(undefined);
      setState(dirty.current ? "typed" : "saved");
      return !dirty.current;
    } catch (refused) {
      dirty.current = true;
      setError(refused as Error);
      setState(await afterRefusal(refused, caseId, setTheirs));
      return false;
    }
  }, [editor, caseId, personId]);
  const save = useCallback(async () => {
    clearTimeout(timer.current);
    // One save at a time; what was typed meanwhile is saved by the next.
    while (running.current) await running.current;
    running.current = send();
    const done = await running.current;
    running.current = undefined;
    return done;
  }, [send]);
  const changed = useCallback(() => {
    dirty.current = true;
    if (editor) keepUnsaved(personId, caseId, { version: base.current, content: editor.getJSON() });
    setState((now) => (now === "conflict" ? now : "typed"));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), PAUSE);
  }, [editor, caseId, personId, save]);
  useWakeUps({ state, save, unsaved: options.unsaved, isReady: editor !== null });
  const settle = (version: number) => {
    base.current = version;
    setTheirs(undefined);
    setError(undefined);
  };
  return {
    state,
    version: base.current,
    error,
    theirs,
    save: state === "conflict" ? async () => false : save,
    changed,
    keepMine: () => {
      if (!theirs) return;
      settle(theirs.version);
      proposals.current = mergedRecords(proposals.current, theirs.proposals);
      void save();
    },
    takeTheirs: () => {
      if (!theirs || !editor) return;
      settle(theirs.version);
      proposals.current = mergedRecords(proposals.current, theirs.proposals);
      editor.commands.setContent(theirs.content as object);
      dirty.current = false;
      clearTimeout(timer.current);
      forgetUnsaved(personId, caseId);
      setState("saved");
    },
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
