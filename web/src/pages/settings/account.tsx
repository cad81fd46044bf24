import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../../ask.js";
import { Field } from "../../forms/field.js";
import { Form } from "../../forms/form.js";
import { Once } from "../../forms/once.js";
import { Answer } from "../../states/answer.js";
import { useAsk } from "../../use-ask.js";
import { t } from "../../words.js";
import { Passkeys } from "./passkeys.js";
import { quietly } from "./quietly.js";
import style from "./settings.module.css";

/** One's own password and second step. */
export const Account = () => {
  const me = useAsk("me", {});
  return (
    <>
      <Password />
      <Answer of={me} what={t("account.twoStep")}>
        {({ twoStep }) => <TwoStep on={twoStep} />}
      </Answer>
      <Passkeys />
    </>
  );
};

const Password = () => {
  const [password, setPassword] = useState("");
  const [next, setNext] = useState("");
  const change = useMutation({ mutationFn: quietly(() => ask("me/password", { password, next })) });
  return (
    <section className={style.part}>
      <h2>{t("account.password")}</h2>
      {change.data ? (
        <p role="status">{t("account.changed")}</p>
      ) : (
        <Form does={t("account.change")} busy={change.isPending} error={change.error} onSubmit={() => change.mutate()}>
          <Field
            label={t("account.now")}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onText={setPassword}
          />
          <Field
            label={t("account.next")}
            hint={t("start.passwordHint")}
            type="password"
            autoComplete="new-password"
            required
            minLength={12}
            value={next}
            onText={setNext}
          />
        </Form>
      )}
    </section>
  );
};

const TwoStep = ({ on }: { on: boolean }) => {
  const client = useQueryClient();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const anew = () => client.invalidateQueries({ queryKey: ["me"] });
  const begin = useMutation({ mutationFn: quietly(() => ask("me/two-step", { password })) });
  const confirm = useMutation({ mutationFn: quietly(() => ask("me/two-step/confirm", { code })), onSuccess: anew });
  const end = useMutation({ mutationFn: quietly(() => ask("me/two-step/end", { password })), onSuccess: anew });
  return (
    <section className={style.part}>
      <h2>{t("account.twoStep")}</h2>
      <p>{on ? t("account.twoStepOn") : t("account.twoStepOff")}</p>
      {begin.data && !on ? (
        <>
          <Once says={t("account.uri")} text={begin.data.uri} />
          <Once says={t("account.backup")} text={begin.data.backupCodes.join(" ")} />
          <Form
            does={t("account.confirm")}
            busy={confirm.isPending}
            error={confirm.error}
            onSubmit={() => confirm.mutate()}
          >
            <Field
              label={t("account.code")}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              value={code}
              onText={setCode}
            />
          </Form>
        </>
      ) : (
        <Form
          does={on ? t("account.end") : t("account.begin")}
          busy={begin.isPending || end.isPending}
          error={on ? end.error : begin.error}
          onSubmit={() => (on ? end.mutate() : begin.mutate())}
        >
          <Field
            label={t("account.passwordFor")}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onText={setPassword}
          />
        </Form>
      )}
    </section>
  );
};
