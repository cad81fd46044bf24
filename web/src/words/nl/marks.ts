import type { marks as english } from "../en/marks.js";
import type { Translated } from "../entry.js";

export const marks: Translated<typeof english> = {
  "verdict.kept": "Gehouden",
  "verdict.keptTooClose": "Gehouden, maar het scheelt te weinig",
  "verdict.broken": "Gebroken",
  "verdict.brokenTooClose": "Gebroken, maar het scheelt te weinig",
  "verdict.unknown": "Niet te zeggen",
  "verdict.pending": "Nog niet aan de beurt",
  "verdict.void": "Telt niet mee",
  "measure.of": (p) => `van ${p.n}`,
  "measure.couldBeAny": (p) => `kan van alles zijn · van ${p.n}`,
  "measure.few": (p) => `${p.have} tot nu toe; voor een oordeel zijn er ${p.need} nodig`,
  "measure.hidden": (p) => `minder dan ${p.below} mensen, niet getoond`,
  "measure.none": "er viel niets te doen",
  "measure.promised": (p) => `beloofd ${p.target}`,
  "measure.arrived": (p) => `${p.share} van de gegevens is binnen`,
  "know.title": "Hoe we dat weten",
  "know.since": (p) => `In deze woorden sinds ${p.day}.`,
  "know.ever": "Van het begin af in deze woorden.",
  "know.window": (p) =>
    `Geteld is wat van ${p.from} tot en met ${p.to} had moeten gebeuren, hoe het ook afliep. Wat nog niet aan de beurt is, telt niet mee in het aandeel.`,
  "know.rate":
    "Het aandeel is wat gehouden is, van wat gehouden of gebroken is. Het bereik bevat het ware aandeel 19 van de 20 keer; het donkere deel de helft van de keren. Er is rekening gehouden met mensen die vaak komen.",
  "know.bounds": (p) =>
    `Het is niet te zeggen: ${p.reason}. Het bereik loopt van alles wat we niet kunnen beoordelen gebroken, tot alles gehouden.`,
  "know.few": "Er is te weinig aan de beurt gekomen voor een oordeel.",
  "know.all": "Alle gegevens waarop het rust zijn binnen.",
  "know.arrived": (p) => `${p.share} van de gegevens waarop het rust is binnen.`,
  "know.people": "Mensen",
  "know.copy": "Adres kopiëren",
  "know.copied": "Gekopieerd",
  "know.sql": "SQL:",
};
