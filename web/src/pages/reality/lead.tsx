/** The sentences behind the headline; `strong` parts are set in bold, each once. */
export const Lead = ({
  sentences,
  strong,
}: {
  readonly sentences: readonly string[];
  readonly strong: readonly string[];
}) => {
  let left = [...strong];
  return (
    <p className="lead">
      {sentences.map((sentence) => {
        const parts = emphasized(sentence, left);
        left = left.filter((each) => !parts.some((part) => part.bold && part.text === each));
        return (
          <span key={sentence}>
            {parts.map(({ text, bold }, i) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed sentence.
              bold ? <b key={i}>{text}</b> : text,
            )}{" "}
          </span>
        );
      })}
    </p>
  );
};

type Part = { readonly text: string; readonly bold: boolean };

const emphasized = (sentence: string, strong: readonly string[]): readonly Part[] => {
  const parts: Part[] = [];
  let rest = sentence;
  for (const each of strong) {
    const at = rest.indexOf(each);
    if (at < 0) continue;
    parts.push({ text: rest.slice(0, at), bold: false }, { text: each, bold: true });
    rest = rest.slice(at + each.length);
  }
  return [...parts, { text: rest, bold: false }];
};
