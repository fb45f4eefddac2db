export { accept, arrived, fromID, giveBack, list, send, withdraw } from "./transfer"
