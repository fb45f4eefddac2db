export { alike, erase, identify, merge, search, unmerge } from "./people"
