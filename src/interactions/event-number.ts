const plain = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/;
const plainComma = /^[+-]?([0-9]+,?[0-9]*|,[0-9]+)$/;
const thousands = /^[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?$/;
const thousandsComma = /^[+-]?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]*)?$/;
const around = /^[^0-9+.,-]{1,4}[\t\n\f\r ]*|[\t\n\f\r ]*[^0-9.,]{1,4}$|[\t\n\f\r \u00a0\u202f']/gu;

/** As `numberOf` in SQL: a text as a finite number; null where it is none. */
export const eventNumber = (text: string, decimal: "." | ","): number | null => {
  if (text === "") return null;
  if (decimal === "." ? plain.test(text) : /^-?[0-9]+$/.test(text)) return finite(Number(text));
  const bare = text.replace(around, "");
  if (decimal === ".")
    return plain.test(bare) || thousands.test(bare) ? finite(Number(bare.replaceAll(",", ""))) : null;
  return plainComma.test(bare) || thousandsComma.test(bare)
    ? finite(Number(bare.replaceAll(".", "").replace(",", ".")))
    : null;
};

const finite = (number: number): number | null => (Number.isFinite(number) ? number : null);

/** As the engine writes it. */
export const numberText = (number: number): string =>
  Object.is(number, -0) ? "-0" : String(number).replace("e+", "e");
