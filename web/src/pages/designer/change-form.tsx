import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask, type Gives } from "../../ask.js";
import { target as targetText } from "../../format.js";
import { Choice } from "../../forms/choice.js";
import { Field } from "../../forms/field.js";
import { Form } from "../../forms/form.js";
import { useOwnSearch } from "../../own-search.js";
import { Answer } from "../../states/answer.js";
import { useAsk } from "../../use-ask.js";
import { t } from "../../words.js";
import type { PromisePage } from "../promise/head.js";
import { limitText } from "../promise/limit-text.js";
import { TryOn } from "../promise/try-drawer.js";
import { changeOf, isEmpty, type Typed } from "./change.js";
import style from "./designer.module.css";
import { Looked } from "./looked.js";

const blank: Typed = {
  name: "",
  says: "",
  kind: "duration",
  made: "",
  met: "",
  limit: "",
  target: "95%",
  window: "",
  from: "",
  public: false,
};

const typedOf = (page: PromisePage): Typed => ({
  ...blank,
  name: page.verdict.name,
  says: page.versions[0]!.says,
  kind: page.verdict.kind,
  limit: page.distribution?.limit == null ? "" : limitText(page.distribution.limit, page.distribution.unit),
  target: targetText(page.verdict.target),
  public: page.public,
});

/** Typed and dragged on the left; what it would do on the right, before it is saved. */
export const ChangeForm = ({ of: page }: { readonly of: PromisePage | null }) => {
  const client = useQueryClient();
  const { own } = useOwnSearch();
  const was = page === null ? null : typedOf(page);
  const [typed, setTyped] = useState<Typed>({ ...(was ?? blank), ...(own.limit ? { limit: own.limit } : {}) });
  const set = (part: Partial<Typed>) => {
    setTyped((before) => ({ ...before, ...part }));
    look.reset();
    save.reset();
  };
  const look = useMutation({ mutationFn: () => ask("edit-promise", changeOf(typed, was)) });
  const save = useMutation({
    mutationFn: (hash: string) => ask("edit-promise", changeOf(typed, was, hash)),
    onSuccess: () => client.invalidateQueries(),
  });
  const looked: Gives<"edit-promise"> | undefined = save.data ?? look.data;
  return (
    <div className={style.two}>
      <div>
        <Form
          does={t("design.look")}
          busy={look.isPending}
          off={isEmpty(changeOf(typed, was)) || typed.name === ""}
          error={look.error}
          onSubmit={() => look.mutate()}
        >
          {was === null && (
            <>
              <Field
                label={t("design.name")}
                value={typed.name}
                pattern="[a-z][a-z0-9_\-]*"
                required
                onText={(name) => set({ name })}
              />
              <Choice
                label={t("design.kind")}
                value={typed.kind}
                of={["duration", "absence"].map((each) => ({ value: each, says: each }))}
                onChoice={(kind) => set({ kind })}
              />
              <Field
                label={t("design.made")}
                value={typed.made}
                placeholder="order.placed"
                required
                onText={(made) => set({ made })}
              />
              <Field
                label={t("design.met")}
                value={typed.met}
                placeholder="order.ready"
                onText={(met) => set({ met })}
              />
            </>
          )}
          <Field label={t("design.says")} value={typed.says} required onText={(says) => set({ says })} />
          {(was === null || was.limit !== "") && (
            <Field
              label={t("design.limit")}
              hint={t("design.limitHint")}
              value={typed.limit}
              onText={(limit) => set({ limit })}
            />
          )}
          <Field
            label={t("design.target")}
            hint={t("design.targetHint")}
            value={typed.target}
            onText={(target) => set({ target })}
          />
          <Field
            label={t("design.window")}
            hint={t("design.windowHint")}
            value={typed.window}
            onText={(window) => set({ window })}
          />
          {was !== null && (
            <Field
              label={t("design.from")}
              hint={t("design.fromHint")}
              type="date"
              value={typed.from}
              onText={(from) => set({ from })}
            />
          )}
          <label>
            <input type="checkbox" checked={typed.public} onChange={(event) => set({ public: event.target.checked })} />{" "}
            {t("design.public")}
          </label>
        </Form>
      </div>
      <div>
        {page?.distribution && <Promisable of={page} start={typed.limit} onUse={(limit) => set({ limit })} />}
        <div aria-live="polite">
          {looked ? (
            <Looked of={looked} busy={save.isPending} error={save.error} onSave={() => save.mutate(looked.hash)} />
          ) : (
            <p className="quiet">{look.isPending ? t("design.trying") : t("design.nothing")}</p>
          )}
        </div>
      </div>
    </div>
  );
};

/** The curve of what could be promised, to drag or to type on. */
const Promisable = ({
  of: page,
  start,
  onUse,
}: {
  readonly of: PromisePage;
  readonly start: string;
  readonly onUse: (limit: string) => void;
}) => {
  const answer = useAsk("try-promise", { promise: page.verdict.name });
  return (
    <Answer of={answer} what={t("try.title")}>
      {(curve) => (curve.need === null ? <TryOn of={curve} mayChange start={start} onUse={onUse} /> : null)}
    </Answer>
  );
};
