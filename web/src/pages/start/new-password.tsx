import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { ask } from "../../ask.js";
import { Field } from "../../forms/field.js";
import { Form } from "../../forms/form.js";
import { t } from "../../words.js";

/** By the link that an admin made. */
export const NewPassword = ({ token }: { readonly token: string }) => {
  const [password, setPassword] = useState("");
  const set = useMutation({ mutationFn: () => ask("auth/new-password", { token, password }) });
  if (set.data)
    return (
      <>
        <h1>{t("start.newPasswordDone")}</h1>
        <p>
          <Link to="/sign-in">{t("signIn.title")}</Link>
        </p>
      </>
    );
  return (
    <>
      <h1>{t("start.newPassword")}</h1>
      <Form does={t("start.newPasswordDo")} busy={set.isPending} error={set.error} onSubmit={() => set.mutate()}>
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
