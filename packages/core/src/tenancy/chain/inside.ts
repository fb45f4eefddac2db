export * as Chain from "./chain"
export * as ChainRules from "./chain.rules"
export { judge as judgeChain } from "./judge.rules"
