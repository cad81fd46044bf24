import { t } from "../../words.js";
import style from "./people.module.css";

/** Between pages of a long list; nothing where there is one page. */
export const Pager = ({
  page,
  pages,
  onPage,
}: {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}) =>
  pages < 2 ? null : (
    <nav className={`${style.pager} screen-only`} aria-label={t("people.pages", { page: page + 1, pages })}>
      <button type="button" className="word" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {t("people.before")}
      </button>
      <span>{t("people.pages", { page: page + 1, pages })}</span>
      <button type="button" className="word" disabled={page + 1 >= pages} onClick={() => onPage(page + 1)}>
        {t("people.next")}
      </button>
    </nav>
  );
