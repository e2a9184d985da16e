// Exporting writes what others read with a program: feeds, sitemap, data, citations. It turns a graph into texts and touches no disk.

internal import Diagnostics
package import Linking
internal import Localisation
package import Markup
package import Pages
internal import Records

/// Files beside the pages.
package enum Exports {
    /// The path and text of every file; what needs the site's public address is there only with one.
    package static func all(_ graph: SiteGraph, plan: SitePlan, address: SiteAddress?) -> [(path: String, text: String)] {
        var files = [("data/practices.csv", csv(graph, plan)), ("data/practices.json", json(graph, plan))]
        if let address {
            files += Sitemap(graph, plan: plan, address: address).files
            files += AtomFeeds(graph: graph, plan: plan, address: address).files
            files.append(("robots.txt", "User-agent: *\nAllow: /\nSitemap: \(address.text)sitemap.xml\n"))
        }
        return files
    }

    private static let columns = [
        "id", "country", "theme", "themes", "topic", "title_ar", "title_fr", "title_en", "summary_ar", "since", "until", "status",
        "evidence",
        "lead", "partners", "target_groups", "instruments", "scale", "sources", "reviewed", "url",
    ]

    private static func row(_ practice: Practice, _ graph: SiteGraph, _ plan: SitePlan) -> [String] {
        func title(_ language: Language) -> String { practice.text.written(in: language)?.title ?? "" }
        return [
            practice.entry.id, practice.country.text, practice.themes.first?.text ?? "", practice.themes.map(\.text).joined(separator: " "),
            practice.topic.text, title(.ar), title(.fr), title(.en), practice.text[.ar].value.summary, practice.since.iso,
            practice.until?.iso ?? "", practice.status.rawValue, practice.evidence.rawValue,
            practice.lead.map(\.text).joined(separator: " "),
            practice.partners.map(\.text).joined(separator: " "), practice.targetGroups.map(\.rawValue).joined(separator: " "),
            practice.instruments.map(\.text).joined(separator: " "), practice.scale?.rawValue ?? "", String(practice.entry.sources.count),
            practice.reviewed.iso, plan.path(of: .record(practice.key), in: plan.root).text,
        ]
    }

    /// UTF-8 with a byte order mark, for spreadsheets; a cell that a spreadsheet would take for a formula is quoted with an apostrophe.
    private static func csv(_ graph: SiteGraph, _ plan: SitePlan) -> String {
        var text = "\u{FEFF}" + columns.joined(separator: ",") + "\r\n"
        for practice in graph.catalogue.practices.all {
            text += row(practice, graph, plan).map(cell).joined(separator: ",") + "\r\n"
        }
        return text
    }

    private static func cell(_ value: String) -> String {
        let safe = value.first.map { "=+-@\t\r".contains($0) } == true ? "'" + value : value
        guard safe.contains(where: { ",\"\n\r".contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    private static func json(_ graph: SiteGraph, _ plan: SitePlan) -> String {
        let records = graph.catalogue.practices.all.map { practice in
            "{" + zip(columns, row(practice, graph, plan)).map { "\(JSONText.quoted($0)):\(JSONText.quoted($1))" }.joined(separator: ",")
                + "}"
        }
        return "{\"version\":1,\"licence\":\(JSONText.quoted(graph.catalogue.settings.licence)),\"practices\":[\n"
            + records.joined(separator: ",\n") + "\n]}\n"
    }
}
