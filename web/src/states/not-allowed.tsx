import { t } from "../words.js";

/** The number without its people: who can open them (`who`), where that is known. */
export const NotAllowed = ({ who }: { readonly who?: string | null }) => (
  <p className="quiet">{who ? t("state.askThem", { who }) : t("state.notAllowed")}</p>
);
