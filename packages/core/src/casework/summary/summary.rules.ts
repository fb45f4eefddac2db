import type { Entry } from "../../tenancy/catalogue/catalogue.schema"
import type { Info as CaseFile } from "../casefile/casefile.schema"
import type { Info as Dependant } from "../dependant/dependant.schema"
import type { Info as Incident, When } from "../incident/incident.schema"
import type { Info as Sheet } from "../sheet/sheet.schema"
import type { Column } from "./summary.schema"

export type Facts = {
  casefile: CaseFile
  sheet: Sheet
  incidents: readonly Incident[]
  dependants: readonly Dependant[]
  name: string
  office: string
  /** The day of opening in the consulate's local time. */
  openedOn: string
  needs: readonly string[]
  /** The word of a catalogue key; retired keys still have their word. */
  word: (catalogue: string, key: string) => string
}

const nationality = {
  accredited: "Acreditada",
  presumed: "Presunción de nacionalidad",
  not_mexican: "No mexicana (se canaliza)",
}
const interpreter = { not_needed: "No necesita", needed: "Necesita", declined: "No quiso" }
const used = {
  none: "",
  staff: "personal del consulado",
  phone: "por teléfono",
  in_person: "en persona",
  relative: "un familiar",
}
const readiness = {
  undecided: "Lo está pensando",
  not_ready: "No está lista para denunciar",
  ready: "Lista para denunciar",
  reported: "Ya denunció",
}
const authorities = "trabaja para una autoridad"

export function whenSaid(when: When): string {
  switch (when.precision) {
    case "day":
      return `${when.day}${when.ongoing ? " y continúa" : ""}`
    case "month":
      return `${when.month}${when.ongoing ? " y continúa" : ""}`
    case "year":
      return `${when.year}${when.ongoing ? " y continúa" : ""}`
    case "unknown":
      return "Sin fecha"
    default:
      return when satisfies never
  }
}

const listed = (parts: readonly (string | null | undefined | false)[]) => {
  const said = parts.filter((part): part is string => typeof part === "string" && part !== "")
  return said.length ? said.join("; ") : null
}

/** The value of each column; a column that headquarters added itself is filled in by hand. */
const values: Record<string, (facts: Facts) => string | null> = {
  folio: ({ casefile }) => casefile.folio,
  sipc_folio: ({ sheet }) => sheet.numbers.sipcFolio,
  opened_on: ({ openedOn }) => openedOn,
  office: ({ office }) => office,
  name: ({ name }) => name,
  nationality: ({ sheet }) => sheet.gate.nationality && nationality[sheet.gate.nationality],
  document_seen: ({ sheet: { gate }, word }) =>
    gate.document && `${word("document", gate.document.kind)} (${gate.document.seenOn})`,
  acceptance: ({ sheet: { gate }, word }) =>
    gate.acceptance && `${word("acceptance_way", gate.acceptance.way)} (${gate.acceptance.on})`,
  privacy_notice: ({ sheet: { gate } }) =>
    gate.notice &&
    `${gate.notice.form === "integral" ? "Integral" : "Simplificado"} ${gate.notice.version} (${gate.notice.shownOn})`,
  languages: ({ sheet: { speech }, word }) =>
    listed([...speech.languages.map((code) => word("language", code)), speech.variant]),
  interpreter: ({ sheet: { speech } }) =>
    speech.interpreter === "not_needed" && speech.used === "none"
      ? interpreter.not_needed
      : listed([interpreter[speech.interpreter], used[speech.used]]),
  principal: ({ sheet: { situation }, word }) => situation.principal && word("ambito", situation.principal),
  ambitos: ({ sheet: { situation }, word }) =>
    listed(
      situation.ambitos.map(({ ambito, subtypes }) =>
        subtypes.length
          ? `${word("ambito", ambito)}: ${subtypes.map((key) => word("subtype", key)).join(", ")}`
          : word("ambito", ambito),
      ),
    ),
  vulnerability: ({ sheet: { situation }, word }) => listed(situation.flags.map((key) => word("vulnerability", key))),
  dependants: ({ dependants }) => String(dependants.length),
  incidents: ({ incidents, word }) =>
    listed(
      incidents.map(({ when, types, modality, gbvType }) =>
        [
          whenSaid(when),
          [word("gbv_type", gbvType), ...types.map((key) => word("violence_type", key))].join(", "),
          modality && word("violence_modality", modality),
        ]
          .filter(Boolean)
          .join(" · "),
      ),
    ),
  narrative: ({ incidents }) => listed(incidents.map(({ narrative }) => narrative)),
  perpetrator: ({ incidents, word }) =>
    listed(
      incidents.map(({ perpetrator: who }) =>
        who
          ? [
              who.name,
              who.relationship && word("relationship", who.relationship),
              who.ageGroup && word("age_group", who.ageGroup),
              who.number && who.number > 1 && `${who.number} personas`,
              who.authority && authorities,
            ]
              .filter(Boolean)
              .join(", ")
          : null,
      ),
    ),
  needs: ({ needs }) => listed(needs),
  immigration_guidance: ({ sheet: { situation } }) =>
    situation.immigrationGuidance === null ? null : situation.immigrationGuidance ? "Sí" : "No",
  readiness: ({ sheet: { situation } }) =>
    situation.readiness && `${readiness[situation.readiness.state]} (${situation.readiness.on})`,
}

/**
 * The columns in headquarters' order, without retired ones; a column that this reader may not see is empty and marked
 * as hidden.
 */
export function columns(
  defined: readonly Entry[],
  facts: Facts,
  hidden: readonly ("narrative" | "perpetrator")[],
): Column[] {
  return defined
    .filter(({ retired }) => !retired)
    .map(({ key, es, en }) => {
      const isHidden = hidden.some((part) => part === key)
      return { key, es, en, value: isHidden ? null : (values[key]?.(facts) ?? null), hidden: isHidden }
    })
}
