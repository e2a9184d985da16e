internal import Bytes
internal import Diagnostics
package import FrontMatter
package import Localization
internal import Markdown

/// A publication that entries cite: who published what, when, where to read it, and how sure we are of it.
///
/// Its id is the key of citations: `[^eg6]` cites `content/sources/eg6.md`.
package final class Source: Record {
    package static let collection = Collection.sources

    package let metadata: RecordMetadata
    /// In the language of the source; where the title is not known, a description of the source.
    package let title: String
    package let isTitleKnown: Bool
    /// The title, or the description, in the languages of readers.
    package let translatedTitles: Texts
    package let publisher: String
    package let institution: ID<Institution>?
    /// Nil: the source carries no date.
    package let date: PartialDate?
    package let edition: String?
    /// The source that another edition of appears at the same address.
    package let editionOf: ID<Source>?
    package let kind: SourceKind
    /// The countries that it is about; empty: none in particular.
    package let countries: [ID<Country>]
    package let language: String?
    /// Nil also where the address is that of `editionOf`.
    package let url: String?
    package let accessed: PartialDate?
    package let confidence: FactConfidence
    package let archived: [ArchivedCopy]
    /// The day on which the address was first found not to answer.
    package let dead: PartialDate?
    package let doi: String?
    package let eli: String?
    package let isbn: String?
    /// Whether the address stays unpublished, as it would betray a protected place.
    package let hidesAddress: Bool

    /// A public copy of the page in a web archive.
    package struct ArchivedCopy: Sendable, Hashable {
        package let url: String
        package let date: PartialDate
    }

    /// The languages in which its page exists.
    package let languages: [Language]

    /// Texts in some of the site's languages.
    package struct Texts: Sendable {
        private let texts: [Language: String]

        init(_ texts: [Language: String]) { self.texts = texts }

        package static let none = Texts([:])
        package subscript(language: Language) -> String? { texts[language] }
    }

    private enum Fields {
        static let title = Field("source-records.title", .plain(2...500), .required)
        static let titleKnown = Field("source-records.title_known", .flag, .optional)
        static let titles = Field("source-records.titles", FieldType<Texts>.byReader, .optional)
        static let publisher = Field("source-records.publisher", .plain(2...300), .required)
        static let institution = Field("source-records.institution", FieldType<ID<Institution>>.id(), .optional)
        static let date = Field("source-records.date", .dateOrUndated, .required)
        static let edition = Field("source-records.edition", .plain(1...120), .optional)
        static let editionOf = Field("source-records.edition_of", FieldType<ID<Source>>.id(), .optional)
        static let kind = Field("source-records.kind", FieldType<SourceKind>.vocabulary, .required)
        static let countries = Field("source-records.countries", FieldType<[ID<Country>]>.ids(), .optional)
        static let language = Field("source-records.language", .languageTag, .optional)
        static let url = Field("source-records.url", .address, .optional)
        static let accessed = Field("source-records.accessed", .date, .optional)
        static let confidence = Field("source-records.confidence", FieldType<FactConfidence>.vocabulary, .required)
        static let archived = Field(
            "source-records.archived", .list(of: FieldType<ArchivedCopy>.object(ArchivedCopy.fields, ArchivedCopy.init)), .optional)
        static let dead = Field("source-records.dead", .date, .optional)
        static let doi = Field("source-records.doi", .doi, .optional)
        static let eli = Field("source-records.eli", .plain(3...300), .optional)
        static let isbn = Field("source-records.isbn", .isbn, .optional)
        static let hideAddress = Field("source-records.hide_address", .flag, .optional)
    }

    package static let fields =
        [
            Fields.title.declared, Fields.titleKnown.declared, Fields.titles.declared, Fields.publisher.declared,
            Fields.institution.declared, Fields.date.declared, Fields.edition.declared, Fields.editionOf.declared, Fields.kind.declared,
            Fields.countries.declared, Fields.language.declared, Fields.url.declared, Fields.accessed.declared,
            Fields.confidence.declared, Fields.archived.declared, Fields.dead.declared, Fields.doi.declared, Fields.eli.declared,
            Fields.isbn.declared, Fields.hideAddress.declared,
        ] + CommonFields.publishing

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], metadata: RecordMetadata) {
        let title = reader.read(Fields.title)
        // A source has no text to translate: its page is complete in each language.
        languages = reader.context.languages.all
        isTitleKnown = reader.read(Fields.titleKnown) ?? true
        translatedTitles = reader.read(Fields.titles) ?? .none
        let publisher = reader.read(Fields.publisher)
        institution = reader.read(Fields.institution)
        let date = reader.read(Fields.date)
        edition = reader.read(Fields.edition)
        editionOf = reader.read(Fields.editionOf)
        let kind = reader.read(Fields.kind)
        countries = reader.list(Fields.countries)
        language = reader.read(Fields.language)
        url = reader.read(Fields.url)
        accessed = reader.read(Fields.accessed)
        let confidence = reader.read(Fields.confidence)
        archived = reader.list(Fields.archived)
        dead = reader.read(Fields.dead)
        doi = reader.read(Fields.doi)
        eli = reader.read(Fields.eli)
        isbn = reader.read(Fields.isbn)
        hidesAddress = reader.read(Fields.hideAddress) ?? false
        // A source cannot have been read, archived or lost before it appeared.
        if let published = date?.date {
            for (key, later) in [("accessed", accessed), ("dead", dead)] + archived.map({ ("archived", $0.date) }) {
                guard let later, later.isCertainlyBefore(published) else { continue }
                reader.context.diagnostics.append(
                    Diagnostic(
                        .contradictorySource, at: reader.location(of: key), offendingText: "\(key): \(later.iso)",
                        detail: "date: \(published.iso)"))
            }
        }
        guard let title, let publisher, let date, let kind, let confidence else { return nil }
        (self.metadata, self.title, self.publisher, self.date) = (metadata, title, publisher, date.date)
        (self.kind, self.confidence) = (kind, confidence)
    }

    /// The archived copy that readers are led to: the nearest to the day on which the source was read, else the newest. Nil where the
    /// address must not be published, which an archive's own address contains.
    package var shownCopy: ArchivedCopy? {
        if hidesAddress { return nil }
        guard let accessed else { return archived.max { $0.date < $1.date } }
        return archived.min { abs($0.date.ordinal - accessed.ordinal) < abs($1.date.ordinal - accessed.ordinal) }
    }

    package func title(in language: Language) -> LanguageTaggedString {
        if let text = translatedTitles[language] { return LanguageTaggedString(text, language) }
        return LanguageTaggedString(title, originalLanguage)
    }

    /// The language of the title as pages mark it: that of its letters where the source's own is none of the site's.
    private var originalLanguage: Language {
        if Bidi.dominantDirection(of: title) == .rightToLeft { return .ar }
        guard isTitleKnown, let language, let known = Language(rawValue: String(language.prefix(2))), known != .ar else {
            return FrenchEnglishDetector.guess(title)
        }
        return known
    }
}

