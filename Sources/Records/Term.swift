package import FrontMatter
package import Localization

/// A word of the field, with each country's official wording.
package final class Term: Record {
    package static let collection = Collection.terms

    package let metadata: RecordMetadata
    package let name: LocalizedText
    package let definition: LocalizedText?
    package let wordings: [OfficialWording]
    /// Other words that a reader may search for, by language.
    package let synonyms: WordLists
    /// Arabic broken plurals, for search.
    package let plurals: [String]
    package let discouraged: WordLists

    package struct OfficialWording: Sendable {
        package let country: ID<Country>
        package let ar: String
        package let fr: String?
        package let note: LocalizedCitedText?
        package let source: String?
    }

    package struct WordLists: Sendable {
        package let ar: [String]
        package let fr: [String]
        package let en: [String]

        package static let none = WordLists(ar: [], fr: [], en: [])

        package subscript(language: Language) -> [String] {
            switch language {
            case .ar: ar
            case .fr: fr
            case .en: en
            }
        }
    }

    private enum Fields {
        static let name = Field("name", .local, .required, "المصطلح", "le terme", "the term")
        static let definition = Field("definition", .local, .advised, "التعريف", "définition", "definition")
        static let wordings = Field(
            "wordings", .list(of: FieldType<OfficialWording>.object(OfficialWording.fields, OfficialWording.init)), .required,
            "الصيغ الرسمية", "formulations officielles", "official wordings")
        static let synonyms = Field(
            "synonyms", FieldType<WordLists>.object(WordLists.fields, WordLists.init), .optional, "مرادفات للبحث",
            "synonymes pour la recherche", "synonyms for search")
        static let plurals = Field("plurals", .list(of: .plain(1...60)), .optional, "جموع التكسير", "pluriels brisés", "broken plurals")
        static let discouraged = Field(
            "discouraged", FieldType<WordLists>.object(WordLists.fields, WordLists.init), .optional, "صيغ يُستحسن تجنبها", "mots à éviter",
            "wordings to avoid")
        static let sources = Citation.list(.required)
    }

    package static let fields =
        [
            Fields.name.declared, Fields.definition.declared, Fields.wordings.declared, Fields.synonyms.declared, Fields.plurals.declared,
            Fields.discouraged.declared, Fields.sources.declared,
        ] + CommonFields.publishing

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

    package func title(in language: Language) -> LocalizedString { name.localized(in: language) }
    package func summary(in language: Language) -> LocalizedString? { definition?.localized(in: language) }
    package var languages: [Language] { name.languages }
}

extension Term.OfficialWording {
    private static let country = Field("country", FieldType<ID<Country>>.id(), .required, "البلد", "pays", "country")
    private static let arabic = Field("ar", .plain(1...200), .required, "الصيغة العربية", "formulation arabe", "the Arabic wording")
    private static let french = Field("fr", .plain(1...200), .optional, "الصيغة الفرنسية", "formulation française", "the French wording")
    private static let noteField = Field("note", .citedLocal, .optional, "توضيح", "précision", "a note")
    private static let sourceField = Field(
        "source", FieldType<String>.sourceKey, .optional, "مفتاح المصدر", "clé de la source", "the source's key")
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

extension Term.WordLists {
    private static let lists = Language.allCases.map { Field($0.rawValue, .list(of: .plain(1...100)), .optional, "كلمات", "mots", "words") }
    static let fields = lists.map(\.declared)

    init?(_ reader: inout FieldReader) {
        let words = Self.lists.map { reader.list($0) }
        (ar, fr, en) = (words[0], words[1], words[2])
    }
}
