import { t } from "../../words.js";

export const Page = () => <h1>{t("state.soon")}</h1>;
