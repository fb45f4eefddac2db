import { useQuery } from "@tanstack/solid-query"
import { ask, client } from "../../api"
import { write } from "../../context/call"

// Every reading of a record is written down: coming back to the window must not write it again.
const calm = { refetchOnWindowFocus: false, staleTime: 120_000 }

export const useEdition = () =>
  useQuery(() => ({ queryKey: ["screening", "edition"], queryFn: () => ask(client.api.screenings.instrument.$get()) }))

export const useScreenings = (casefileID: () => string) =>
  useQuery(() => ({
    queryKey: ["screenings", casefileID()],
    queryFn: () => ask(client.api.screenings.$get({ query: { casefileID: casefileID() } })),
    ...calm,
  }))

export const useScreening = (screeningID: () => string) =>
  useQuery(() => ({
    queryKey: ["screening", screeningID()],
    queryFn: () => ask(client.api.screenings[":screeningID"].$get({ param: { screeningID: screeningID() } })),
    ...calm,
  }))

export const recordScreening = write(client.api.screenings)

export const readInstrument = () => ask(client.api.headquarters.instrument.$get({ query: {} }))
export const useInstrument = () =>
  useQuery(() => ({
    queryKey: ["headquarters", "instrument"],
    queryFn: readInstrument,
  }))
export const publishInstrument = write(client.api.headquarters.instrument)
