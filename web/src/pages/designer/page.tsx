import { Link, useParams } from "@tanstack/react-router";
import { may, useMe } from "../../me.js";
import { Answer } from "../../states/answer.js";
import { NotAllowed } from "../../states/not-allowed.js";
import { usePageTitle } from "../../states/page-title.js";
import { useAsk } from "../../use-ask.js";
import { useLens } from "../../use-lens.js";
import { t } from "../../words.js";
import { ChangeForm } from "./change-form.js";

/** Changes a promise, or makes one: what would change in its file, and what it would have done, before it is saved. */
export const Page = () => {
  const { name } = useParams({ from: "/promises/$name/design" });
  const { past } = useLens();
  const me = useMe();
  const isNew = name === "new";
  const title = isNew ? t("design.new") : t("design.title", { name });
  usePageTitle(title);
  const answer = useAsk("promise-page", { name }, { enabled: !isNew });
  if (!may(me, "write") || past)
    return (
      <>
        <h1>{title}</h1>
        {past ? <p className="quiet">{t("promise.changeOff")}</p> : <NotAllowed who={null} />}
        <p>{past ? "" : t("design.notAllowed")}</p>
      </>
    );
  return (
    <>
      <p className="small screen-only">
        {isNew ? (
          <Link to="/promises">{t("promises.title")}</Link>
        ) : (
          <Link to="/promises/$name" params={{ name }}>
            {t("design.back")}
          </Link>
        )}
      </p>
      <h1>{title}</h1>
      {isNew ? (
        <ChangeForm of={null} />
      ) : (
        <Answer of={answer} what={title}>
          {(page) => <ChangeForm key={page.verdict.name} of={page} />}
        </Answer>
      )}
    </>
  );
};
