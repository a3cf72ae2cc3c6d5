import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { call } from "../api/call.ts";
import { answers, meQuery } from "../api/queries.ts";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";
import { Field } from "../kit/field.tsx";
import { useMe } from "../session/session.tsx";

interface Offered {
  readonly secret: string;
  readonly uri: string;
}

function refreshMe(): void {
  void answers.invalidateQueries({ queryKey: meQuery.queryKey });
}

/** Setting up and removing the one-time code (动态口令); the secret is given as text, for any authenticator, without a picture. */
export function TotpSection() {
  const { t } = useWords();
  const { totp } = useMe();
  return (
    <section aria-labelledby="totp-title" data-totp={totp ? "on" : "off"}>
      <h2 id="totp-title">{t("account.totp")}</h2>
      <p role="status">{t(totp ? "account.totp.on" : "account.totp.off")}</p>
      {totp ? <RemoveTotp /> : <SetUpTotp />}
    </section>
  );
}

function SetUpTotp() {
  const { t } = useWords();
  const [code, setCode] = useState("");
  const offer = useChange<void, Offered>({ change: () => call("POST", "/me/totp") });
  const confirm = useChange<{ secret: string; code: string }, unknown>({
    change: (given) => call("PUT", "/me/totp", given),
    onDone: refreshMe,
  });
  const offered = offer.data;
  if (!offered)
    return (
      <Button onClick={() => offer.mutate()} loading={offer.isPending} data-totp-start>
        {t("account.totp.start")}
      </Button>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate({ secret: offered.secret, code });
  };
  return (
    <form className="xz-form" onSubmit={submit} noValidate>
      <p>{t("account.totp.how")}</p>
      <dl className="xz-rows">
        <div>
          <dt>{t("account.totp.secret")}</dt>
          <dd>
            <code data-totp-secret>{offered.secret.match(/.{1,4}/g)?.join(" ")}</code>
          </dd>
        </div>
        <div>
          <dt>{t("account.totp.uri")}</dt>
          <dd>
            <a href={offered.uri}>
              <code>{offered.uri}</code>
            </a>
          </dd>
        </div>
      </dl>
      <Field id="totp-code" label={t("sign.totp")} hint={t("sign.totp.hint")}>
        {(aria) => (
          <Input
            {...aria}
            className="xz-amount"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            onChange={(event) => setCode(event.target.value.trim())}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" disabled={!/^\d{6}$/.test(code)} loading={confirm.isPending}>
        {t("account.totp.confirm")}
      </Button>
    </form>
  );
}

function RemoveTotp() {
  const { t } = useWords();
  const [password, setPassword] = useState("");
  const remove = useChange<string, unknown>({
    change: (given) => call("DELETE", "/me/totp", { password: given }),
    onDone: refreshMe,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remove.mutate(password);
  };
  return (
    <form className="xz-form" onSubmit={submit} noValidate>
      <Field id="totp-password" label={t("sign.password")} hint={t("account.totp.removeHint")}>
        {(aria) => (
          <Input.Password
            {...aria}
            className="xz-amount"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button htmlType="submit" disabled={password === ""} loading={remove.isPending}>
        {t("account.totp.remove")}
      </Button>
    </form>
  );
}
