import { Popover } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { addDays, day as dayText, share } from "../format.js";
import { useLens } from "../use-lens.js";
import { t } from "../words.js";
import { CountsBar } from "./counts-bar.js";
import type { Estimate } from "./estimate.js";
import style from "./know.module.css";
import { Quote } from "./quote.js";

export type Known = {
  /** Its name in kept.yaml: what `?know=` says. */
  readonly name: string;
  readonly says: string;
  /** First day of the wording in force; null: ever since. */
  readonly since: string | null;
  readonly window: { readonly from: string; readonly to: string };
  readonly counts: Readonly<Record<"kept" | "broken" | "pending" | "unknown" | "void", number>>;
  readonly rate: Estimate;
  readonly coverage: number;
  /** Sentences: which source, since when, what cannot be judged. */
  readonly missing: readonly string[];
  readonly mayOpenPeople: boolean;
};

/** "How we know" about one number: opens over `children` (a Measure with `onKnow`), and stands in the address. */
export const Know = ({
  of,
  today,
  children,
}: {
  readonly of: Known;
  readonly today: string;
  readonly children: (open: () => void, opened: boolean) => ReactElement;
}) => {
  const { search, set } = useLens();
  const opened = search.know === of.name;
  return (
    <Popover
      opened={opened}
      onChange={(open) => open || set({ know: undefined })}
      position="bottom-start"
      width={420}
      trapFocus
      returnFocus
      withinPortal
      withRoles={false}
      shadow="md"
    >
      <Popover.Target>
        <div>{children(() => set({ know: opened ? undefined : of.name }), opened)}</div>
      </Popover.Target>
      <Popover.Dropdown className={style.over!} p={0} role="dialog" aria-label={t("know.title")}>
        {opened && <Body of={of} today={today} onClose={() => set({ know: undefined })} />}
      </Popover.Dropdown>
    </Popover>
  );
};

const Body = ({ of, today, onClose }: { readonly of: Known; readonly today: string; readonly onClose: () => void }) => {
  const [copied, copy] = useState(false);
  const day = (iso: string) => dayText(iso, { form: "plain", today });
  return (
    <div className={style.know}>
      <div className={style.head}>
        <h2>{t("know.title")}</h2>
        <button type="button" className="word" onClick={onClose}>
          {t("shell.close")}
        </button>
      </div>
      <p>
        <Quote>{of.says}</Quote>
        <span className={style.small}>{of.since ? t("know.since", { day: day(of.since) }) : t("know.ever")}</span>
      </p>
      <CountsBar of={of.counts} />
      <p className={style.small}>
        {t("know.window", { from: day(of.window.from), to: day(addDays(of.window.to, -1)) })}
      </p>
      <p className={style.small}>{methodOf(of.rate)}</p>
      <p className={style.small}>
        {of.coverage >= 1 ? t("know.all") : t("know.arrived", { share: share(of.coverage) })}
        {of.missing.map((each) => (
          <span key={each} className={style.line}>
            {each}
          </span>
        ))}
      </p>
      <p className={style.foot}>
        {of.mayOpenPeople && (
          <Link to="/people" search={(before: object) => ({ ...before, promise: of.name, know: undefined }) as never}>
            {t("know.people")}
          </Link>
        )}
        <button
          type="button"
          className="word"
          onClick={() => void navigator.clipboard.writeText(location.href).then(() => copy(true))}
        >
          {copied ? t("know.copied") : t("know.copy")}
        </button>
        <span>
          {t("know.sql")} <code>kept explain promise_counts</code>
        </span>
      </p>
    </div>
  );
};

const methodOf = (rate: Estimate): string => {
  if (!("status" in rate)) return t("know.rate");
  if (rate.status === "unknown") return t("know.bounds", { reason: rate.reason });
  return rate.status === "insufficient" ? t("know.few") : t("measure.none");
};
