import type { When } from "@ventanilla/core/casework/incident/schema"
import { monthName, plainDay } from "../../../context/time"
import type { Catalogues } from "../sheet/sheet.calls"
import { sheet } from "../sheet/sheet.i18n"
import { saying } from "../sheet/sheet.words"
import type { Incident } from "./told.calls"
import { told } from "./told.i18n"

export function whenSaid(when: When): string {
  switch (when.precision) {
    case "day":
      return plainDay(when.day)
    case "month":
      return monthName(when.month)
    case "year":
      return String(when.year)
    case "unknown":
      return told("precision.unknown")
    default:
      return when satisfies never
  }
}

const fields: Record<string, () => string> = {
  when: () => told("when"),
  place: () => told("place"),
  types: () => told("types"),
  modality: () => told("modality"),
  gbvType: () => told("gbv"),
  contexts: () => told("contexts"),
  reported: () => told("reported"),
  narrative: () => told("narrative"),
  "perpetrator.relationship": () => told("relationship"),
  "perpetrator.ageGroup": () => told("ageGroup"),
  "perpetrator.number": () => told("number"),
  "perpetrator.name": () => told("name"),
  "perpetrator.authority": () => told("authority"),
}
export const incidentField = (path: string): string => fields[path]?.() ?? told("perpetrator")

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
    if (path === "reported") return told(`reported.${value as Incident["reported"]}`)
    return path === "narrative" || path === "perpetrator.name" ? String(value ?? "") : say(path, value)
  }
}

const dependantFields: Record<string, () => string> = {
  name: () => told("dependantName"),
  birthYear: () => told("birthYear"),
  relation: () => told("relation"),
  livesWith: () => told("livesWith"),
  custody: () => told("custody"),
  hague: () => told("hagueFlag"),
}
export const dependantField = (path: string): string => dependantFields[path]?.() ?? sheet("papers")

export const dependantSaid = (known: Catalogues) => {
  const say = saying(known, [])
  return (path: string, value: unknown): string => {
    const key = `${path}.${String(value)}`
    if (key in told.es) return (told as unknown as (key: string) => string)(key)
    return path === "name" ? String(value ?? "") : say(path, value)
  }
}
