import type { states as english } from "../en/states.js";
import type { Translated } from "../entry.js";

export const states: Translated<typeof english> = {
  "state.loading": "Er wordt geteld",
  "state.again": "Er wordt opnieuw geteld",
  "state.long": (p) => `Er wordt nog geteld, ${p.seconds} s tot nu toe`,
  "state.retry": "Opnieuw proberen",
  "state.unreachable": "De server antwoordde niet. Wat is opgeslagen is veilig; niets van wat u typte gaat verloren.",
  "state.failed": (p) => `${p.what} kon niet worden getoond. De rest van de pagina klopt.`,
  "state.code": "Code",
  "state.copy": "Kopiëren",
  "state.copied": "Gekopieerd",
  "state.notAllowed": "Uw rol mag dit niet zien.",
  "state.notFound": "Op dit adres is niets.",
  "state.toReality": "Naar Werkelijkheid",
  "state.askThem": (p) => `${p.who} kan het openen`,
};
