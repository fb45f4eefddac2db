export { approve, evidence, give, list, refuse, request, withdraw } from "./fund"
