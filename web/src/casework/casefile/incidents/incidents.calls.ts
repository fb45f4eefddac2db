import { useQuery } from "@tanstack/solid-query"
import type { Info as Dependant, Written as DependantInput } from "@ventanilla/core/casework/dependant/schema"
import type { Info as Incident, Written as IncidentInput } from "@ventanilla/core/casework/incident/schema"
import { type AsRead, ask, client, keyed } from "../../../api"

// Every reading of a record is written down: coming back to the window must not write it again.
const calm = { refetchOnWindowFocus: false, staleTime: 120_000 }

const incidents = () => client.api.incidents
export const listIncidents = (casefileID: string) => ask(incidents().$get({ query: { casefileID } }))
export const useIncidents = (casefileID: () => string) =>
  useQuery(() => ({ queryKey: ["incidents", casefileID()], queryFn: () => listIncidents(casefileID()), ...calm }))
export const readIncident = async (one: Incident): Promise<Incident> => {
  const { items } = await listIncidents(one.casefileID)
  return items.find(({ incidentID }) => incidentID === one.incidentID) ?? one
}
export const recordIncident = (casefileID: string, written: IncidentInput, key: string) =>
  ask(incidents().$post({ json: { casefileID, ...written } }, keyed(key)))
export const changeIncident = (of: Incident, version: AsRead, written: IncidentInput, key: string) => {
  const { casefileID, incidentID } = of
  const json = { casefileID, version, ...written }
  return ask(incidents()[":incidentID"].$post({ param: { incidentID }, json }, keyed(key)))
}
export const removeIncident = ({ casefileID, incidentID }: Incident, version: AsRead, key: string) =>
  ask(incidents()[":incidentID"].remove.$post({ param: { incidentID }, json: { casefileID, version } }, keyed(key)))

const dependants = () => client.api.dependants
export const listDependants = (casefileID: string) => ask(dependants().$get({ query: { casefileID } }))
export const useDependants = (casefileID: () => string) =>
  useQuery(() => ({ queryKey: ["dependants", casefileID()], queryFn: () => listDependants(casefileID()), ...calm }))
export const readDependant = async (one: Dependant): Promise<Dependant> => {
  const { items } = await listDependants(one.casefileID)
  return items.find(({ dependantID }) => dependantID === one.dependantID) ?? one
}
export const addDependant = (casefileID: string, written: DependantInput, key: string) =>
  ask(dependants().$post({ json: { casefileID, ...written } }, keyed(key)))
export const changeDependant = (of: Dependant, version: AsRead, written: DependantInput, key: string) => {
  const { casefileID, dependantID } = of
  const json = { casefileID, version, ...written }
  return ask(dependants()[":dependantID"].$post({ param: { dependantID }, json }, keyed(key)))
}
export const removeDependant = ({ casefileID, dependantID }: Dependant, version: AsRead, key: string) =>
  ask(dependants()[":dependantID"].remove.$post({ param: { dependantID }, json: { casefileID, version } }, keyed(key)))
export type { Dependant, DependantInput, Incident, IncidentInput }
