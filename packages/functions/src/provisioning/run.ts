import * as Provisioning from "@ventanilla/core/tenancy/provisioning"
import { consumer } from "../queue"

export const handler = consumer(
  "provisioning",
  () => ({ type: "system", job: "provisioning" }),
  ({ tenantID }) => Provisioning.run(tenantID),
)
