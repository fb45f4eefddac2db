import { ask, client, keyed } from "../../api"
import { given } from "../../context/call"

export const listDetections = (status: "waiting" | "taken", cursor?: string) =>
  ask(client.api.detections.$get({ query: { status, ...given({ cursor }) } }))
export const takeDetection = (detectionID: string, key: string) =>
  ask(client.api.detections[":detectionID"].take.$post({ param: { detectionID }, json: {} }, keyed(key)))
