import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask, type Gives, type Takes } from "../../ask.js";
import { day } from "../../format.js";
import { Field } from "../../forms/field.js";
import { Form } from "../../forms/form.js";
import { Once } from "../../forms/once.js";
import { Answer } from "../../states/answer.js";
import { ErrorPart } from "../../states/error-part.js";
import { useAsk } from "../../use-ask.js";
import { t } from "../../words.js";
import style from "./settings.module.css";

const scopes = ["read", "people", "write", "privacy", "setup"] as const;
type Scope = (typeof scopes)[number];

/** Keys for programs: made, shown once, revoked. */
export const Keys = () => (
  <>
    <Answer of={useAsk("keys", {})} what={t("settings.keys")}>
      {({ keys }) =>
        keys.length === 0 ? (
          <p className="quiet">{t("keys.none")}</p>
        ) : (
          <ul className={style.list}>
            {keys.map((key) => (
              <One key={key.id} of={key} />
            ))}
          </ul>
        )
      }
    </Answer>
    <Make />
  </>
);

const One = ({ of }: { of: Gives<"keys">["keys"][number] }) => {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => ask("key-revoke", { id: of.id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["keys"] }),
  });
  const facts = [
    `${t("keys.begins")} ${of.begins}`,
    (of.scopes ?? []).map((scope) => t(`scope.${scope}`)).join(", "),
    `${t("keys.used")}: ${of.lastUsed === null ? t("keys.never") : day(of.lastUsed)}`,
    of.revoked === null
      ? `${t("keys.until")} ${of.until === null ? t("keys.never") : day(of.until)}`
      : t("keys.revoked", { day: day(of.revoked) }),
  ].filter((each) => each !== "");
  return (
    <li data-row>
      <span>
        <b>{of.name}</b>
        <span className={style.sub}>{facts.join(" · ")}</span>
      </span>
      {of.revoked === null && (
        <button type="button" className="word" disabled={revoke.isPending} onClick={() => revoke.mutate()}>
          {t("keys.revoke", { name: of.name })}
        </button>
      )}
      {revoke.error && <ErrorPart error={revoke.error} what={of.name} />}
    </li>
  );
};

const Make = () => {
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [days, setDays] = useState("365");
  const [wanted, setWanted] = useState<readonly Scope[]>(["read"]);
  const make = useMutation({
    mutationFn: () => ask("key-new", { name, days: Number(days), scope: [...wanted] as Takes<"key-new">["scope"] }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["keys"] }),
  });
  const turn = (scope: Scope) =>
    setWanted(wanted.includes(scope) ? wanted.filter((each) => each !== scope) : [...wanted, scope]);
  return (
    <section className={style.part}>
      <h2>{t("keys.new")}</h2>
      {make.data && <Once says={t("keys.once")} text={make.data.key} />}
      <Form
        does={t("keys.do")}
        busy={make.isPending}
        off={wanted.length === 0}
        error={make.error}
        onSubmit={() => make.mutate()}
      >
        <Field label={t("keys.name")} required maxLength={100} value={name} onText={setName} />
        <fieldset className={style.scopes}>
          <legend>
            <b>{t("keys.scopes")}</b>
          </legend>
          {scopes.map((scope) => (
            <label key={scope}>
              <input type="checkbox" checked={wanted.includes(scope)} onChange={() => turn(scope)} />{" "}
              {t(`scope.${scope}`)}
            </label>
          ))}
        </fieldset>
        <Field label={t("keys.days")} type="number" min={1} max={3650} required value={days} onText={setDays} />
      </Form>
    </section>
  );
};
