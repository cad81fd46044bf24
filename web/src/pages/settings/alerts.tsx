import { useMutation } from "@tanstack/react-query";
import { ask, type Gives } from "../../ask.js";
import { may, useMe } from "../../me.js";
import { roleWords } from "../../role-words.js";
import { Answer } from "../../states/answer.js";
import { ErrorPart } from "../../states/error-part.js";
import { useAsk } from "../../use-ask.js";
import { t } from "../../words.js";
import { time, weekday } from "./calendars.js";
import { InFile } from "./in-file.js";
import style from "./settings.module.css";

/** Who is told what, by which way, as kept.yaml declares it; each way can be tried. */
export const Alerts = () => (
  <Answer of={useAsk("settings-page", {})} what={t("settings.alerts")}>
    {({ alerts }) => (
      <>
        {alerts.channels.length === 0 && <p className="quiet">{t("alerts.none")}</p>}
        {alerts.channels.length > 0 && (
          <section className={style.part}>
            <h2>{t("alerts.channels")}</h2>
            <ul className={style.list}>
              {alerts.channels.map((channel) => (
                <Channel key={channel.name} channel={channel} />
              ))}
            </ul>
          </section>
        )}
        {alerts.routes.length > 0 && (
          <section className={style.part}>
            <h2>{t("alerts.routes")}</h2>
            <ul>
              {alerts.routes.map((route) => (
                <li key={`${route.of.join()} ${route.send.join()}`}>
                  {t("alerts.sends", {
                    of: route.of.length === 0 ? t("alerts.all") : route.of.join(", "),
                    to: route.send.join(", "),
                  })}
                </li>
              ))}
            </ul>
          </section>
        )}
        {alerts.digests.length > 0 && (
          <section className={style.part}>
            <h2>{t("alerts.digests")}</h2>
            <ul>
              {alerts.digests.map((digest) => (
                <li key={`${digest.role} ${digest.day} ${digest.minute}`}>
                  {t("alerts.digest", {
                    role: roleWords(digest.role),
                    day: weekday(digest.day),
                    time: time(digest.minute),
                  })}
                </li>
              ))}
            </ul>
          </section>
        )}
        <InFile at={alerts.at} />
      </>
    )}
  </Answer>
);

const Channel = ({ channel }: { channel: Gives<"settings-page">["alerts"]["channels"][number] }) => {
  const me = useMe();
  const test = useMutation({ mutationFn: () => ask("channel-test", { channel: channel.name }) });
  return (
    <li>
      <span>
        <b>{channel.name}</b>
        <span className={style.sub}>
          {channel.kind === "mail" ? t("alerts.mail", { to: channel.to.join(", ") }) : t(`alerts.${channel.kind}`)}
        </span>
      </span>
      {may(me, "setup") && (
        <button type="button" className="word" disabled={test.isPending} onClick={() => test.mutate()}>
          {t("alerts.test")}
        </button>
      )}
      {test.data && <span role="status">{test.data.says}</span>}
      {test.error && <ErrorPart error={test.error} what={channel.name} />}
    </li>
  );
};
