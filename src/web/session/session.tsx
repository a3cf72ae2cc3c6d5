import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import type { Me } from "../../vocabulary/protocol.ts";
import { callOnce, session } from "../api/call.ts";
import { answers, meQuery } from "../api/queries.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { forgetKept } from "./kept-storage.ts";
import { SignInAgain } from "./sign-in-again.tsx";
import { SignInPage } from "./sign-in-page.tsx";

const MeContext = createContext<Me | null>(null);

/** The signed-in person. Only inside SessionDoor. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe() is only for pages behind SessionDoor");
  return me;
}

/** Ends the session here and at the server. */
export async function signOut(personId: string): Promise<void> {
  await callOnce("DELETE", "/sessions");
  forgetKept(personId);
  session.csrf = "";
  answers.clear();
  answers.setQueryData(meQuery.queryKey, null);
}

/**
 * Shows the pages to a signed-in person and the sign-in page to others. When the session ends in mid-work the page stays
 * as it is and a dialogue asks to sign in again (UX 6); if another person signs in, the page starts afresh.
 */
export function SessionDoor({ children }: { readonly children: ReactNode }) {
  const { data: me, error, refetch } = useQuery(meQuery);
  const [expired, setExpired] = useState(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    if (!me) return;
    session.csrf = me.csrf;
    session.signInAgain = () =>
      new Promise((resolve) => {
        waiting.current.push(resolve);
        setExpired(true);
      });
    return () => {
      session.signInAgain = undefined;
    };
  }, [me]);
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (me === undefined) return <Loading />;
  if (me === null) return <SignInPage onDone={(next) => answers.setQueryData(meQuery.queryKey, next)} />;
  const returned = (next: Me) => {
    if (next.person.id !== me.person.id) {
      window.location.reload();
      return;
    }
    session.csrf = next.csrf;
    answers.setQueryData(meQuery.queryKey, next);
    setExpired(false);
    for (const resolve of waiting.current.splice(0)) resolve();
  };
  return (
    <MeContext value={me}>
      {children}
      {expired && <SignInAgain login={me.person.login} onDone={returned} />}
    </MeContext>
  );
}
