import { Link } from "@tanstack/react-router";
import { Empty } from "../../states/empty.js";
import { t } from "../../words.js";

/** Nothing has been promised yet: where to begin. */
export const NoPromise = () => (
  <Empty will={t("reality.empty")} because={t("reality.emptyWhy")}>
    <Link to="/start">{t("reality.start")}</Link>
  </Empty>
);
