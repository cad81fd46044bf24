import "@mantine/spotlight/styles.css";
import "./find.css";
import { useDebouncedValue } from "@mantine/hooks";
import { Spotlight, spotlight } from "@mantine/spotlight";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { type Me, may } from "../me.js";
import { useAsk } from "../use-ask.js";
import { type Key, t } from "../words.js";

const pages: readonly (readonly [key: Key, to: string])[] = [
  ["nav.reality", "/reality"],
  ["nav.promises", "/promises"],
  ["nav.people", "/people"],
  ["nav.sources", "/sources"],
  ["nav.settings", "/settings/appearance"],
];

/** Pages, promises, sources and, by a whole key, people. `asked` counts how often it was asked to open. */
export const Find = ({ me, asked }: { readonly me: Me | null; readonly asked: number }) => {
  const navigate = useNavigate();
  const [text, type] = useState("");
  const [wanted] = useDebouncedValue(text.trim(), 250);
  const { data } = useAsk("find", { text: wanted }, { enabled: wanted.length > 1 });
  useEffect(() => {
    if (asked > 0) spotlight.open();
  }, [asked]);
  const found = wanted.length > 1 ? data : undefined;
  const named = (says: string) => says.toLowerCase().includes(text.trim().toLowerCase());
  const action = (id: string, label: string, to: string, description?: string) => ({
    id,
    label,
    onClick: () => void navigate({ to }),
    ...(description ? { description } : {}),
  });
  const groups = [
    {
      group: t("find.pages"),
      actions: pages
        .filter(([key]) => named(t(key as "nav.reality")))
        .map(([key, to]) => action(to, t(key as "nav.reality"), to)),
    },
    {
      group: t("find.promises"),
      actions: (found?.promises ?? []).map(({ name, says }) => action(`p:${name}`, says, `/promises/${name}`, name)),
    },
    {
      group: t("nav.sources"),
      actions: (found?.sources ?? []).map(({ name, says }) =>
        action(`s:${name}`, says ?? name, `/sources/${name}`, name),
      ),
    },
    {
      group: t("find.people"),
      actions: (found?.people ?? []).map(({ id, customer }) =>
        action(`c:${id}`, t("find.person", { key: customer }), `/people/${encodeURIComponent(id)}`),
      ),
    },
  ].filter(({ actions }) => actions.length > 0);
  return (
    <Spotlight
      actions={groups}
      query={text}
      onQueryChange={type}
      filter={(_, all) => all}
      nothingFound={t("find.nothing")}
      searchProps={{
        placeholder: may(me, "people") ? t("find.placeholder") : t("find.open"),
        "aria-label": t("find.open"),
        ...(may(me, "people") ? { description: t("find.logged") } : {}),
      }}
      shortcut={null}
      lockScroll={false}
      overlayProps={{ backgroundOpacity: 0.3, blur: 0 }}
      attributes={{ content: { "aria-label": t("find.open") } }}
      scrollable
      maxHeight={480}
    />
  );
};
