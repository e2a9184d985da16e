package import FrontMatter
package import Localization

/// A term of the domain with each country's official wording.
package final class Term: Record {
    package static let collection = Collection.terms

    package let metadata: RecordMetadata
    package let name: LocalizedText
    package let definition: LocalizedText?
    package let wordings: [OfficialWording]
    /// Synonyms for search, by language.
    package let synonyms: WordsByLanguage
    /// Arabic broken plurals, for search.
    package let plurals: [String]
    package let discouraged: WordsByLanguage

    package struct OfficialWording: Sendable {
        package let country: ID<Country>
        package let ar: String
        package let fr: String?
        package let note: LocalizedCitedText?
        package let source: String?

        /// Official wordings exist in Arabic and French.
        package subscript(language: Language) -> String? { language == .ar ? ar : language == .fr ? fr : nil }
    }

    package struct WordsByLanguage: Sendable {
        private let words: [Language: [String]]

        package static let none = WordsByLanguage([:])

        init(_ words: [Language: [String]]) { self.words = words }

        package subscript(language: Language) -> [String] { words[language] ?? [] }
    }

    private enum Fields {
        static let name = Field("terms.name", .local, .required)
        static let definition = Field("terms.definition", .local, .advised)
        static let wordings = Field(
            "terms.wordings", .list(of: FieldType<OfficialWording>.object(OfficialWording.fields, OfficialWording.init)), .required)
        static let synonyms = Field("terms.synonyms", FieldType<WordsByLanguage>.words, .optional)
        static let plurals = Field("terms.plurals", .list(of: .plain(1...60)), .optional)
        static let discouraged = Field("terms.discouraged", FieldType<WordsByLanguage>.words, .optional)
    }

    package static let fields =
        [
            Fields.name.declared, Fields.definition.declared, Fields.wordings.declared, Fields.synonyms.declared, Fields.plurals.declared,
            Fields.discouraged.declared,
        ] + Citation.fields + CommonFields.publishing

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], metadata: RecordMetadata) {
        let name = reader.read(Fields.name)
        let wordings = reader.read(Fields.wordings)
        definition = reader.read(Fields.definition)
        synonyms = reader.read(Fields.synonyms) ?? .none
        plurals = reader.list(Fields.plurals)
        discouraged = reader.read(Fields.discouraged) ?? .none
        guard let name, let wordings else { return nil }
        (self.metadata, self.name, self.wordings) = (metadata, name, wordings)
    }

    package func title(in language: Language) -> LanguageTaggedString { name.localized(in: language) }
    package func summary(in language: Language) -> LanguageTaggedString? { definition?.localized(in: language) }
    package var languages: [Language] { name.languages }
}

extension Term.OfficialWording {
    private static let country = Field("term-wordings.country", FieldType<ID<Country>>.id(), .required)
    private static let arabic = Field("term-wordings.ar", .plain(1...200), .required)
    private static let french = Field("term-wordings.fr", .plain(1...200), .optional)
    private static let noteField = Field("term-wordings.note", .citedLocal, .optional)
    private static let sourceField = Field("term-wordings.source", FieldType<String>.sourceKey, .optional)
    static let fields = [country.declared, arabic.declared, french.declared, noteField.declared, sourceField.declared]

    init?(_ reader: inout FieldReader) {
        let country = reader.read(Self.country)
        let ar = reader.read(Self.arabic)
        fr = reader.read(Self.french)
        note = reader.read(Self.noteField)
        source = reader.read(Self.sourceField)
        guard let country, let ar else { return nil }
        (self.country, self.ar) = (country, ar)
    }
}

extension FieldType where Value == Term.WordsByLanguage {
    fileprivate static var words: FieldType {
        FieldType<[Language: [String]]>.byLanguage(.list(of: .plain(1...100))) { _ in
            LocalizedText(group: "fields", name: "terms.word-list")
        }.map { Term.WordsByLanguage($0) }
    }
}
