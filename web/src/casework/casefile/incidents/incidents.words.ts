import type { When } from "@ventanilla/core/casework/incident/schema"
import { monthName, plainDay } from "../../../context/time"
import type { Catalogues } from "../sheet/sheet.calls"
import { sheet } from "../sheet/sheet.i18n"
import { saying } from "../sheet/sheet.words"
import type { Incident } from "./incidents.calls"
import { incidents } from "./incidents.i18n"

export function whenSaid(when: When): string {
  switch (when.precision) {
    case "day":
      return plainDay(when.day)
    case "month":
      return monthName(when.month)
    case "year":
      return String(when.year)
    case "unknown":
      return incidents("precision.unknown")
    default:
      return when satisfies never
  }
}

const fields: Record<string, () => string> = {
  when: () => incidents("when"),
  place: () => incidents("place"),
  types: () => incidents("types"),
  modality: () => incidents("modality"),
  gbvType: () => incidents("gbv"),
  contexts: () => incidents("contexts"),
  reported: () => incidents("reported"),
  narrative: () => incidents("narrative"),
  "perpetrator.relationship": () => incidents("relationship"),
  "perpetrator.ageGroup": () => incidents("ageGroup"),
  "perpetrator.number": () => incidents("number"),
  "perpetrator.name": () => incidents("name"),
  "perpetrator.authority": () => incidents("authority"),
}
export const incidentField = (path: string): string => fields[path]?.() ?? incidents("perpetrator")

const catalogues = [
  "gbv_type",
  "violence_type",
  "violence_modality",
  "case_context",
  "place",
  "relationship",
  "age_group",
]
export const incidentSaid = (known: Catalogues) => {
  const say = saying(known, catalogues)
  return (path: string, value: unknown): string => {
    if (path === "when") return whenSaid(value as When)
    if (path === "reported") return incidents(`reported.${value as Incident["reported"]}`)
    return path === "narrative" || path === "perpetrator.name" ? String(value ?? "") : say(path, value)
  }
}

const dependantFields: Record<string, () => string> = {
  name: () => incidents("dependantName"),
  birthYear: () => incidents("birthYear"),
  relation: () => incidents("relation"),
  livesWith: () => incidents("livesWith"),
  custody: () => incidents("custody"),
  hague: () => incidents("hagueFlag"),
}
export const dependantField = (path: string): string => dependantFields[path]?.() ?? sheet("papers")

export const dependantSaid = (known: Catalogues) => {
  const say = saying(known, [])
  return (path: string, value: unknown): string => {
    const key = `${path}.${String(value)}`
    if (key in incidents.es) return (incidents as unknown as (key: string) => string)(key)
    return path === "name" ? String(value ?? "") : say(path, value)
  }
}
