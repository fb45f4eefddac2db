import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { Status } from "./signup.schema"

export const SignupEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "signup", version: "1" },
      attributes: {
        signupID: { type: "string", required: true, readOnly: true },
        outreachID: { type: "string", required: true },
        status: { type: Status.options, required: true },
        /** Her name and how to reach her; gone with the removal. */
        sealed: { type: "string" },
        createdAt: { type: "string", required: true },
        /** DynamoDB takes it away; seconds. */
        expiresAt: { type: "number", required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        byID: {
          pk: { field: Keys.primary.pk, composite: ["signupID"], template: "signup#${signupID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "signup", casing: "none" },
        },
        byOutreach: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["outreachID"], template: "signups-of#${outreachID}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["signupID"], template: "${signupID}", casing: "none" },
        },
      },
    }),
)
export type SignupRow = EntityItem<typeof SignupEntity>

/** How many have a seat and how many wait: two that come at once meet here. */
export const SeatsEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "signupseats", version: "1" },
      attributes: {
        outreachID: { type: "string", required: true, readOnly: true },
        taken: { type: "number", required: true },
        waiting: { type: "number", required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        byOutreach: {
          pk: {
            field: Keys.primary.pk,
            composite: ["outreachID"],
            template: "signup-seats#${outreachID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: [], template: "seats", casing: "none" },
        },
      },
    }),
)
