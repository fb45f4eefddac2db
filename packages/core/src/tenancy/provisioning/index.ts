export { run } from "./provisioning"
