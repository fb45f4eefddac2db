export { close } from "./network.rules"
export { isSmall, rowOf, show } from "./row.rules"
