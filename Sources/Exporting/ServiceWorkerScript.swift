package import Linking
internal import Localization
internal import Markup
package import Pages
internal import Records

/// `service-worker.js`: keeps visited pages in the browser for reading offline.
///
/// It contains the version of the site, so that browsers detect a new one. The theme's script implements the caching.
package struct ServiceWorkerScript: Sendable {
    /// The theme's script that implements the caching.
    package static let script = "offline-worker.js"

    private let graph: SiteGraph
    private let plan: SitePlan
    private let version: String
    private let assets: [String]

    /// - Parameters:
    /// - version: a digest of all inputs of the site.
    /// - assets: the folder of the theme's files, relative to the root of the site.
    package init(_ graph: SiteGraph, plan: SitePlan, version: String, assets: [String]) {
        (self.graph, self.plan, self.version, self.assets) = (graph, plan, version, assets)
    }

    /// The file; nil for a site that keeps no pages and never did.
    package var file: (path: String, text: String)? {
        switch graph.catalogue.settings.offline {
        case .never: nil
        case .withdrawn: ("service-worker.js", Self.unregistering)
        case .visited:
            (
                "service-worker.js",
                "self.tabadul = \(outline.encoded);\nimportScripts(\(JSON.text(assets.first { $0.hasSuffix(Self.script) }).encoded));\n"
            )
        }
    }

    /// Kept from the first visit: the home pages, the helplines, and the page for what is not stored.
    private var outline: JSON {
        let languages = graph.catalogue.settings.languages
        let shell = languages.flatMap { language in [PageKind.home, .help, .offline].map { plan.path(of: $0, in: language).text } }
        let lost = languages.map { ($0 == plan.root ? "" : $0.rawValue, JSON.text(plan.path(of: .offline, in: $0).text)) }
        return .object([("version", .text(version)), ("assets", .texts(assets)), ("keep", .texts(shell)), ("lost", .object(lost))])
    }

    /// For a site that kept pages earlier: deletes them and unregisters the worker.
    private static let unregistering = """
        self.addEventListener("install", function () { self.skipWaiting(); });
        self.addEventListener("activate", function (event) {
          event.waitUntil(caches.keys().then(function (names) {
            return Promise.all(names.filter(function (name) { return name.startsWith("tabadul " + self.registration.scope + " "); }).map(function (name) {
              return caches.delete(name);
            }));
          }).then(function () { return self.registration.unregister(); }));
        });

        """
}
