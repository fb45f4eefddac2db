import "./ui/tokens.css"
import "./ui/base.css"
import "./ui/shell.css"
import "./ui/buttons.css"
import "./ui/fields.css"
import "./ui/statuses.css"
import "./ui/surfaces.css"
import "./ui/lists.css"
import "./ui/progress.css"
import "./ui/pictures.css"
import "./ui/over.css"
import "./ui/print.css"
import { Router } from "@solidjs/router"
import { Suspense } from "solid-js"
import { render } from "solid-js/web"
import { Neutral } from "./context/neutral"
import { routes } from "./routes"

const root = document.getElementById("root")
if (!root) throw new Error("index.html has no #root")

render(
  () => (
    <Neutral>
      <Router root={(props) => <Suspense>{props.children}</Suspense>}>{routes}</Router>
    </Neutral>
  ),
  root,
)
