import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ask } from "../../ask.js";
import { ErrorPart } from "../../states/error-part.js";
import { t } from "../../words.js";
import style from "./customer.module.css";

/** The keys in clear, after saying why: that somebody looked is written down with it. */
export const ShowName = ({ id }: { readonly id: string }) => {
  const [asking, setAsking] = useState(false);
  const [why, setWhy] = useState("");
  const show = useMutation({ mutationFn: () => ask("show-name", { id, why }) });
  if (show.data)
    return (
      <p className={style.shown} role="status">
        <b>{show.data.keys.join(", ")}</b> <span className="small">{t("customer.shown")}</span>
      </p>
    );
  if (!asking)
    return (
      <button type="button" className="word" onClick={() => setAsking(true)}>
        {t("customer.showName")}
      </button>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    show.mutate();
  };
  return (
    <form className={style.why} onSubmit={submit}>
      <label>
        {t("customer.showWhy")}
        <input
          className={style.field}
          value={why}
          onChange={(e) => setWhy(e.target.value)}
          required
          minLength={3}
          maxLength={200}
        />
      </label>
      <span className={style.buttons}>
        <button type="submit" className={style.primary} disabled={show.isPending}>
          {t("customer.showNow")}
        </button>
        <button type="button" className="word" onClick={() => setAsking(false)}>
          {t("customer.cancel")}
        </button>
      </span>
      {show.isError && <ErrorPart error={show.error} what={t("customer.showName")} />}
    </form>
  );
};
