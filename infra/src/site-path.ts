/**
 * Runs at the edge (CloudFront Functions, JavaScript runtime 2.0) before a page is looked up: an address without a file's
 * ending is a screen of the console, and every screen is the one page. Below /i/ it is the page that a woman
 * opens by herself, whatever office follows. A missing file stays missing. This is done to the
 * request and not with error pages: those would also replace the API's own refusals.
 */
export const sitePath = `
function handler(event) {
  var request = event.request
  var last = request.uri.slice(request.uri.lastIndexOf("/") + 1)
  if (last.indexOf(".") === -1) request.uri = request.uri.indexOf("/i/") === 0 ? "/i/index.html" : "/index.html"
  return request
}
`
