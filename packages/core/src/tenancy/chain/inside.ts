export * as Chain from "./chain"
export * as ChainRules from "./chain.rules"
