export { accept, decline, list, offer, withdraw } from "./handover"
