import { useOwnSearch } from "../../own-search.js";
import { usePageTitle } from "../../states/page-title.js";
import { t } from "../../words.js";
import { FirstAccount } from "./first-account.js";
import { FromFile } from "./from-file.js";
import { Invited } from "./invited.js";
import { NewPassword } from "./new-password.js";

/** Where links lead that open a door: the first account, an invitation, a new password. Without one: from a file to a verdict. */
export const Page = () => {
  usePageTitle(t("start.title"));
  const { own } = useOwnSearch();
  if (own.setup) return <FirstAccount token={own.setup} />;
  if (own.invitation) return <Invited token={own.invitation} />;
  if (own.password) return <NewPassword token={own.password} />;
  return <FromFile />;
};
