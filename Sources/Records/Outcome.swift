internal import Diagnostics
internal import FrontMatter
internal import Localization

/// The objective and the outcome of a practice, as far as sources state them.
package struct Outcome: Sendable {
    package let objective: LocalizedCitedText?
    /// Whether its objectives were met, by the source named.
    package let met: ObjectivesMet?
    package let exploitationForms: [FormOfExploitation]
    package let victimParticipation: LocalizedCitedText?
    package let safeguards: LocalizedCitedText?
    /// The practice of this site on which it is modelled.
    package let adaptedFrom: ID<Practice>?

    package struct ObjectivesMet: Sendable {
        package let value: ContrastAnswer
        package let source: String?
    }

    private static let objectiveField = Field("practices.objective", .citedLocal, .optional)
    private static let metField = Field(
        "practices.objectives_met", FieldType<ObjectivesMet>.object(ObjectivesMet.fields, ObjectivesMet.init), .optional)
    private static let formsField = Field(
        "practices.exploitation_forms", .list(of: FieldType<FormOfExploitation>.vocabulary), .optional)
    private static let participationField = Field("practices.victim_participation", .citedLocal, .optional)
    private static let safeguardsField = Field("practices.safeguards", .citedLocal, .optional)
    private static let adaptedField = Field("practices.adapted_from", FieldType<ID<Practice>>.id(), .optional)
    static let fields = [
        objectiveField.declared, metField.declared, formsField.declared, participationField.declared, safeguardsField.declared,
        adaptedField.declared,
    ]

    init(_ reader: inout FieldReader) {
        objective = reader.read(Self.objectiveField)
        met = reader.read(Self.metField)
        exploitationForms = reader.list(Self.formsField)
        victimParticipation = reader.read(Self.participationField)
        safeguards = reader.read(Self.safeguardsField)
        adaptedFrom = reader.read(Self.adaptedField)
    }
}

extension Outcome.ObjectivesMet {
    private static let valueField = Field("practice-objectives-met.value", FieldType<ContrastAnswer>.vocabulary, .required)
    private static let sourceField = Field("practice-objectives-met.source", FieldType<String>.sourceKey, .optional)
    static let fields = [valueField.declared, sourceField.declared]

    init?(_ reader: inout FieldReader) {
        let value = reader.read(Self.valueField)
        source = reader.read(Self.sourceField)
        guard let value else { return nil }
        if value != .unknown, source == nil {
            reader.context.diagnostics.append(
                Diagnostic(.outcomeWithoutSource, at: reader.location(of: Self.valueField.key), offendingText: value.rawValue))
        }
        self.value = value
    }
}

/// The forms of exploitation that a practice concerns.
package enum FormOfExploitation: String, TranslatedVocabulary {
    case sexual
    case forcedLabour = "forced-labour"
    case domesticServitude = "domestic-servitude"
    case begging
    case childLabour = "child-labour"
    case crime
    case marriage
    case organs

    package static let textGroup = "vocabularies.exploitation"
}

/// Checks of the field `adapted_from`.
enum AdaptedFromChecks {
    /// Reports practices that descend from themselves, each once.
    static func check(_ catalogue: Catalogue, _ entries: [LoadedEntry]) -> [Diagnostic] {
        let derived = catalogue.practices.all.filter { $0.outcome.adaptedFrom != nil }
        if derived.isEmpty { return [] }
        let places = Dictionary(entries.map { ($0.key, $0.references) }, uniquingKeysWith: { first, _ in first })
        return derived.compactMap { practice in
            var seen: Set<ID<Practice>> = [practice.id]
            var next = practice.outcome.adaptedFrom
            while let id = next, seen.insert(id).inserted { next = catalogue.practices[id].outcome.adaptedFrom }
            guard let origin = practice.outcome.adaptedFrom, next == practice.id else { return nil }
            let place = places[practice.key]?.last { $0.key == origin.key }?.location ?? SourceLocation(path: practice.metadata.path)
            return Diagnostic(.lineageCircle, at: place, offendingText: origin.text)
        }
    }
}
