import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Gives } from "../../ask.js";
import { useMe } from "../../me.js";
import { Answer } from "../../states/answer.js";
import { Loading } from "../../states/loading.js";
import { useAsk } from "../../use-ask.js";
import type { Asked } from "../../use-lens.js";
import { t } from "../../words.js";
import style from "./reality.module.css";

type Item = Gives<"next">["helps"][number];

/** What would help most, and what is new since yesterday. Executives get no news: they look once a week. */
export const Next = ({ asked }: { readonly asked: Asked }) => {
  const me = useMe();
  const found = useAsk("next", asked);
  return (
    <Answer of={found} what={t("reality.help")} loading={<Loading lines={[40, 60]} height={56} />}>
      {({ helps, news }) => (
        <div className={style.two}>
          <Part title={t("reality.help")} items={helps} none={t("reality.noHelp")} />
          {me?.role !== "viewer" && <Part title={t("reality.news")} items={news} none={t("reality.noNews")} />}
        </div>
      )}
    </Answer>
  );
};

const Part = ({
  title,
  items,
  none,
}: {
  readonly title: string;
  readonly items: readonly Item[];
  readonly none: string;
}) => (
  <section>
    <h2>{title}</h2>
    {items.length === 0 ? (
      <p className={style.none}>{none}</p>
    ) : (
      <ul className={style.items}>
        {items.map((item) => (
          <li key={item.title}>
            <Opens of={item}>
              <b>{item.title}</b>
            </Opens>
            <span className="quiet">{item.says}</span>
          </li>
        ))}
      </ul>
    )}
  </section>
);

/** What it is about: the promise (in that group), or the source. */
const Opens = ({ of, children }: { readonly of: Item; readonly children: ReactNode }) => {
  if (of.promise !== null)
    return (
      <Link
        to="/promises/$name"
        params={{ name: of.promise }}
        search={(before: object) => ({ ...before, ...(of.group ? { seg: of.group } : {}) }) as never}
      >
        {children}
      </Link>
    );
  if (of.source !== null)
    return (
      <Link to="/sources/$name" params={{ name: of.source }}>
        {children}
      </Link>
    );
  return children;
};
