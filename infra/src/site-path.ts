/**
 * Runs at the edge (CloudFront Functions, JavaScript runtime 2.0) before a page is looked up. A path without a file
 * extension is a screen of the console, and every screen is the same page. Below /i/ it is the self-check page that a
 * woman opens by herself, whatever office follows. A missing file stays a 404. The request is rewritten, instead of
 * using error pages, because those would also replace the API's own errors.
 */
export const sitePath = `
function handler(event) {
  var request = event.request
  var last = request.uri.slice(request.uri.lastIndexOf("/") + 1)
  if (last.indexOf(".") === -1) request.uri = request.uri.indexOf("/i/") === 0 ? "/i/index.html" : "/index.html"
  return request
}
`
