import { Navigate, type RouteDefinition } from "@solidjs/router"
import { lazy } from "solid-js"

/** Every page comes when it is opened. Pages under "" need a session; the others do not. */
export const routes: RouteDefinition[] = [
  { path: "/signin", component: lazy(() => import("./pages/signin/signin")) },
  { path: "/signin/callback", component: lazy(() => import("./pages/signin/callback")) },
  { path: "/join", component: lazy(() => import("./pages/join/join")) },
  {
    path: "",
    component: lazy(async () => ({ default: (await import("./context/shell")).Shell })),
    children: [
      { path: "/", component: lazy(() => import("./pages/home/home")) },
      { path: "/network", component: lazy(() => import("./pages/network/network")) },
      { path: "/network/:tenantID", component: lazy(() => import("./pages/consulate/consulate")) },
      { path: "/onboard", component: lazy(() => import("./pages/onboard/onboard")) },
      { path: "/staff", component: lazy(() => import("./pages/staff/staff")) },
      { path: "/settings", component: lazy(() => import("./pages/settings/settings")) },
      { path: "/notas", component: () => <Navigate href="/" /> },
      { path: "*", component: lazy(() => import("./pages/home/not-found")) },
    ],
  },
]
