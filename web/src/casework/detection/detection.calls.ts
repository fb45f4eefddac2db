import type { DismissReason, Status } from "@ventanilla/core/casework/detection/schema"
import { ask, client, keyed } from "../../api"
import { given } from "../../context/call"

export const listDetections = (status: Status, cursor?: string, more: { folio?: string; mine?: "true" } = {}) =>
  ask(client.api.detections.$get({ query: { status, ...given({ cursor, ...more }) } }))
export const listMine = (cursor?: string) => ask(client.api.detections.mine.$get({ query: given({ cursor }) }))

const one = () => client.api.detections[":detectionID"]
export const readDetection = (detectionID: string) => ask(one().$get({ param: { detectionID } }))
export const takeDetection = (detectionID: string, key: string) =>
  ask(one().take.$post({ param: { detectionID }, json: {} }, keyed(key)))
export const releaseDetection = (detectionID: string, key: string) =>
  ask(one().release.$post({ param: { detectionID }, json: {} }, keyed(key)))
export const dismissDetection = (detectionID: string, reason: DismissReason, key: string) =>
  ask(one().dismiss.$post({ param: { detectionID }, json: { reason } }, keyed(key)))
