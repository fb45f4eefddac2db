export * as Referral from "./referral"
export type { Parcel } from "./referral.send"
