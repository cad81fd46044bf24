import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../../ask.js";
import { Field } from "../../forms/field.js";
import { Form } from "../../forms/form.js";
import { roleWords } from "../../role-words.js";
import { Answer } from "../../states/answer.js";
import { t } from "../../words.js";
import { goOn } from "../sign-in/go-on.js";

/** Somebody was invited: who by, as what, and the account to make. */
export const Invited = ({ token }: { readonly token: string }) => {
  const client = useQueryClient();
  const invitation = useQuery({
    queryKey: ["auth/invitation", token],
    queryFn: () => ask("auth/invitation", { token }),
    retry: false,
  });
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const accept = useMutation({
    mutationFn: () => ask("auth/invitation/accept", { token, name, password }),
    onSuccess: () => goOn(client, undefined),
  });
  return (
    <Answer of={invitation} what={t("start.account")}>
      {({ company, by, role, email }) => (
        <>
          <h1>{t("start.invited", { company })}</h1>
          <p>{t("start.invitedSays", { by, role: roleWords(role), email })}</p>
          <Form
            does={t("start.accountDo")}
            busy={accept.isPending}
            error={accept.error}
            onSubmit={() => accept.mutate()}
          >
            <Field label={t("start.name")} autoComplete="name" required maxLength={100} value={name} onText={setName} />
            <input type="hidden" autoComplete="username" value={email} />
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
      )}
    </Answer>
  );
};
