import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ask, type Gives, type Takes } from "../../ask.js";
import { may, useMe } from "../../me.js";
import { ErrorPart } from "../../states/error-part.js";
import { Loading } from "../../states/loading.js";
import { t } from "../../words.js";
import { DropFile } from "./drop-file.js";
import { FirstVerdict } from "./first-verdict.js";
import { SayPromise } from "./say-promise.js";
import { SayWhat } from "./say-what.js";
import { sendFile } from "./send-file.js";
import style from "./start.module.css";
import { Steps } from "./steps.js";

export type Looked = Gives<"look">;
/** What the reader has set right so far. */
export type Said = Omit<Takes<"look">, "file">;

/** Drop a file, say what it is, say the promise, see the truth. Nothing is written before the last step. */
export const FromFile = () => {
  const me = useMe();
  const [step, setStep] = useState<1 | 2 | 3>(1);
  const [said, setSaid] = useState<Said>({});
  const [upload, setUpload] = useState<string | null>(null);
  const look = useMutation({ mutationFn: (given: Takes<"look">) => ask("look", given) });
  const send = useMutation({
    mutationFn: sendFile,
    onSuccess: async ({ upload: id }) => {
      setUpload(id);
      setSaid({});
      await look.mutateAsync({ file: id });
      setStep(2);
    },
  });
  const add = useMutation({ mutationFn: () => ask("add", { ...said, file: upload! }) });
  const say = (part: Said) => {
    const all = { ...said, ...part };
    setSaid(all);
    look.mutate({ ...all, file: upload! });
  };
  const again = () => {
    send.reset();
    look.reset();
    add.reset();
    setStep(1);
  };
  const at = add.data ? 4 : step;
  return (
    <>
      <h1>{t("start.title")}</h1>
      <Steps at={at} />
      {me !== null && !may(me, "write") ? (
        <p className={style.step}>{t("start.notAllowed")}</p>
      ) : add.data ? (
        <FirstVerdict added={add.data} />
      ) : step === 1 ? (
        <>
          <DropFile onFile={(file) => send.mutate(file)} busy={send.isPending || look.isPending} />
          {send.isError && <ErrorPart error={send.error} what={t("start.step1")} />}
        </>
      ) : (
        <div className={look.isPending ? style.counting : undefined} aria-busy={look.isPending}>
          {look.isError && <ErrorPart error={look.error} what={t("start.step2")} />}
          {!look.data && look.isPending && <Loading lines={[40, 90, 90, 90, 60]} />}
          {look.data && step === 2 && (
            <SayWhat looked={look.data} said={said} onSay={say} onBack={again} onNext={() => setStep(3)} />
          )}
          {look.data && step === 3 && (
            <SayPromise
              looked={look.data}
              said={said}
              onSay={say}
              onBack={() => setStep(2)}
              onWrite={() => add.mutate()}
              writing={add.isPending}
              error={add.error}
            />
          )}
        </div>
      )}
    </>
  );
};
