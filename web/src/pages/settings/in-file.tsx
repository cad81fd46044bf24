import { t } from "../../words.js";

/** Where a setting lives that is changed in the workspace's files. */
export const InFile = ({ at }: { readonly at: { readonly file: string; readonly line: number } | null }) =>
  at === null ? null : <span className="small">{t("settings.inFile", at)}</span>;
