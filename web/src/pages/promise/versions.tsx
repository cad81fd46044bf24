import { target } from "../../format.js";
import { t } from "../../words.js";
import type { PromisePage } from "./head.js";
import style from "./promise.module.css";

/** What was promised since when, newest first, with the words that changed. */
export const Versions = ({ of: page }: { readonly of: PromisePage }) => (
  <section aria-label={t("promise.versions")}>
    {page.versions.map((version) => (
      <article key={version.stood} className={style.version}>
        <h2>{version.stood}</h2>
        <p dir="auto">
          “
          {version.changed.length === 0
            ? version.says
            : version.changed.map(({ words, is }, i) => {
                const text = `${i > 0 ? " " : ""}${words}`;
                // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity but their place.
                if (is === "same") return <span key={i}>{text}</span>;
                // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity but their place.
                return is === "added" ? <ins key={i}>{text}</ins> : <del key={i}>{text}</del>;
              })}
          ”
        </p>
        <p className="quiet">
          {target(version.target)} {version.terms}
        </p>
      </article>
    ))}
  </section>
);
