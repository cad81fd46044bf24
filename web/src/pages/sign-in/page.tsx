import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask, Refused } from "../../ask.js";
import { Field } from "../../forms/field.js";
import { Form } from "../../forms/form.js";
import { useOwnSearch } from "../../own-search.js";
import { usePageTitle } from "../../states/page-title.js";
import { useAsk } from "../../use-ask.js";
import { t } from "../../words.js";
import { CodeStep } from "./code-step.js";
import { goOn } from "./go-on.js";
import { OtherWays } from "./other-ways.js";

/** The door: password and code, a passkey, or the company's own sign-in. */
export const Page = () => {
  usePageTitle(t("signIn.title"));
  const { own } = useOwnSearch();
  const client = useQueryClient();
  const ways = useAsk("auth/ways", {});
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const enter = () => goOn(client, own.next);
  const signIn = useMutation({
    mutationFn: () => ask("auth/sign-in", { email, password }),
    onSuccess: (answer) => {
      if (answer.signedIn) return enter();
    },
  });
  if (signIn.data?.signedIn === false) return <CodeStep onDone={enter} />;
  return (
    <>
      <p className="lead">Kept</p>
      <h1>{t("signIn.title")}</h1>
      {ways.data?.setUp && <p>{t("signIn.setUp")}</p>}
      {own.refused && <p role="alert">{t("signIn.ssoFailed")}</p>}
      <Form does={t("signIn.do")} busy={signIn.isPending} error={wrong(signIn.error)} onSubmit={() => signIn.mutate()}>
        <Field
          label={t("signIn.email")}
          type="email"
          autoComplete="username"
          required
          value={email}
          onText={setEmail}
        />
        <Field
          label={t("signIn.password")}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onText={setPassword}
        />
      </Form>
      {ways.data && <OtherWays ways={ways.data} next={own.next} onDone={enter} />}
      <p className="small">{t("signIn.forgot")}</p>
    </>
  );
};

/** A 401 here is no session that ended: the words of this page say what it is. */
const wrong = (error: Error | null): Error | null =>
  error instanceof Refused && error.status === 401
    ? new Refused(400, [{ code: error.problems[0]?.code ?? "access.sign-in", says: t("signIn.wrong") }])
    : error;
