import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ask } from "../../ask.js";
import { download } from "../../download.js";
import { ErrorPart } from "../../states/error-part.js";
import { t } from "../../words.js";
import style from "./customer.module.css";
import type { Story } from "./moments.js";

/** What a person may ask of the company: all that is held about them, or that it is forgotten. */
export const DataTab = ({ story, writes }: { readonly story: Story; readonly writes: boolean }) => (
  <div className={style.data}>
    <Export id={story.id} />
    {story.mayErase ? (
      <Erase writes={writes} />
    ) : (
      <section>
        <h2>{t("customer.erase")}</h2>
        <p className="quiet">{t("customer.onlyPrivacy")}</p>
      </section>
    )}
  </div>
);

const Export = ({ id }: { id: string }) => {
  const save = useMutation({
    mutationFn: async () => {
      const { key } = await ask("show-name", { id, why: "export" });
      const held = await ask("export", { customer: key });
      download("customer.json", "application/json", `${JSON.stringify(held, null, 2)}\n`);
    },
  });
  return (
    <section>
      <p>{t("customer.exportSays")}</p>
      <button type="button" className={style.primary} disabled={save.isPending} onClick={() => save.mutate()}>
        {t("customer.export")}
      </button>
      {save.isError && <ErrorPart error={save.error} what={t("customer.export")} />}
    </section>
  );
};

const Erase = ({ writes }: { writes: boolean }) => {
  const [typed, setTyped] = useState("");
  const erase = useMutation({ mutationFn: () => ask("erase", { customer: typed.trim(), yes: true }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erase.mutate();
  };
  return (
    <section>
      <h2>{t("customer.erase")}</h2>
      <p>{t("customer.eraseSays")}</p>
      {erase.data ? (
        <p role="status">
          <b>
            {t("customer.erased", {
              rows: erase.data.removed.reduce((sum, each) => sum + each.rows, 0),
              left: erase.data.left,
            })}
          </b>
        </p>
      ) : (
        <form className={style.why} onSubmit={submit}>
          <label>
            {t("customer.eraseType")}
            <input
              className={style.field}
              value={typed}
              onChange={(e) => setTyped(e.target.value)}
              autoComplete="off"
              spellCheck={false}
              required
            />
          </label>
          <button type="submit" className={style.primary} disabled={!writes || erase.isPending || !typed.includes(":")}>
            {t("customer.eraseNow")}
          </button>
          {!writes && <p className="small">{t("shell.writesOff")}</p>}
          {erase.isError && <ErrorPart error={erase.error} what={t("customer.erase")} />}
        </form>
      )}
    </section>
  );
};
