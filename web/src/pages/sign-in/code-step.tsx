import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ask, Refused } from "../../ask.js";
import { Field } from "../../forms/field.js";
import { Form } from "../../forms/form.js";
import { t } from "../../words.js";

/** The second step: a code of the app, or a backup code, told apart by its length. */
export const CodeStep = ({ onDone }: { readonly onDone: () => void }) => {
  const [code, setCode] = useState("");
  const enter = useMutation({
    mutationFn: () => ask("auth/code", { code, kind: /^\d{6}$/.test(code.replace(/\s/g, "")) ? "app" : "backup" }),
    onSuccess: onDone,
  });
  const error =
    enter.error instanceof Refused && enter.error.status === 401
      ? new Refused(400, [{ code: "access.sign-in", says: t("signIn.codeWrong") }])
      : enter.error;
  return (
    <>
      <h1>{t("signIn.title")}</h1>
      <Form does={t("signIn.codeDo")} busy={enter.isPending} error={error} onSubmit={() => enter.mutate()}>
        <Field
          label={t("signIn.code")}
          hint={t("signIn.codeHint")}
          inputMode="text"
          autoComplete="one-time-code"
          required
          value={code}
          onText={setCode}
        />
      </Form>
    </>
  );
};
