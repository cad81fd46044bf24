import { Link } from "@tanstack/react-router";
import type { Gives } from "../../ask.js";
import { t } from "../../words.js";
import style from "./reality.module.css";

/** What has arrived, and what has not: the last line of the page. */
export const SourcesLine = ({ of }: { readonly of: Gives<"reality">["sources"] }) => (
  <p className={style.sources}>
    {of.says}{" "}
    {of.trouble.map(({ name, says }) => (
      <span key={`${name} ${says}`}>
        <Link to="/sources/$name" params={{ name }}>
          {says}
        </Link>
        .{" "}
      </span>
    ))}
    {of.unread > 0 && (
      <>
        <Link to="/sources/quarantine">{of.unreadSays.replace(/\.$/, "")}</Link>.{" "}
      </>
    )}
    {t("reality.opens")}
  </p>
);
