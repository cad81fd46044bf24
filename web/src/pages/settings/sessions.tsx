import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ask } from "../../ask.js";
import { day } from "../../format.js";
import { Answer } from "../../states/answer.js";
import { ErrorPart } from "../../states/error-part.js";
import { useAsk } from "../../use-ask.js";
import { t } from "../../words.js";
import style from "./settings.module.css";

/** Where one is signed in, and signing out there, here or everywhere. */
export const Sessions = () => {
  const client = useQueryClient();
  const sessions = useAsk("me/sessions", {});
  const end = useMutation({
    mutationFn: (id: string) => ask("me/sessions/end", { id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["me/sessions"] }),
  });
  const out = useMutation({
    mutationFn: async (where: "here" | "everywhere"): Promise<void> => {
      await (where === "here" ? ask("auth/sign-out", {}) : ask("me/sessions/end", { all: true }));
    },
    onSuccess: () => location.assign("/sign-in"),
  });
  const error = end.error ?? out.error;
  return (
    <>
      <Answer of={sessions} what={t("settings.sessions")}>
        {(told) => (
          <ul className={style.list}>
            {told.sessions.map((one) => (
              <li key={one.id} data-row>
                <span>
                  <b>{one.browser || "?"}</b> {one.here && <span className="quiet">({t("sessions.here")})</span>}
                  <span className={style.sub}>{t("sessions.begun", { day: day(one.since) })}</span>
                </span>
                {!one.here && (
                  <button type="button" className="word" onClick={() => end.mutate(one.id)}>
                    {t("sessions.end")}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {error && <ErrorPart error={error} what={t("settings.sessions")} />}
      <p className={style.part}>
        <button type="button" className="word" onClick={() => out.mutate("here")}>
          {t("sessions.signOut")}
        </button>
        <button type="button" className="word" onClick={() => out.mutate("everywhere")}>
          {t("sessions.all")}
        </button>
      </p>
    </>
  );
};
