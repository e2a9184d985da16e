// Exporting writes what others read with a program: feeds, sitemap, data, citations. It turns a graph into texts and touches no disk.

internal import Diagnostics
package import Linking
package import Markup
package import Pages
internal import Records

/// Files beside the pages.
package enum Exports {
    /// What the tables of the open data hold, for the page that tells of them.
    package static func tables(_ graph: SiteGraph, plan: SitePlan) -> [DataOutline] { DataTables(graph, plan).all.map(\.outline) }

    /// The path and bytes of every file; what needs the site's public address is there only with one.
    package static func all(_ graph: SiteGraph, plan: SitePlan, address: BaseURL?) -> [(path: String, bytes: [UInt8])] {
        var files = DataPackage(graph, plan: plan).files
        files.append(LinkGraph(graph: graph, plan: plan).file)
        files += Citations(graph: graph, plan: plan, address: address).files
        let redirects = Redirects.of(graph.catalogue).value
        files += RedirectPages(graph: graph, plan: plan, address: address, redirects: redirects).files
        files.append(PublishedRecords(graph: graph, plan: plan, redirects: redirects).file)
        if let address {
            files += Sitemap(graph, plan: plan, address: address).files
            files += AtomFeeds(graph: graph, plan: plan, address: address).files
            files.append(("robots.txt", Array("User-agent: *\nAllow: /\nSitemap: \(address.text)sitemap.xml\n".utf8)))
        }
        return files
    }
}
