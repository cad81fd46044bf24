/** A column's name as plain words: `caseStart-Datum (UTC)` is `case start datum utc`, without accents. */
export const wordsOf = (name: string): string[] =>
  name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/ß/g, "ss")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");

/** What the beginnings of words say about a column, in English, German, Dutch, French, Portuguese and Spanish. */
const stems = {
  promised:
    "promis estimat planned deadline due expected eta target sla agreed zugesag geplant soll liefertermin fallig faellig versproch verwacht beloofd toegezegd gepland prevu prevue previst prazo prometid limite",
  cancelled: "cancel storn void withdrawn annul geannul abgebroch cancela rejected declined",
  recorded: "export updat modif changed recorded loaded import synced geander geaender aktualis gewijzigd",
  born: "birth born dob geburt geboorte naissance nascimento nacimiento age alter",
  made: "placed purchas ordered created opened start began received requested request brought registered submitted booked accepted reported asked question bestell eingang erstellt angelegt auftragsdatum eroffn annahme angenommen besteld aangemaakt ontvangen commande cree recu compra pedido criad solicit abert received",
  done: "deliver ready closed resolved resolution solved complet finish end ended done answered replied picked collected returned shipped paid refunded geliefert liefer erledigt fertig abgeschl zugestellt beantwortet geleverd klaar afgerond livre livraison termine entreg conclui resolvid entregad",
  id: "id ids number no nr num nummer code key ref reference uuid guid ticket case order invoice auftrag rechnung vorgang bestelling zaak pedido commande numero kennung",
  customer:
    "customer client user email mail phone mobile tel telefon card loyalty account member subscriber guest patient passenger caller contact kunde kunden klant mitglied cliente author buyer device visitor konto",
  channel: "channel kanal kanaal canal medium touchpoint",
  amount:
    "total amount price revenue sum value cost paid dollars preis betrag summe umsatz bedrag prijs valor preco montant prix importe",
  score: "score rating rate stars nps csat ces satisfaction grade bewertung note nota beoordeling cijfer sterne",
  text: "text comment message review body feedback remark kommentar nachricht bemerkung opmerking bericht comentario mensagem commentaire",
  status: "status state zustand etat estado stand",
  activity:
    "activity event action step concept aktivitat aktivitaet vorgang ereignis schritt activiteit etape atividade evento",
  parent: "response reply parent answer in_reply antwort antwoord",
  direction: "inbound direction incoming from_customer richtung",
  place:
    "store shop site branch city region state country department team group filiale standort abteilung ort winkel afdeling plaats loja cidade magasin ville",
  personal:
    "gender sex race ethnicity religion nationality geschlecht geslacht sexe sexo income salary disability name vorname nachname surname firstname lastname address adresse strasse street zip plz postcode iban birth dob geburt",
} as const;

export type Meaning = keyof typeof stems;

const lists = Object.fromEntries(Object.entries(stems).map(([meaning, text]) => [meaning, text.split(" ")])) as Record<
  Meaning,
  string[]
>;

/** Whether a column's name speaks of it. Short ones must be the whole word (`no` is not in `note`), long ones may be a part (Gesamtbetrag). */
export const means = (name: string, meaning: Meaning): boolean => {
  const words = wordsOf(name);
  return lists[meaning].some((stem) =>
    words.some((word) =>
      stem.length <= 4 ? word === stem : stem.length === 5 ? word.startsWith(stem) : word.includes(stem),
    ),
  );
};

/** Words that say only that a column holds a time or a number. */
const filler = new Set(
  "at on date time timestamp datetime ts datum uhrzeit zeit zeitpunkt tijd data hora utc local id nr no num number nummer code key the of in case concept name am um".split(
    " ",
  ),
);

/** The words of a name that say something: `order_delivered_date` is `order delivered`. */
export const tellingWords = (name: string): string[] =>
  wordsOf(name)
    .map((word) => word.replace(/(s?nummer|datum|zeit|numero)$/, ""))
    .filter((word) => word.length > 1 && !filler.has(word));

/** A name for kept.yaml: lower-case letters, digits and dashes. */
export const slug = (text: string, otherwise: string): string => {
  const made = wordsOf(text)
    .join("-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 40)
    .replace(/-+$/, "");
  return made === "" ? otherwise : made;
};
