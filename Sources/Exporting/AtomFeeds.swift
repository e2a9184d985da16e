internal import Linking
internal import Localization
internal import Markup
internal import Pages
internal import Records

/// Atom feeds of entries, each in one language, with only the entries written in it. Dates come from the entries.
struct AtomFeeds {
    let graph: SiteGraph
    let plan: SitePlan
    let address: BaseURL

    /// The maximum number of entries of a feed; the data files have all entries.
    private static let limit = 100

    var files: [(path: String, bytes: [UInt8])] {
        graph.catalogue.settings.languages.flatMap { language in
            Feed.all(in: graph).compactMap { feed in
                let notes = feed.entries(in: language, of: graph).sorted {
                    $0.reviewed == $1.reviewed ? $0.metadata.id < $1.metadata.id : $0.reviewed > $1.reviewed
                }
                guard !notes.isEmpty, let path = feed.path(in: language, plan: plan) else { return nil }
                return (path.text, text(feed, path, language, notes.prefix(Self.limit)))
            }
        }
    }

    /// The feed of what changed: histories of all records, the latest first.
    var changes: [(path: String, bytes: [UInt8])] {
        let settings = graph.catalogue.settings
        let entries = graph.history.entries.prefix(Self.limit)
        guard let latest = entries.first else { return [] }
        return settings.languages.map { language in
            let path = ChangeHistory.feedPath(in: language, root: plan.root)
            var out = HTMLWriter(capacity: entries.count * 600)
            out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            out.open("feed", ("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language.rawValue))
            out.element("title", settings.title[language] + " · " + LocalizedText(.dataTablesChanges)[language])
            out.element("id", address.text + path)
            out.link(rel: "self", address.text + path, type: "application/atom+xml")
            out.link(rel: "alternate", address.url(plan.path(of: .changes, in: language)), type: "text/html")
            out.element("updated", latest.change.date.instant)
            out.raw("<author>")
            out.element("name", settings.title[language])
            out.raw("</author>")
            for (index, entry) in entries.enumerated() {
                let key = entry.record.metadata.key
                let page: PageKind = entry.record.metadata.withdrawal == nil ? .record(key) : .withdrawn(key)
                let url = address.url(plan.path(of: page, in: language))
                out.raw("\n<entry>")
                out.element("title", entry.change.kind.label[language] + " · " + entry.record.title(in: language).text)
                // Two entries of one day and record are distinguished by their place.
                let twins = entries.prefix(index).count { $0.record.metadata.key == key && $0.change.date == entry.change.date }
                out.element("id", "\(url)#\(entry.change.date.iso)-\(entry.change.kind.rawValue)-\(twins)")
                out.link(rel: "alternate", url, type: "text/html")
                out.element("updated", entry.change.date.instant)
                out.element("summary", entry.change.text[language])
                out.raw("</entry>")
            }
            out.raw("</feed>\n")
            return (path, out.html.bytes)
        }
    }

    private func text(_ feed: Feed, _ path: SitePath, _ language: Language, _ notes: ArraySlice<Practice>) -> [UInt8] {
        let settings = graph.catalogue.settings
        var out = HTMLWriter(capacity: notes.count * 1200)
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        out.open("feed", ("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language.rawValue))
        out.element("title", title(feed, language))
        out.element("subtitle", settings.description[language])
        out.element("id", address.url(path))
        out.link(rel: "self", address.url(path), type: "application/atom+xml")
        out.link(rel: "alternate", address.url(plan.path(of: feed.page, in: language)), type: "text/html")
        out.element("updated", (notes.map(\.reviewed).max() ?? notes[notes.startIndex].reviewed).instant)
        out.raw("<author>")
        out.element("name", settings.title[language])
        out.element("uri", address.url(plan.path(of: .home, in: language)))
        out.raw("</author>")
        out.element("rights", settings.licence)
        for note in notes { entry(note, language, into: &out) }
        out.raw("</feed>\n")
        return out.html.bytes
    }

    private func title(_ feed: Feed, _ language: Language) -> String {
        let site = graph.catalogue.settings.title[language]
        guard case .record(let key) = feed.page, let record = graph.catalogue.find(key) else { return site }
        return "\(site) · \(record.title(in: language).text)"
    }

    private func entry(_ note: Practice, _ language: Language, into out: inout HTMLWriter) {
        let text = note.text[language].value
        let url = address.url(plan.path(of: .record(note.key), in: language))
        out.raw("\n<entry>")
        out.element("title", text.title)
        out.element("id", url)
        out.link(rel: "alternate", url, type: "text/html")
        out.element("published", note.compiled.instant)
        out.element("updated", note.reviewed.instant)
        out.element("summary", text.summary)
        for key in [note.country.key, note.topic.key] + note.themes.map(\.key) {
            guard let record = graph.catalogue.find(key) else { continue }
            out.raw("<category")
            out.attribute("scheme", address.text + key.collection.folder + "/")
            out.attribute("term", key.id)
            out.attribute("label", record.title(in: language).text.forXML)
            out.raw("/>")
        }
        out.raw("</entry>")
    }
}

extension String {
    /// Removes characters that XML 1.0 forbids. Entries with such characters are refused earlier, so this is a second safeguard.
    fileprivate var forXML: String { String(UnicodeScalarView(unicodeScalars.filter { !DeceptiveCharacter.isForbidden($0) })) }
}

extension HTMLWriter {
    /// An element with text. XML needs the same five escapes as HTML.
    fileprivate mutating func element(_ name: StaticString, _ text: String) {
        open(name)
        self.text(text.forXML)
        close(name)
        raw("\n")
    }

    fileprivate mutating func link(rel: String, _ href: String, type: String) {
        raw("<link")
        attribute("rel", rel)
        attribute("type", type)
        attribute("href", href)
        raw("/>\n")
    }
}

extension PartialDate {
    /// The start of the day, month or year in UTC, in the format of Atom.
    var instant: String { String((iso + "-01-01").prefix(10)) + "T00:00:00Z" }
}
