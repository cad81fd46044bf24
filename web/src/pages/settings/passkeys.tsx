import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../../ask.js";
import { day } from "../../format.js";
import { Field } from "../../forms/field.js";
import { Form } from "../../forms/form.js";
import { Answer } from "../../states/answer.js";
import { ErrorPart } from "../../states/error-part.js";
import { useAsk } from "../../use-ask.js";
import { t } from "../../words.js";
import { addPasskey } from "../sign-in/passkey.js";
import style from "./settings.module.css";

/** One's passkeys: which there are, a new one of this device, and taking one away. */
export const Passkeys = () => {
  const client = useQueryClient();
  const anew = () => client.invalidateQueries({ queryKey: ["get me/passkeys"] });
  const [name, setName] = useState("");
  const add = useMutation({ mutationFn: () => addPasskey(name), onSuccess: anew });
  const remove = useMutation({ mutationFn: (id: string) => ask("me/passkeys/remove", { id }), onSuccess: anew });
  const able = typeof PublicKeyCredential !== "undefined";
  return (
    <section className={style.part}>
      <h2>{t("account.passkeys")}</h2>
      <Answer of={useAsk("get me/passkeys", {})} what={t("account.passkeys")}>
        {({ passkeys }) => (
          <ul className={style.list}>
            {passkeys.map((one) => (
              <li key={one.id} data-row>
                <span>
                  <b>{one.name}</b>
                  <span className={style.sub}>{t("sessions.begun", { day: day(one.since) })}</span>
                </span>
                <button type="button" className="word" onClick={() => remove.mutate(one.id)}>
                  {t("account.passkeyRemove", { name: one.name })}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {remove.error && <ErrorPart error={remove.error} what={t("account.passkeys")} />}
      {able && (
        <Form does={t("account.passkeyAdd")} busy={add.isPending} error={add.error} onSubmit={() => add.mutate()}>
          <Field
            label={t("account.passkeyName")}
            hint={t("account.passkeyHint")}
            required
            maxLength={100}
            value={name}
            onText={setName}
          />
        </Form>
      )}
    </section>
  );
};
