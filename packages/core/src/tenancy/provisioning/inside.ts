export * as Provisioning from "./provisioning"
