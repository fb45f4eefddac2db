export { check, extent, verify, verifyNetwork } from "./chain"
