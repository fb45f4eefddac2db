import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Status } from "./signup.schema"

export const SignupEntity = entity("signup", {
  attributes: {
    signupID: { type: "string", required: true, readOnly: true },
    outreachID: { type: "string", required: true },
    status: { type: Status.options, required: true },
    /** Her name and how to reach her; deleted when she is removed. */
    sealed: { type: "string" },
    createdAt: { type: "string", required: true },
    /** Seconds; DynamoDB deletes the row then. */
    expiresAt: { type: "number", required: true },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "signup#${signupID}", "signup"),
    byOutreach: at(Keys.first, "signups-of#${outreachID}", "${signupID}"),
  },
})
export type SignupRow = EntityItem<typeof SignupEntity>

/** How many have a seat and how many wait. Concurrent sign-ups conflict on this row. */
export const SeatsEntity = entity("signupseats", {
  attributes: {
    outreachID: { type: "string", required: true, readOnly: true },
    taken: { type: "number", required: true },
    waiting: { type: "number", required: true },
    version: { type: "number", required: true },
  },
  indexes: {
    byOutreach: at(Keys.primary, "signup-seats#${outreachID}", "seats"),
  },
})
