import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Outcome } from "../../vocabulary/advice.ts";
import type { AdviceView } from "../../vocabulary/protocol.ts";
import { call } from "../api/call.ts";
import { answers, assistanceQuery, historyQuery } from "../api/queries.ts";
import { Refused } from "../api/refused.ts";
import { adviceQuery, declines } from "./advice-queries.ts";

/** Advice of one application on one case and what the reader can do with it. */
export interface AdviceWork {
  /** Newest advice; null when nobody has asked yet, undefined while it is loaded. */
  readonly advice: AdviceView | null | undefined;
  readonly error: Error | null;
  /** Seconds since the reader asked; undefined when nothing is awaited. */
  readonly waiting: number | undefined;
  readonly ask: (input?: Readonly<Record<string, unknown>>) => Promise<AdviceView | undefined>;
  readonly cancel: () => void;
  /** Records what the reader did with one finding; rejects with Refused. */
  readonly decide: (finding: number, outcome: Outcome, note: string) => Promise<void>;
}

function useSeconds(running: boolean): number | undefined {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!running) return;
    setSeconds(0);
    const timer = setInterval(() => setSeconds((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return running ? seconds : undefined;
}

/** Loads, asks for and decides on advice; asks the server for nothing while `enabled` is false (UX 5). */
export function useAdvice(caseId: string, applicationId: string, enabled = true): AdviceWork {
  const query = adviceQuery(caseId, applicationId);
  const { data, error: loadError } = useQuery({ ...query, enabled });
  const [running, setRunning] = useState(false);
  const [refused, setRefused] = useState<Error | null>(null);
  const aborter = useRef<AbortController | null>(null);
  useEffect(() => () => aborter.current?.abort(), []);
  const ask = async (input: Readonly<Record<string, unknown>> = {}) => {
    const mine = new AbortController();
    aborter.current?.abort();
    aborter.current = mine;
    setRunning(true);
    setRefused(null);
    try {
      const path = `/applications/${encodeURIComponent(applicationId)}/advice`;
      const view = await call<AdviceView>("POST", path, { caseId, input }, mine.signal);
      answers.setQueryData(query.queryKey, view);
      void answers.invalidateQueries({ queryKey: historyQuery(caseId).queryKey });
      return view;
    } catch (error) {
      if (!(error instanceof Refused && error.code === "cancelled")) setRefused(error as Error);
      return undefined;
    } finally {
      if (aborter.current === mine) setRunning(false);
    }
  };
  const decide: AdviceWork["decide"] = async (finding, outcome, note) => {
    if (!data) return;
    const body = { finding, outcome, note };
    answers.setQueryData(query.queryKey, await call<AdviceView>("POST", `/advice/${data.id}/decisions`, body));
    void answers.invalidateQueries({ queryKey: historyQuery(caseId).queryKey });
  };
  return {
    advice: data,
    error: refused ?? loadError,
    waiting: useSeconds(running),
    ask,
    cancel: () => aborter.current?.abort(),
    decide,
  };
}

/** Whether the person has declined an application, or all of them; true as long as the choices are not known. */
export function useDeclined(applicationId: string): boolean {
  const { data } = useQuery(assistanceQuery);
  return data === undefined || declines(data, applicationId);
}
