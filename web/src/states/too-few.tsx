import { t } from "../words.js";

/** The count so far and the count needed (`have`, `need`); or how many groups are hidden (`groups`) and below which size. */
export const TooFew = (
  of: { readonly have: number; readonly need: number } | { readonly groups: number; readonly below: number },
) => (
  <span className="quiet">
    {"have" in of ? t("few.so", of) : `${t("few.groups", { n: of.groups })}: ${t("few.hidden", of)}`}
  </span>
);
