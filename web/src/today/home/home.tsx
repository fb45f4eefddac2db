import { Navigate } from "@solidjs/router"
import { home } from "../../context/nav"

/** The first screen is the first section she may use. */
export default function Home() {
  return <Navigate href={home()} />
}
