import { Link } from "@tanstack/react-router";
import { t } from "../words.js";

/** There is no such page. */
export const NotFound = () => (
  <>
    <h1>{t("state.notFound")}</h1>
    <p>
      <Link to="/reality">{t("state.toReality")}</Link>
    </p>
  </>
);
