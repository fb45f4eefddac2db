import { Provisioning } from "@ventanilla/core/provisioning"
import { consumer } from "../queue"

export const handler = consumer(
  "provisioning",
  () => ({ type: "system", job: "provisioning" }),
  ({ tenantID }) => Provisioning.run(tenantID),
)
