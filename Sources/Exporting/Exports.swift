// Exporting writes what others read with a program: feeds, sitemap, data, citations. It turns a graph into texts and touches no disk.

package import Linking
package import Markup
package import Pages

/// Files beside the pages.
package enum Exports {
    /// The path and text of every file; what needs the site's public address is there only with one.
    package static func all(_ graph: SiteGraph, plan: SitePlan, address: SiteAddress?) -> [(path: String, text: String)] {
        var files = DataPackage(graph, plan: plan).files
        files.append(LinkGraph(graph: graph, plan: plan).file)
        files += Citations(graph: graph, plan: plan, address: address).files
        if let address {
            files += Sitemap(graph, plan: plan, address: address).files
            files += AtomFeeds(graph: graph, plan: plan, address: address).files
            files.append(("robots.txt", "User-agent: *\nAllow: /\nSitemap: \(address.text)sitemap.xml\n"))
        }
        return files
    }
}
