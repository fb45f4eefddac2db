import { useQuery } from "@tanstack/solid-query"
import type { PublishInput, RecordInput } from "@ventanilla/core/safety/screening/schema"
import type { z } from "zod"
import { ask, client, keyed, type Sent } from "../../api"

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

export const recordScreening = (json: z.input<typeof RecordInput>, key: string) =>
  ask(client.api.screenings.$post({ json }, keyed(key)))

export const readInstrument = () => ask(client.api.headquarters.instrument.$get({ query: {} }))
export const useInstrument = () =>
  useQuery(() => ({
    queryKey: ["headquarters", "instrument"],
    queryFn: readInstrument,
  }))
export const publishInstrument = (json: Sent<z.input<typeof PublishInput>>, key: string) =>
  ask(client.api.headquarters.instrument.$post({ json }, keyed(key)))