extension FieldType where Value == Source.Texts {
    fileprivate static var byReader: FieldType {
        FieldType<[Language: String]>.byLanguage(.plain(2...500)) { _ in
            LocalizedText(group: "fields", name: "source-records.title_in")
        }.map { Source.Texts($0) }
    }
}

extension Source.ArchivedCopy {
    private static let urlField = Field("source-copies.url", .address, .required)
    private static let dateField = Field("source-copies.date", FieldType<PartialDate>.date, .required)
    static let fields = [urlField.declared, dateField.declared]

    init?(_ reader: inout FieldReader) {
        let url = reader.read(Self.urlField)
        let date = reader.read(Self.dateField)
        guard let url, let date else { return nil }
        (self.url, self.date) = (url, date)
    }
}

extension FieldType where Value == String {
    /// A Digital Object Identifier (ISO 26324): `10.` and digits, a slash, a suffix. A resolver's address is read as its DOI.
    static var doi: FieldType {
        FieldType(schema: .plain(7...200)) { node, context in
            guard let text = context.text(node, schema: .plain(7...200)) else { return nil }
            let bare =
                ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"]
                .first { text.lowercased().hasPrefix($0) }.map { String(text.dropFirst($0.count)) } ?? text
            let parts = bare.split(separator: "/", maxSplits: 1)
            guard parts.count == 2, parts[0].hasPrefix("10."),
                parts[0].dropFirst(3).utf8.allSatisfy({ $0.isASCIIDigit || $0 == .period }),
                !bare.utf8.contains(where: { $0 <= .space })
            else {
                context.report(.wrongType, at: node, detail: "10.1000/182")
                return nil
            }
            if bare != text { context.accept(node, as: bare) }
            return bare
        }
    }

    /// An International Standard Book Number (ISO 2108) of 10 or 13 digits, hyphens aside, with its check digit.
    static var isbn: FieldType {
        FieldType(schema: .plain(10...17)) { node, context in
            guard let text = context.text(node, schema: .plain(10...17)) else { return nil }
            let digits = text.utf8.filter { $0 != .hyphen && $0 != .space }.map {
                $0 | .lowercaseBit == UInt8(ascii: "x") ? 10 : Int($0) - 48
            }
            let isDigits = digits.dropLast().allSatisfy { (0...9).contains($0) } && (0...10).contains(digits.last ?? -1)
            let sum10 = digits.enumerated().reduce(0) { $0 + (10 - $1.offset) * $1.element }
            let sum13 = digits.enumerated().reduce(0) { $0 + ($1.offset % 2 == 0 ? 1 : 3) * $1.element }
            guard isDigits, digits.count == 10 && sum10 % 11 == 0 || digits.count == 13 && digits.last != 10 && sum13 % 10 == 0 else {
                context.report(.wrongType, at: node, detail: "978-3-16-148410-0")
                return nil
            }
            return text
        }
    }
}

package enum SourceKind: String, TranslatedVocabulary {
    case law, official, court, international, academic, association, press, website

    package static let textGroup = "vocabularies.source-kind"
}
