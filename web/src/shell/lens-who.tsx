import { count } from "../format.js";
import { segmentsOf, segOf } from "../segments.js";
import { Loading } from "../states/loading.js";
import { useAsk } from "../use-ask.js";
import { useLens } from "../use-lens.js";
import { t } from "../words.js";
import { WordPopover } from "./word-popover.js";

const most = 3;

/** Whose promises: everyone, or up to three groups; beside each choice to how many people something fell due. */
export const LensWho = ({ seg }: { readonly seg: string | undefined }) => {
  const chosen = segmentsOf(seg);
  const word = chosen.length === 0 ? t("lens.everyone") : chosen.map(([, value]) => value).join(", ");
  return (
    <WordPopover word={word} title={t("lens.who")}>
      {() => <Choices chosen={chosen} />}
    </WordPopover>
  );
};

const Choices = ({ chosen }: { readonly chosen: ReturnType<typeof segmentsOf> }) => {
  const { set, asked } = useLens();
  const { seg: _, ...when } = asked;
  const { data } = useAsk("groups", when);
  if (data === undefined) return <Loading lines={[80, 60]} />;
  if (data.fields.length === 0) return <p>{t("lens.noGroups")}</p>;
  return data.fields.map(({ field, values }) => {
    const now = chosen.find(([name]) => name === field)?.[1] ?? "";
    const others = chosen.filter(([name]) => name !== field);
    return (
      <label key={field}>
        {field}
        <select
          value={now}
          disabled={now === "" && others.length >= most}
          onChange={({ target: { value } }) => set({ seg: segOf(value === "" ? others : [...others, [field, value]]) })}
        >
          <option value="">{t("lens.everyone")}</option>
          {values.map(({ value, people }) => (
            <option key={value} value={value}>
              {value} ({count(people)})
            </option>
          ))}
        </select>
      </label>
    );
  });
};
