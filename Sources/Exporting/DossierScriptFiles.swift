internal import Bytes
package import Linking
internal import Localization
package import Markup
package import Pages
internal import Records

/// The files that the dossier's page loads: the markup of an entry and its references, as a call with a JSON object and a template literal.
package struct DossierScriptFiles: Sendable {
    private let plan: SitePlan
    private let address: BaseURL?
    private let settings: SiteSettings

    package init(graph: SiteGraph, plan: SitePlan, address: BaseURL?) {
        (self.plan, self.address, settings) = (plan, address, graph.catalogue.settings)
    }

    /// Whether a path is that of an entry's file, whose markup is looked through as a page's is.
    package static func holds(_ path: String) -> Bool {
        path.hasSuffix(".js") && path.split(separator: "/").prefix(2).contains("dossier")
    }

    /// The bytes of an entry's file.
    ///
    /// - Parameter html: the entry as its template renders it.
    package func bytes(of entry: DossierFragment, html: [UInt8]) -> [UInt8] {
        let citation = entry.citation
        let path = plan.path(of: .record(entry.key), in: entry.language)
        // A topic that no practice answers has no date, so no reference.
        let reference = citation.date.map { date in
            ExportedCitation(
                language: entry.language, key: citation.key, title: citation.title, summary: citation.summary, site: citation.site,
                country: citation.country, date: date, url: address?.url(path))
        }
        let data = JSON.members([
            ("title", .text(citation.title)), ("country", .text(citation.country ?? "")), ("summary", .text(citation.summary)),
            ("date", .text(citation.date?.iso ?? "")), ("url", .text(address?.url(path) ?? path.text)),
            ("bib", reference.map { .text(Self.text(of: $0, .bibtex)) }), ("ris", reference.map { .text(Self.text(of: $0, .ris)) }),
        ])
        var out = Array("dossierEntry(".utf8) + JSON.text(entry.key.id).bytes + [.comma] + data.bytes + [.comma, .backtick]
        Self.write(html, into: &out)
        out += Array("`);\n".utf8)
        return out
    }

    /// Writes markup as the content of a template literal, in which it stays readable to what looks through pages.
    private static func write(_ html: [UInt8], into out: inout [UInt8]) {
        out.reserveCapacity(out.count + html.count + 64)
        for byte in html {
            // A backslash, a backquote, or the dollar sign of a placeholder.
            if byte == .backslash || byte == .backtick || byte == .dollar { out.append(.backslash) }
            out.append(byte)
        }
    }

    private static func text(of reference: ExportedCitation, _ format: CitationFormat) -> String {
        var out: [UInt8] = []
        reference.write(format, into: &out)
        return String(decoding: out, as: UTF8.self)
    }
}
