/// What the preview adds to pages: the script that reloads them and shows findings over them.
enum PreviewAssets {
  /// Where they stand; no page of a course has an underscore there.
  static let script = "/_heapbook/preview.js"
  static let style = "/_heapbook/preview.css"
  static let events = "/_heapbook/events"

  /// A page with the script, which knows by the version whether the page is still the newest.
  static func adding(to page: [UInt8], version: Int) -> [UInt8] {
    let attributes = "src=\"\(script)\" data-version=\"\(version)\""
    let tag = Array("<script \(attributes)></script>\n</body>".utf8)
    let end = Array("</body>".utf8)
    guard page.count >= end.count,
      let place = (0...(page.count - end.count)).last(where: {
        page[$0..<($0 + end.count)].elementsEqual(end)
      })
    else { return page }
    return page[..<place] + tag + page[(place + end.count)...]
  }

  static let styleText = """
    .heapbook-findings { position: fixed; inset: auto 1rem 1rem; max-height: 50vh; overflow: auto;
      margin: 0; padding: 1rem; background: #1c1c1e; color: #fff; border: 3px solid #d33;
      border-radius: 6px; font: 14px/1.5 monospace; white-space: pre; z-index: 1000; }

    """

  static let scriptText = """
    (function () {
      "use strict";
      var key = "heapbook-preview:" + location.pathname;
      var place = sessionStorage.getItem(key);
      if (place) { window.scrollTo(0, Number(place)); }
      sessionStorage.removeItem(key);
      var link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = "/_heapbook/preview.css";
      document.head.appendChild(link);
      var box = null, version = Number(document.currentScript.dataset.version);
      function show(text) {
        if (box) { box.remove(); box = null; }
        if (!text) { return; }
        box = document.createElement("pre");
        box.className = "heapbook-findings";
        box.setAttribute("role", "alert");
        box.textContent = text;
        document.body.appendChild(box);
      }
      var source = new EventSource("/_heapbook/events");
      source.onmessage = function (event) {
        var state = JSON.parse(event.data);
        if (version !== state.version) {
          sessionStorage.setItem(key, String(window.scrollY));
          location.reload();
          return;
        }
        show(state.findings);
      };
    })();

    """
}
