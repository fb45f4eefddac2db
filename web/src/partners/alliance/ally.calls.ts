import { useQuery } from "@tanstack/solid-query"
import type { ChangeBody, OpineBody, RenewBody, SignBody } from "@ventanilla/core/partners/alliance/schema"
import type { z } from "zod"
import { type AsRead, ask, client, keyed, type Sent } from "../../api"
import { given, write } from "../../context/call"

const one = () => client.api.alliances[":allianceID"]
export const readAlliance = (allianceID: string) => ask(one().$get({ param: { allianceID } }))
export const renewAlliance = (allianceID: string, json: Sent<z.input<typeof RenewBody>>, key: string) =>
  ask(one().renew.$post({ param: { allianceID }, json }, keyed(key)))
export const changeTerms = (allianceID: string, json: Sent<z.input<typeof ChangeBody>>, key: string) =>
  ask(one().$post({ param: { allianceID }, json }, keyed(key)))

export type Step = "submit" | "return"
export const takeStep = (step: Step, allianceID: string, version: AsRead, key: string) =>
  step === "submit"
    ? ask(one().submit.$post({ param: { allianceID }, json: { version } }, keyed(key)))
    : ask(one().return.$post({ param: { allianceID }, json: { version } }, keyed(key)))
export const opineOn = (allianceID: string, json: Sent<z.input<typeof OpineBody>>, key: string) =>
  ask(one().opinion.$post({ param: { allianceID }, json }, keyed(key)))
export const signAlliance = (allianceID: string, json: Sent<z.input<typeof SignBody>>, key: string) =>
  ask(one().sign.$post({ param: { allianceID }, json }, keyed(key)))

export const addCommitment = write(client.api.commitments)
export const dropCommitment = (commitmentID: string, key: string) =>
  ask(client.api.commitments[":commitmentID"].drop.$post({ param: { commitmentID }, json: {} }, keyed(key)))
export const useCommitments = (allianceID?: () => string) =>
  useQuery(() => ({
    queryKey: ["commitments", allianceID?.() ?? "all"],
    queryFn: () => ask(client.api.commitments.$get({ query: given({ allianceID: allianceID?.(), limit: "100" }) })),
  }))
