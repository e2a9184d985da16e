internal import Authoring
package import Diagnostics
package import Linking
internal import Localization
internal import Markup
package import Privacy
internal import Records

/// The script files of the form that writes an entry in the browser: its fields, the names of the site, the sources that entries cite, and the
/// text of each entry, which only a correction loads.
///
/// Script files, because a page that was opened from a disk may load nothing else.
package struct ContributionFormScripts: Sendable {
    package static let folder = "contribute"

    private let graph: SiteGraph
    private let permitted: PrivacyAllowlist

    package init(_ graph: SiteGraph, permitted: PrivacyAllowlist) { (self.graph, self.permitted) = (graph, permitted) }

    /// All but the texts of entries: they depend on front matter alone.
    package var files: [(path: String, bytes: [UInt8])] {
        graph.catalogue.settings.languages.flatMap { language in
            let names = ContributionFormSiteData(graph, permitted, language)
            return [script("site-\(language.rawValue)", "site", names.json), script("links-\(language.rawValue)", "links", names.links)]
                + Collection.allCases.flatMap { collection in
                    let isTranslated =
                        ContributionFormSiteData.translated.contains(collection) && language != EntryFilePath.originalLanguage
                    return [form(collection, isTranslation: false, language)]
                        + (isTranslated ? [form(collection, isTranslation: true, language)] : [])
                }
        } + sources
    }

    private func form(_ collection: Collection, isTranslation: Bool, _ language: Language) -> (path: String, bytes: [UInt8]) {
        script(
            "form-\(collection.rawValue)\(isTranslation ? "-translation" : "")-\(language.rawValue)", "form",
            FormModel(collection, isTranslation: isTranslation).json(in: language))
    }

    /// The text of a file of an entry as it stands, with the fingerprint that a correction carries.
    ///
    /// - Parameter id: `practices/ma/x` for the original, `practices/ma/x.fr` for a translation.
    package static func entry(_ id: String, _ source: SourceFile) -> [UInt8] {
        call("entry", .object([("id", .text(id)), ("base", .text(Fingerprint.file(source))), ("text", .text(source.text))]))
    }

    package static func path(ofEntry id: String) -> String { "\(folder)/entries/\(id).js" }

    private func script(_ name: String, _ kind: String, _ json: JSON) -> (path: String, bytes: [UInt8]) {
        ("\(Self.folder)/\(name).js", Self.call(kind, json))
    }

    private static func call(_ kind: String, _ json: JSON) -> [UInt8] {
        Array("tabadulContribute(\"\(kind)\",".utf8) + json.bytes + Array(")\n".utf8)
    }

    /// The sources of the site, in one file for each country that they are about: the list of all is long, and loaded only to pick from.
    private var sources: [(path: String, bytes: [UInt8])] {
        var rows: [String: [JSON]] = [:]
        for source in graph.catalogue.sources.all {
            let json = JSON.members([
                ("key", .text(source.metadata.id)), ("publisher", .text(source.publisher)), ("title", .text(source.title)),
                ("date", .text(source.date?.iso ?? "undated")), ("url", graph.catalogue.address(of: source).map { .text($0) }),
            ])
            let folders = source.countries.isEmpty ? [Self.international] : source.countries.map(\.text)
            for folder in folders { rows[folder, default: []].append(json) }
        }
        return (graph.countries.map(\.metadata.id) + [Self.international]).map { folder in
            script("sources-\(folder)", "sources", .object([("folder", .text(folder)), ("sources", .list(rows[folder] ?? []))]))
        }
    }

    /// The name of what belongs to no country.
    private static let international = EntryTemplate.international
}
