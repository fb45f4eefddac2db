export { figures, findDrift, network, networkFigures, offices, read, verify } from "./numbers"
