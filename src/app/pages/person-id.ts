/**
 * How a person stands in an address: by the kind of what they are known by (`c` a customer, `s` a subject that nobody's key
 * stands at, `r` a record) and its number in the facts. A key in an address would lie in histories and logs.
 */
export type PersonId = { readonly kind: "customer" | "subject" | "record"; readonly key: string };

const kinds = { c: "customer", s: "subject", r: "record" } as const;

export const personId = (row: { customer_id: string; subject_id: string; record_id: string }): string => {
  if (row.customer_id !== "0") return `c${row.customer_id}`;
  return row.subject_id !== "0" ? `s${row.subject_id}` : `r${row.record_id}`;
};

/** Null: it is no such number, but a key as people write it. */
export const parsePersonId = (id: string): PersonId | null => {
  const found = /^([csr])(\d{1,20})$/.exec(id);
  return found === null ? null : { kind: kinds[found[1] as keyof typeof kinds], key: found[2]! };
};
