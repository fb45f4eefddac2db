export { addUp, contribute } from "./publication"
