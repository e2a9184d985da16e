internal import Diagnostics
package import FrontMatter
package import Localization

/// What indicators of several countries measure, and whether their figures may be compared.
package final class Concept: Record {
    package static let collection = Collection.concepts

    package let metadata: RecordMetadata
    package let title: LocalizedText
    package let definition: LocalizedText
    package let comparable: Comparability
    /// Why the figures may be compared, or not.
    package let reason: LocalizedText
    /// Where `comparable` is written.
    let place: SourceLocation

    private enum Fields {
        static let title = Field("concepts.title", .local, .required)
        static let definition = Field("concepts.definition", .local, .required)
        static let comparable = Field("concepts.comparable", FieldType<Comparability>.vocabulary, .required)
        static let reason = Field("concepts.reason", .local, .required)
    }

    package static let fields =
        [Fields.title.declared, Fields.definition.declared, Fields.comparable.declared, Fields.reason.declared] + CommonFields.publishing

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], metadata: RecordMetadata) {
        let title = reader.read(Fields.title)
        let definition = reader.read(Fields.definition)
        let comparable = reader.read(Fields.comparable)
        let reason = reader.read(Fields.reason)
        place = reader.location(of: Fields.comparable.key)
        guard let title, let definition, let comparable, let reason else { return nil }
        (self.metadata, self.title, self.definition) = (metadata, title, definition)
        (self.comparable, self.reason) = (comparable, reason)
    }

    package func title(in language: Language) -> LanguageTaggedString { title.localized(in: language) }
    package func summary(in language: Language) -> LanguageTaggedString? { definition.localized(in: language) }
    package var languages: [Language] { title.languages }
}

/// Whether the figures of several countries may be compared.
package enum Comparability: String, TranslatedVocabulary {
    case yes, care, no

    package static let textGroup = "vocabularies.comparability"
}

/// Checks that need a concept and its indicators together.
enum ConceptChecks {
    static func all(of catalogue: Catalogue, _ notes: [LoadedEntry]) -> [Diagnostic] {
        let indicators = Dictionary(grouping: catalogue.indicators.all.filter { $0.concept != nil }) { $0.concept }
        let references = Dictionary(notes.map { ($0.key, $0.references) }, uniquingKeysWith: { first, _ in first })
        // An indicator with errors may belong to any concept.
        let isComplete = !notes.contains { $0.key.collection == .indicators && catalogue.indicators.find($0.key.id) == nil }
        return catalogue.concepts.all.flatMap { concept -> [Diagnostic] in
            let own = indicators[concept.id] ?? []
            if own.isEmpty {
                return isComplete ? [Diagnostic(.conceptWithoutIndicator, at: concept.place, offendingText: concept.metadata.id)] : []
            }
            guard concept.comparable != .no else { return [] }
            var diagnostics = forbiddenJoins(own, concept, references)
            if isComplete, Set(own.flatMap { $0.series.map(\.country) }).count < 2 {
                diagnostics.append(
                    Diagnostic(.conceptOfOneCountry, at: concept.place, offendingText: concept.comparable.rawValue, detail: "no"))
            }
            if concept.comparable == .yes, let first = own.first {
                diagnostics += own.dropFirst().filter { $0.unit[.ar] != first.unit[.ar] }.map { other in
                    Diagnostic(
                        .conceptUnitsDiffer, at: location(of: concept.key, in: other, references), offendingText: other.unit[.ar],
                        detail: "\(first.metadata.id): \(first.unit[.ar])")
                }
            }
            return diagnostics
        }
    }

    /// Indicators of two countries that the concept lays side by side although one of them must not be joined with the other.
    private static func forbiddenJoins(
        _ indicators: [Indicator], _ concept: Concept, _ references: [RecordKey: [(key: RecordKey, location: SourceLocation)]]
    ) -> [Diagnostic] {
        indicators.flatMap { indicator in
            let countries = Set(indicator.series.map(\.country))
            let forbidden = indicators.filter { other in
                indicator.doNotJoinWith.contains(other.id) && countries.isDisjoint(with: other.series.map(\.country))
            }
            return forbidden.map { other in
                Diagnostic(
                    .joinForbidden, at: location(of: other.key, in: indicator, references), offendingText: other.metadata.id,
                    detail: "content/concepts/\(concept.metadata.id).md: comparable: \(concept.comparable.rawValue)")
            }
        }
    }

    private static func location(
        of key: RecordKey, in indicator: Indicator, _ references: [RecordKey: [(key: RecordKey, location: SourceLocation)]]
    ) -> SourceLocation {
        references[indicator.key]?.first { $0.key == key }?.location ?? SourceLocation(path: indicator.metadata.path)
    }
}
