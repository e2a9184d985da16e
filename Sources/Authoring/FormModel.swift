package import FrontMatter
package import Localization
package import Records

/// The form of a collection: groups, order, labels and help texts of its fields, derived from the field declarations.
///
/// The preview renders its HTML from it; `FormModel.json` is the same description for the form of the published site.
package struct FormModel: Sendable {
    package enum Group: String, CaseIterable, Sendable { case subject, practice, results, sources, details }

    package struct Field: Sendable {
        /// The path of keys, outermost first: `steps.title`.
        package let path: String
        package let label: LocalizedText
        package let help: LocalizedText?
        package let schema: FieldSchema
        package let requirement: FieldRequirement
        /// How many values a list may hold.
        package let count: ClosedRange<Int>?
        package let fields: [Field]

        /// Whether the value is the key of one of the entry's sources.
        package var isSourceKey: Bool { path.hasSuffix(".source") }

        /// Whether only the editors of the site write it: the form of the published site keeps it as it is.
        package var isForEditors: Bool { FormModel.editorFields.contains(String(path.prefix { $0 != "." })) }

        /// Whether the value is the name of a section or of another field.
        package var isFieldName: Bool { path == "unknown.field" }
    }

    /// A part of the body.
    package struct BodySection: Sendable {
        package let role: SectionRole
        package let help: LocalizedText
    }

    package enum Entry: Sendable {
        case field(Field)
        case part(BodySection)
    }

    package let collection: Collection
    package let isTranslation: Bool
    package let groups: [(group: Group, entries: [Entry])]
    private let fields: [String: Field]

    package init(_ collection: Collection, isTranslation: Bool) {
        (self.collection, self.isTranslation) = (collection, isTranslation)
        let declared = (isTranslation ? collection.translationFields : collection.type.fields).filter {
            !["translates", "original"].contains($0.key)
        }
        let made = declared.map { Self.field($0, path: $0.key, collection) }
        var byGroup: [Group: [(rank: Int, entry: Entry)]] = [:]
        for (index, field) in made.enumerated() {
            let (group, rank) = Self.location(of: field, collection, index)
            byGroup[group, default: []].append((rank, .field(field)))
        }
        if collection == .practices {
            for role in SectionRole.allCases {
                let (group, rank) = Self.location(of: role)
                byGroup[group, default: []].append((rank, .part(BodySection(role: role, help: ScaffoldGuidance.section(role)))))
            }
        }
        // Stable sort: fields of equal rank keep their declared order.
        groups = Group.allCases.compactMap { group in
            byGroup[group].map { found in
                (group, found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element.entry))
            }
        }
        fields = Dictionary(made.flatMap(Self.everything).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Parameter name: the name in submissions (`steps.o0.title`); item tokens are ignored.
    package func field(named name: String) -> Field? {
        let words = name.split(separator: ".")
        var path = ""
        for word in words {
            let next = path.isEmpty ? String(word) : path + "." + word
            if fields[next] != nil { path = next } else if !Self.isToken(word) { return nil }
        }
        return fields[path]
    }

    static let editorFields: Set<String> = [
        "draft", "embargo_until", "aliases", "shared_sentences", "changes", "withdrawn", "validated_by", "replies", "review_due",
        "source_order",
    ]

    /// The sections and fields of the collection by name.
    package var names: [(name: String, label: LocalizedText)] {
        let roles = collection == .practices ? SectionRole.allCases.map { ($0.rawValue, $0.heading) } : []
        let known = groups.flatMap(\.entries).compactMap { entry -> (String, LocalizedText)? in
            guard case .field(let field) = entry, SectionRole(rawValue: field.path) == nil else { return nil }
            return (field.path, field.label)
        }
        return roles + known
    }

    package static func help(of role: SectionRole) -> LocalizedText { ScaffoldGuidance.section(role) }

    /// The name of a group in this collection.
    package func title(of group: Group) -> LocalizedText { FormTexts.title(of: group, isPractice: collection == .practices) }

    private static func isToken(_ word: Substring) -> Bool {
        word == "*" || ((word.hasPrefix("o") || word.hasPrefix("n")) && word.dropFirst().allSatisfy(\.isNumber))
    }

    private static func field(_ field: DeclaredField, path: String, _ collection: Collection) -> Field {
        let texts = FormTexts.field(path, in: collection)
        let inner: [DeclaredField] =
            switch field.schema {
            case .object(let fields), .list(.object(let fields)): fields
            default: []
            }
        return Field(
            path: path, label: texts?.label ?? field.help, help: FormTexts.help(texts?.help, schema: field.schema, key: field.key),
            schema: field.schema, requirement: field.requirement, count: field.count,
            fields: inner.map { self.field($0, path: "\(path).\($0.key)", collection) })
    }

    private static func everything(_ field: Field) -> [Field] { [field] + field.fields.flatMap(everything) }

    private static func location(of field: Field, _ collection: Collection, _ index: Int) -> (Group, Int) {
        if field.path == "sources" { return (.sources, 0) }
        if collection == .practices {
            for (group, order) in practiceOrder { if let rank = order.firstIndex(of: field.path) { return (group, rank) } }
            return (.details, 100)
        }
        if ["compiled", "reviewed", "draft", "embargo_until", "aliases", "shared_sentences"].contains(field.path) {
            return (.details, 100)
        }
        return field.requirement == .required ? (.subject, 0) : (.details, 0)
    }

    private static func location(of role: SectionRole) -> (Group, Int) {
        for (group, order) in practiceOrder { if let rank = order.firstIndex(of: "§" + role.rawValue) { return (group, rank) } }
        return (.practice, 100)
    }

    /// The order of fields: narrative first, required first; `§` marks a section of the body.
    private static let practiceOrder: [(Group, [String])] = [
        (
            .subject,
            [
                "title", "country", "topic", "themes", "status", "since", "lead", "until", "since_note", "partners", "target_groups",
                "scale",
            ]
        ),
        (.practice, ["summary", "§context", "§approach", "steps", "§replication"]),
        (
            .results,
            ["evidence", "evidence_reason", "objective", "objectives_met", "§results", "§lessons", "results", "unknown", "caution"]
        ),
        (
            .details,
            [
                "compiled", "reviewed", "review_due", "draft", "instruments", "round_tables", "counterparts", "adapted_from", "cost",
                "cost_note",
                "exploitation_forms", "victim_participation", "safeguards", "validated_by", "replies", "changes", "withdrawn",
            ]
        ),
    ]
}
