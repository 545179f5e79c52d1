import type { Pairs } from "#lib/server/words.ts";
import type { reach } from "./reach.ts";

/** The form with which somebody reports, and what it says before it is sent. */
export const report = {
  title: ["Nieuwe melding", "New ticket"],
  contract: ["Voor welke overeenkomst?", "Under which agreement?"],
  goOn: ["Verder", "Go on"],
  noContract: ["Er is nog geen contract waaronder je kunt melden.", "There is no contract to report under yet."],
  whatIsIt: ["Wat is het?", "What is it?"],
  subject: ["In één zin", "In one sentence"],
  subjectHint: ["Wat werkt niet, of wat heb je nodig?", "What does not work, or what do you need?"],
  story: ["Wat is er aan de hand?", "What is the matter?"],
  storyHint: [
    "Wat deed je, wat zag je, wat had je verwacht? Bij wie gebeurt het nog meer?",
    "What did you do, what did you see, what did you expect? Who else has it?",
  ],
  forType: ["Bij {type}", "For {type}"],
  required: ["verplicht", "required"],
  dontKnow: ["Weet ik niet", "I do not know"],
  leaveToUs: ["Dat laat ik aan jullie over", "I leave that to you"],
  proposal: ["Je voorstel; {whom} stelt het vast.", "Your proposal; {whom} decides."],
  article: ["artikel {article}", "article {article}"],
  priorityChosen: ["De prioriteit is hier een eigen keuze.", "The priority itself is what is chosen here."],
  matrix: ["Hoe wordt de prioriteit bepaald?", "How is the priority decided?"],
  matrixCaption: ["Prioriteit per {rows} en {columns}", "Priority by {rows} and {columns}"],
  noTarget: ["geen termijn", "no time limit"],
  files: ["Bijlagen", "Attachments"],
  filesHint: [
    "PDF, afbeeldingen, tekst, Office of ZIP; hoogstens 25 MB per bestand, en 20 bestanden.",
    "PDF, pictures, text, Office or ZIP; at most 25 MB per file, and 20 files.",
  ],
  filesTogether: ["Samen hoogstens 25 MB.", "At most 25 MB together."],
  fileTooLarge: ["is te groot: hoogstens 25 MB per bestand.", "is too large: at most 25 MB per file."],
  tooManyFiles: ["gaat niet mee: hoogstens 20 bestanden tegelijk.", "does not go along: at most 20 files at once."],
  fileLost: ["kwam niet aan.", "did not arrive."],
  removeFile: ["Neem {name} weg", "Remove {name}"],
  credentials: [
    "Hier lijken inloggegevens te staan. Ze worden onleesbaar gemaakt voordat er iets wordt bewaard; zet ze nooit in een melding.",
    "This looks like login data. It is masked before anything is stored; never put it in a ticket.",
  ],
  expect: ["Wat je kunt verwachten", "What you can expect"],
  expectNothing: [
    "Kies wat het is; dan staat hier wanneer je antwoord krijgt.",
    "Choose what it is; then this says when you get an answer.",
  ],
  dependsOn: ["Dat hangt af van: {levels}.", "That depends on: {levels}."],
  priorityIs: ["Prioriteit: {priority}", "Priority: {priority}"],
  atLatest: ["uiterlijk", "at the latest"],
  after: ["na {clock}", "after {clock}"],
  byItself: ["Meteen: dat gaat vanzelf zodra je verstuurt.", "At once: it goes by itself as soon as you send."],
  aim: ["streven", "aim"],
  within: ["{clock}: {target}", "{clock}: {target}"],
  noMoment: ["Hiervoor geldt geen vaste termijn.", "No fixed time limit applies to this."],
  isOpen: ["{hours}: nu open, tot {moment}", "{hours}: open now, until {moment}"],
  isClosed: ["{hours}: nu dicht, weer open {moment}", "{hours}: closed now, open again {moment}"],
  lacking: ["Vul nog in: {fields}.", "Still to fill in: {fields}."],
  preview: ["Wat kan ik verwachten?", "What can I expect?"],
  send: ["Verstuur", "Send"],
  sending: ["Bezig met versturen…", "Sending…"],
  sendingFile: ["Bijlage {name} wordt verstuurd", "Sending attachment {name}"],
  filesFailed: [
    "De melding is gemaakt, met de bijlagen die goed waren. Dit kwam niet mee; voeg het anders toe aan de melding:",
    "The ticket was made, with the attachments that were fine. This did not go along; add it to the ticket otherwise:",
  ],
  restored: ["Je was hier al mee begonnen; dat staat er weer.", "You had already started this; it is back."],
  startAnew: ["Begin opnieuw", "Start again"],
  bestChannel: ["Dit kun je het best melden via {channels}.", "This is best reported by {channels}."],
} as const satisfies Pairs;

