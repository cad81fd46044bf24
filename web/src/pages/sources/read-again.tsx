import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ask, type Gives } from "../../ask.js";
import forms from "../../forms/forms.module.css";
import { may, useMe } from "../../me.js";
import { ErrorPart } from "../../states/error-part.js";
import { useLens } from "../../use-lens.js";
import { t } from "../../words.js";
import style from "./sources.module.css";

type Group = Gives<"quarantine-page">["groups"][number];

/** Reads again what was set aside, after kept.yaml or the files were mended: live events from where they lie, files anew. */
export const ReadAgain = ({ groups }: { readonly groups: readonly Group[] }) => {
  const me = useMe();
  const { past } = useLens();
  const client = useQueryClient();
  const live = [...new Set(groups.filter((group) => group.live).map((group) => group.source))];
  const files = [...new Set(groups.filter((group) => !group.live).map((group) => group.source))];
  const before = groups.reduce((sum, group) => sum + group.n, 0);
  const again = useMutation({
    mutationFn: async () => {
      if (live.length > 0) await ask("replay", { source: live });
      if (files.length > 0) await ask("import", { source: files });
      return (await ask("quarantine-page", {})).unread;
    },
    onSuccess: () => client.invalidateQueries(),
  });
  if (!may(me, "write")) return null;
  return (
    <div className={`${style.again} screen-only`}>
      <p className="quiet">{t("quarantine.change")}</p>
      <p>
        <button type="button" className={forms.plain} disabled={past || again.isPending} onClick={() => again.mutate()}>
          {t("quarantine.replay")}
        </button>
      </p>
      {again.data !== undefined && (
        <p role="status">{t("quarantine.replayed", { read: Math.max(0, before - again.data), left: again.data })}</p>
      )}
      {again.error && <ErrorPart error={again.error} what={t("quarantine.replay")} />}
    </div>
  );
};
