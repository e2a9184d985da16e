// Exporting: writes machine-readable files from the graph: feeds, sitemap, open data, citations (`NonPageFiles`).
// It must not access files.
//
//     let files = NonPageFiles.all(graph, plan: SitePlan(graph), address: nil)
//     let names = files.map(\.path)

internal import Diagnostics
package import Linking
package import Markup
package import Pages
internal import Records

/// The files of the site beside its pages.
package enum NonPageFiles {
    /// The contents of the tables of open data, for the page that describes them.
    package static func tables(_ graph: SiteGraph, plan: SitePlan) -> [DataTableDescription] { DataTables(graph, plan).all.map(\.outline) }

    /// The path and bytes of every file. Files that need absolute URLs are left out without a base URL.
    package static func all(_ graph: SiteGraph, plan: SitePlan, address: BaseURL?) -> [(path: String, bytes: [UInt8])] {
        var files = DataPackage(graph, plan: plan).files
        files += ConceptDownloads(graph: graph, plan: plan, address: address).files
        files.append(LinkGraph(graph: graph, plan: plan).file)
        files += CitationExportFiles(graph: graph, plan: plan, address: address).files
        let redirects = Redirects.of(graph.catalogue).value
        files += RedirectPages(graph: graph, plan: plan, address: address, redirects: redirects).files
        if let address {
            files += Sitemap(graph, plan: plan, address: address).files
            let feeds = AtomFeeds(graph: graph, plan: plan, address: address)
            files += feeds.files + feeds.changes
            files.append(("robots.txt", Array("User-agent: *\nAllow: /\nSitemap: \(address.text)sitemap.xml\n".utf8)))
        }
        return files
    }

    /// The list of what is published. It holds marks of texts, so it changes with every text.
    package static func manifest(_ graph: SiteGraph, plan: SitePlan) -> (path: String, bytes: [UInt8]) {
        PublishedManifestWriter(graph: graph, plan: plan, redirects: Redirects.of(graph.catalogue).value).file
    }
}
