import type { OfficeRow, OnboardInput } from "@ventanilla/core/tenancy/tenant/schema"
import type { z } from "zod"

type Input = Partial<z.input<typeof OnboardInput>>

/** What the form proposes for an office of the catalogue; headquarters confirms it. */
export function propose(office: OfficeRow): Input {
  return {
    officeCode: office.code,
    names: office.names,
    country: office.country,
    state: office.state,
    timeZone: office.timeZone,
    languages: office.country === "US" ? ["es", "en"] : ["es"],
    latitude: office.latitude,
    longitude: office.longitude,
  }
}

/** The empty form for an office that is not in the catalogue. */
export const proposeElsewhere = (): Input => ({
  officeCode: "",
  names: { es: "Consulado de México en ", en: "Consulate of Mexico in " },
  country: "CA",
  state: null,
  languages: ["es"],
  latitude: null,
  longitude: null,
})

const gone = new Set<OfficeRow["status"]>(["not_joined", "discarded", "offboarded"])

/** Offices that can still join: never joined, discarded, or gone again. */
export const free = (offices: readonly OfficeRow[]): OfficeRow[] => offices.filter(({ status }) => gone.has(status))
