internal import FrontMatter
internal import Localization
package import Records
package import ReferenceFiles

/// The record of a source as an entry of a bibliography, and back: what each field of the formats stands for.
package enum BibliographyConverter {
    /// The keywords and entries that hold what the formats have no field for.
    enum Mark: String, CaseIterable {
        case kind, confidence, country, archived, eli

        func text(_ value: String) -> String { "\(rawValue):\(value)" }

        /// The value of a keyword or entry `kind:press`; nil for any other.
        func value(of text: String) -> String? {
            guard text.lowercased().hasPrefix(rawValue + ":") else { return nil }
            return String(text.dropFirst(rawValue.count + 1)).trimmedSpaces
        }
    }

    /// - Parameter address: where the source is to be read; nil where that is not known or must not be published.
    package static func reference(_ source: Source, address: String?) -> BibliographicReference {
        var found = BibliographicReference(key: source.metadata.id, kind: kind(of: source.kind))
        found.add(.title, source.isTitleKnown ? source.title : "[\(source.title)]")
        found.add(.publisher, source.publisher)
        found.add(.date, source.date?.iso)
        found.add(.edition, source.edition)
        found.add(.language, source.language)
        found.add(.url, address)
        found.add(.accessed, source.accessed?.iso)
        found.add(.doi, source.doi)
        found.add(.isbn, source.isbn)
        found.add(.keyword, Mark.kind.text(source.kind.rawValue))
        found.add(.keyword, Mark.confidence.text(source.confidence.rawValue))
        for country in source.countries { found.add(.keyword, Mark.country.text(country.text)) }
        found.add(.note, source.eli.map(Mark.eli.text))
        // Semicolons separate entries.
        for copy in source.hidesAddress ? [] : source.archived {
            found.add(.note, Mark.archived.text("\(copy.date.iso) \(copy.url.replacing(";", with: "%3B"))"))
        }
        return found
    }

    /// The published sources of a catalogue as a bibliography, in the order of their keys.
    package static func references(_ catalogue: Catalogue) -> [BibliographicReference] {
        catalogue.sources.all.map { reference($0, address: catalogue.address(of: $0)) }
    }

    private static func kind(of kind: SourceKind) -> BibliographicReference.Kind {
        switch kind {
        case .law: .law
        case .court: .court
        case .official, .international, .association: .report
        case .academic: .article
        case .press: .news
        case .website: .website
        }
    }

    /// The kind of a source whose keywords do not say it.
    static func kind(of kind: BibliographicReference.Kind) -> SourceKind {
        switch kind {
        case .law: .law
        case .court: .court
        case .report: .official
        case .article, .book: .academic
        case .news: .press
        case .website, .other: .website
        }
    }
}
