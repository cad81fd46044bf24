import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../../ask.js";
import { Field } from "../../forms/field.js";
import { Form } from "../../forms/form.js";
import { t } from "../../words.js";
import { goOn } from "../sign-in/go-on.js";

/** The first account, with the token that `kept serve` printed. */
export const FirstAccount = ({ token }: { readonly token: string }) => {
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const make = useMutation({
    mutationFn: () => ask("auth/set-up", { token, name, email, password }),
    onSuccess: () => goOn(client, undefined),
  });
  return (
    <>
      <p className="lead">Kept</p>
      <h1>{t("start.account")}</h1>
      <p>{t("start.accountSays")}</p>
      <Form does={t("start.accountDo")} busy={make.isPending} error={make.error} onSubmit={() => make.mutate()}>
        <Field label={t("start.name")} autoComplete="name" required maxLength={100} value={name} onText={setName} />
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
          hint={t("start.passwordHint")}
          type="password"
          autoComplete="new-password"
          required
          minLength={12}
          value={password}
          onText={setPassword}
        />
      </Form>
    </>
  );
};
