export { run, verify } from "./offboarding"
