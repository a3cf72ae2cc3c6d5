import { Button, Input } from "antd";
import { type FormEvent, useRef, useState } from "react";
import type { Me } from "../../vocabulary/protocol.ts";
import { callOnce, session } from "../api/call.ts";
import { Refused } from "../api/refused.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { ErrorSummary, type FormFault } from "../kit/error-summary.tsx";
import { Field } from "../kit/field.tsx";

interface Typed {
  readonly login: string;
  readonly password: string;
  readonly totp: string;
}

/** The sign-in form; the field for a one-time code appears when the server asks for it. */
export function SignInForm({ login, onDone }: { readonly login?: string; readonly onDone: (me: Me) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState<Typed>({ login: login ?? "", password: "", totp: "" });
  const [asksCode, setAsksCode] = useState(false);
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const [refused, setRefused] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const attempt = useRef(0);
  const faultsOf = (): FormFault[] => [
    ...(typed.login.trim() ? [] : [{ field: "sign-login", text: t("sign.loginMissing") }]),
    ...(typed.password ? [] : [{ field: "sign-password", text: t("sign.passwordMissing") }]),
    ...(asksCode && !/^\d{6}$/.test(typed.totp) ? [{ field: "sign-totp", text: t("sign.totpMissing") }] : []),
  ];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    attempt.current += 1;
    const found = faultsOf();
    setFaults(found);
    setRefused(undefined);
    if (found.length > 0) return;
    setBusy(true);
    try {
      const body = { login: typed.login.trim(), password: typed.password, ...(asksCode ? { totp: typed.totp } : {}) };
      const me = await callOnce<Me>("POST", "/sessions", body);
      session.csrf = me.csrf;
      onDone(me);
    } catch (error) {
      if (error instanceof Refused && error.code === "totp" && !asksCode) setAsksCode(true);
      else setRefused(error as Error);
    } finally {
      setBusy(false);
    }
  };
  const textOf = (field: string) => faults.find((fault) => fault.field === field)?.text;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="xz-form">
      <ErrorSummary faults={faults} attempt={attempt.current} />
      {refused && <ErrorNotice error={refused} />}
      <Field id="sign-login" label={t("sign.login")} fault={textOf("sign-login")}>
        {(aria) => (
          <Input
            {...aria}
            autoComplete="username"
            value={typed.login}
            onChange={(event) => setTyped({ ...typed, login: event.target.value })}
          />
        )}
      </Field>
      <Field id="sign-password" label={t("sign.password")} fault={textOf("sign-password")}>
        {(aria) => (
          <Input.Password
            {...aria}
            autoFocus={login !== undefined}
            autoComplete="current-password"
            value={typed.password}
            onChange={(event) => setTyped({ ...typed, password: event.target.value })}
          />
        )}
      </Field>
      {asksCode && (
        <Field id="sign-totp" label={t("sign.totp")} hint={t("sign.totp.hint")} fault={textOf("sign-totp")}>
          {(aria) => (
            <Input
              {...aria}
              autoFocus
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              value={typed.totp}
              onChange={(event) => setTyped({ ...typed, totp: event.target.value.trim() })}
            />
          )}
        </Field>
      )}
      <Button type="primary" htmlType="submit" loading={busy} block>
        {t("sign.submit")}
      </Button>
    </form>
  );
}
