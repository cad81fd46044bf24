import type { sources as english } from "../en/sources.js";
import { counting, type Translated } from "../entry.js";

const count = counting("nl");

export const sources: Translated<typeof english> = {
  "sources.title": "Bronnen",
  "sources.complete": (p) =>
    p.complete === p.all
      ? p.all === 1
        ? "De bron is volledig"
        : `Alle ${p.all} bronnen zijn volledig`
      : `${p.complete} van ${count(p.all, "bron is", "bronnen zijn")} volledig`,
  "sources.cannotJudge": (p) =>
    `${count(p.n, "belofte die aan de beurt was", "beloften die aan de beurt waren")} zijn niet te beoordelen door wat ontbreekt.`,
  "sources.unread": (p) => `${count(p.n, "regel kon", "regels konden")} niet worden gelezen.`,
  "sources.none": "Hier staat dag voor dag wat elke bron heeft geleverd.",
  "sources.noneWhy": "Er is nog geen bron opgeschreven.",
  "sources.add": "Voeg een bron toe",
  "sources.name": "bron",
  "sources.expected": "verwacht",
  "sources.arrived": "binnen",
  "sources.delay": "gewone vertraging",
  "sources.clock": "klok",
  "sources.heard": "laatst gehoord",
  "sources.notRead": "niet te lezen",
  "sources.every": (p) => `elke ${p.length}`,
  "sources.everyDay": "elke dag",
  "sources.everyHour": "elk uur",
  "sources.learnt": "haar eigen ritme",
  "sources.unsaid": "niet gezegd",
  "sources.unsaidSays": (p) =>
    `We kunnen niet weten wat er van ${p.names} ontbreekt zolang kept.yaml niet zegt wat we mogen verwachten.`,
  "sources.ago": (p) => `${p.length} geleden`,
  "sources.never": "nooit",
  "sources.clockFine": "±0 s",
  "sources.clockAhead": (p) => `${count(p.n, "regel loopt", "regels lopen")} voor`,
  "sources.owner": (p) => `Vraag ${p.owner}`,
  "sources.cellFull": (p) => `${p.day}: alles`,
  "sources.cellPart": (p) => `${p.day}: ${p.share}`,
  "sources.cellNone": (p) => `${p.day}: er kwam niets`,
  "sources.cellUnsaid": (p) => `${p.day}: er werd niets verwacht`,
  "sources.ledger": "Wat binnen is, dag voor dag",
  "sources.ledgerSays": (p) =>
    p.none + p.part === 0
      ? `${p.name}: van ${p.days} dagen is alles binnen`
      : `${p.name}: van ${p.days} dagen, niets van ${p.none} en een deel van ${p.part}`,
  "sources.caption":
    "Een vakje is een dag: vol waar alles binnen is, gearceerd waar niets kwam, leeg waar niets werd verwacht.",
  "sources.rests": "Beloften die erop rusten",
  "sources.restsNone": "Er rust geen belofte op.",
  "sources.blinds": (p) =>
    `${count(p.n, "belofte is", "beloften zijn")} niet te beoordelen door wat ontbreekt of niet te lezen is`,
  "sources.gaps": "Wat ontbreekt",
  "sources.gapsNone": "Van deze dagen ontbreekt niets.",
  "sources.gapOpen": (p) => `${p.part}niets sinds ${p.from}`,
  "sources.gap": (p) => `${p.part}niets van ${p.from} tot en met ${p.to}`,
  "sources.gapDay": (p) => `${p.part}niets op ${p.from}`,
  "sources.loads": "Wat het laatst binnenkwam",
  "sources.loadFile": "wat",
  "sources.loadAt": "wanneer",
  "sources.loadRows": "regels",
  "sources.loadUnread": "niet gelezen",
  "sources.loadSpan": "gebeurd",
  "sources.withdrawn": "teruggenomen",
  "sources.private":
    "Bevat meningen of persoonlijke eigenschappen: groepen van minder dan 5 mensen worden niet getoond.",
  "sources.all": "Alle bronnen",
  "quarantine.title": "Wat niet te lezen was",
  "quarantine.head": (p) =>
    p.n === 0 ? "Elke regel was te lezen" : `${count(p.n, "regel was", "regels waren")} niet te lezen`,
  "quarantine.kept": "Ze liggen hier zoals ze kwamen, en tellen als ontbrekend tot ze zijn hersteld.",
  "quarantine.groups": "Bij elkaar wat samen te herstellen is",
  "quarantine.group": (p) => `${p.n} × ${p.source}`,
  "quarantine.column": (p) => `kolom ${p.column}`,
  "quarantine.values": (p) => `bijvoorbeeld ${p.values}`,
  "quarantine.instead": (p) => p.instead,
  "quarantine.records": "Een voor een",
  "quarantine.file": "waar",
  "quarantine.value": "wat er stond",
  "quarantine.why": "waarom het niet te lezen was",
  "quarantine.mend": "Herstellen en opnieuw lezen",
  "quarantine.would": "Zie wat er zou veranderen",
  "quarantine.wouldSays": (p) => `${p.read} van ${p.all} zijn nu te lezen.`,
  "quarantine.replay": "Lees ze opnieuw",
  "quarantine.replayed": (p) => `${count(p.read, "regel is", "regels zijn")} gelezen; ${p.left} nog altijd niet.`,
  "quarantine.change": "Herstel het bestand, of de bron in kept.yaml, en lees opnieuw.",
  "quarantine.open": "Alles wat niet te lezen was",
  "quarantine.none": "Hier liggen regels die niet te lezen zijn, elk met de plaats en de reden.",
};
