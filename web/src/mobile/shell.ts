/**
 * The page's files are cached by a service worker that does nothing else; without one (development, old browsers) there
 * is no offline page.
 */
export async function isReady(): Promise<boolean> {
  if (import.meta.hot || !("serviceWorker" in navigator)) return false
  await navigator.serviceWorker.register("/mobile.worker.js", { scope: "/mobile", updateViaCache: "none" })
  const registration = await navigator.serviceWorker.getRegistration("/mobile")
  const worker = registration?.active ?? registration?.waiting ?? registration?.installing
  if (!worker) return false
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve()
      if (worker.state === "redundant") reject(new Error("the page could not be kept"))
    }
    worker.addEventListener("statechange", look)
    look()
    if (worker.state === "installed" && registration?.active && registration.active !== worker) resolve()
  })
  return true
}