/** What the form says otherwise, or asks besides, of whoever writes a report down for somebody else. */
export const reportTaken = {
  contract: ["Voor welke klant?", "Which customer?"],
  reporter: ["Melder", "Reporter"],
  knownPeople: ["Mensen van de klant", "People of the customer"],
  otherCaller: ["Iemand anders van de klant", "Somebody else of the customer"],
  fromUs: ["Wij zelf", "We ourselves"],
  callerName: ["Naam van de melder", "Name of the reporter"],
  callerLacking: [
    "Vul de naam van de melder in, of kies bij Melder wie het was.",
    "Fill in the name of the reporter, or choose at Reporter who it was.",
  ],
  via: ["Hoe kwam het binnen?", "How did it come in?"],
  subjectHint: ["Wat werkt niet, of wat is er nodig?", "What does not work, or what is needed?"],
  storyHint: [
    "Wat deed de melder, wat was er te zien, en wat had er moeten gebeuren? Bij wie gebeurt het nog meer?",
    "What did the reporter do, what did they see, and what should have happened? Who else has it?",
  ],
  dontKnow: ["Nog niet bekend", "Not known yet"],
  leaveToUs: ["Nog niet bekend", "Not known yet"],
  proposal: ["Zoals de melder het ziet; {whom} stelt het vast.", "As the reporter sees it; {whom} decides."],
  expect: ["Wat de klant kan verwachten", "What the customer can expect"],
  expectNothing: [
    "Kies wat het is; dan staat hier wanneer er een antwoord moet zijn.",
    "Choose what it is; then this says when an answer is due.",
  ],
  preview: ["Welke termijnen gelden er?", "Which time limits apply?"],
  tellThem: ["Vertel de melder: “{text}”", "Tell the reporter: “{text}”"],
} as const satisfies Pairs;

/** Channels and fields that agreements name, in words; one that is not here keeps its own name. */
export const reportNames = {
  portal: ["portaal", "portal"],
  mail: ["e-mail", "e-mail"],
  phone: ["telefoon", "phone"],
  form: ["formulier", "form"],
  chat: ["chat", "chat"],
  visit: ["bezoek", "visit"],
  monitoring: ["bewaking", "monitoring"],
  "emergency-phone": ["calamiteitennummer", "emergency number"],
  "change-form": ["wijzigingsformulier", "change form"],
  "user-group": ["gebruikersgroep", "user group"],
  priority: ["Prioriteit", "Priority"],
  severity: ["Ernst", "Severity"],
  supplier: ["de leverancier", "the supplier"],
  customer: ["de klant", "the customer"],
  "steps-taken": ["Wat heb je zelf al geprobeerd?", "What have you tried yourself?"],
  "contact-details": ["Hoe is de melder te bereiken?", "How can the reporter be reached?"],
  "phone-number": ["Op welk nummer?", "On which number?"],
  why: ["Waarom deze keuze?", "Why this choice?"],
} as const satisfies Pairs;

/** Of those, what is asked otherwise of whoever writes a report down. */
export const reportNamesTaken = {
  "steps-taken": ["Wat heeft de melder al geprobeerd?", "What has the reporter tried already?"],
} as const satisfies Pairs;

export type ReportWords = Readonly<Record<keyof typeof report | keyof typeof reportTaken | keyof typeof reach, string>>;
