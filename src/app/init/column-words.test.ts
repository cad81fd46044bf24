import { describe, expect, it } from "vitest";
import { means, slug, tellingWords, wordsOf } from "./column-words.js";
import { namespaceOf, nounOf, sourceName, verbOf } from "./names.js";
import { timeRole } from "./roles.js";

describe("the words of a column's name", () => {
  it("are split at capitals and signs, without accents", () => {
    expect(wordsOf("caseStart-Datum (Übergabe)")).toEqual(["case", "start", "datum", "ubergabe"]);
    expect(tellingWords("order_delivered_date")).toEqual(["order", "delivered"]);
    expect(tellingWords("Bestellnummer")).toEqual(["bestell"]);
  });

  it("tell what a column holds, in several languages", () => {
    for (const name of [
      "promised_for",
      "order_estimated_delivery_date",
      "Zugesagtes Lieferdatum",
      "Prazo de entrega",
      "case:deadline",
    ])
      expect(timeRole(name)).toBe("promised");
    for (const name of ["delivered_at", "Geliefert am", "closedAt", "livraison", "resolution date"])
      expect(timeRole(name)).toBe("done");
    for (const name of ["order_purchase_timestamp", "Bestelldatum", "created", "opened on"])
      expect(timeRole(name)).toBe("made");
    expect(timeRole("storniert")).toBe("cancelled");
    expect(timeRole("exported_at")).toBe("recorded");
    expect(means("Gesamtbetrag", "amount")).toBe(true);
    expect(means("note", "id")).toBe(false);
  });

  it("become names of sources, subjects, events and keys", () => {
    expect(sourceName("data/tills/tills-2026-05.csv.gz")).toBe("tills");
    expect(sourceName("data/tills/2026-05.csv.gz")).toBe("tills");
    expect(slug("Ünïts (2)", "data")).toBe("units-2");
    expect(slug("2026", "data")).toBe("data");
    expect(nounOf("order_id", "x.csv")).toBe("order");
    expect(nounOf("id", "data/tickets.csv")).toBe("ticket");
    expect(verbOf("order_purchase_timestamp", "order")).toBe("placed");
    expect(verbOf("ready_at", "order")).toBe("ready");
    expect(namespaceOf("Loyalty Card No", "other")).toBe("loyalty");
    expect(namespaceOf("contact", "emails")).toBe("email");
  });
});
