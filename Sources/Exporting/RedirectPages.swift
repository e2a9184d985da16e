internal import Linking
internal import Localization
internal import Markup
internal import Pages
internal import Records

/// A small page at each former URL of a record. It redirects at once, and has a link for browsers that do not follow.
struct RedirectPages {
    let graph: SiteGraph
    let plan: SitePlan
    let address: BaseURL?
    let redirects: [Redirect]

    var files: [(path: String, bytes: [UInt8])] {
        redirects.flatMap { redirect in
            graph.catalogue.settings.languages.compactMap { language in
                guard let record = graph.catalogue.find(redirect.to),
                    let old = SitePlan.path(of: .record(redirect.from), in: language, root: plan.root)
                else { return nil }
                return (old.text, page(from: old, to: record, language))
            }
        }
    }

    private func page(from old: SitePath, to record: any Record, _ language: Language) -> [UInt8] {
        let path = plan.path(of: .record(record.key), in: language)
        let url = RelativeURL(from: old, to: path).text
        let title = record.title(in: language)
        var out = HTMLWriter(capacity: 1024)
        out.raw("<!doctype html>\n")
        out.open("html", ("lang", language.rawValue), ("dir", language.direction.rawValue))
        out.raw("\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        out.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">\n")
        out.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n")
        out.open("meta", ("http-equiv", "refresh"), ("content", "0; url=" + url))
        if let address { out.open("link", ("rel", "canonical"), ("href", address.url(path))) }
        out.raw("\n")
        out.open("title")
        out.text(title.text)
        out.close("title")
        out.raw("\n</head>\n<body>\n<main>\n<h1>")
        out.open("a", ("href", url), ("lang", title.language.rawValue), ("dir", title.language.direction.rawValue))
        out.text(title.text)
        out.raw("</a></h1>\n</main>\n</body>\n</html>\n")
        return out.html.bytes
    }
}

/// The records of a publication, their pages and former URLs, for comparison with the next publication.
///
/// It has no digests of files, which would need a second pass over all bytes in each build; `tabadul pack` and `tabadul manifest`
/// compute them.
struct PublishedManifestWriter {
    let graph: SiteGraph
    let plan: SitePlan
    let redirects: [Redirect]

    var file: (path: String, bytes: [UInt8]) {
        var bytes = Array("{\"version\":\(DataTableDescription.version),\"records\":[\n".utf8)
        for (index, record) in graph.catalogue.everything.enumerated() {
            if index > 0 { bytes += ",\n".utf8 }
            let path = plan.path(of: .record(record.key), in: plan.root).text
            let replies = (record as? Practice)?.replies.map(\.fingerprint).joined(separator: " ") ?? ""
            JSON.write(
                [
                    "id": record.key.path, "path": path, "title": record.title(in: plan.root).text, "substance": record.metadata.substance,
                    "changes": String(record.metadata.changes.count), "replies": replies,
                ], into: &bytes)
        }
        bytes += "\n],\"withdrawn\":[\n".utf8
        for (index, record) in graph.catalogue.withdrawn.enumerated() {
            if index > 0 { bytes += ",\n".utf8 }
            JSON.write(["id": record.key.path, "date": record.metadata.withdrawal?.date.iso ?? ""], into: &bytes)
        }
        bytes += "\n],\"moved\":[\n".utf8
        for (index, move) in moves.enumerated() {
            if index > 0 { bytes += ",\n".utf8 }
            JSON.write(["id": move.id, "from": move.from, "to": move.to], into: &bytes)
        }
        bytes += "\n]}\n".utf8
        return ("data/manifest.json", bytes)
    }

    private var moves: [(id: String, from: String, to: String)] {
        redirects.flatMap { redirect in
            graph.catalogue.settings.languages.compactMap { language in
                SitePlan.path(of: .record(redirect.from), in: language, root: plan.root).map { from in
                    (redirect.from.path, from.text, plan.path(of: .record(redirect.to), in: language).text)
                }
            }
        }
    }
}
