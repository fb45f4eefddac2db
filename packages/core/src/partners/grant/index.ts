export { actorFromGrant, closeLinks, spend } from "./grant"
