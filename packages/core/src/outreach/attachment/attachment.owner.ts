import { Alliance } from "../../partners/alliance/inside"
import { Act, type Permission } from "../../platform/actor"
import { Outreach } from "../outreach/inside"
import { Training } from "../training/inside"
import type { Owner } from "./attachment.schema"

type Doing = "reads" | "changes"
const needed: Record<Owner, Record<Doing, Permission>> = {
  alliance: { reads: "alliance.read", changes: "alliance.change" },
  outreach: { reads: "outreach.read", changes: "outreach.hold" },
  training: { reads: "training.read", changes: "training.hold" },
}

/** Whoever may not read or change the owner may not read or change its files. */
export const assertMay = (doing: Doing, owner: Owner): void => Act.assert(needed[owner][doing])

/** Also refuses an owner that is not this consulate's. */
export async function assertHas(doing: Doing, owner: Owner, ownerID: string): Promise<void> {
  assertMay(doing, owner)
  switch (owner) {
    case "alliance":
      await Alliance.factsOf(ownerID)
      return
    case "outreach":
      await Outreach.factsOf(ownerID)
      return
    case "training":
      await Training.factsOf(ownerID)
      return
    default:
      return owner satisfies never
  }
}
