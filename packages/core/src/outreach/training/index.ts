export { cancel, follow, fromID, hold, list, plan } from "./training"
