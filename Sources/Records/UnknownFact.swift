internal import Diagnostics
internal import FrontMatter
package import Localization
package import Markdown

/// A statement that the sources say nothing on a field or section of a practice. Pages say so only because of such a statement.
package struct UnknownFact: Sendable {
    /// A section's role or a field's key.
    package let field: String
    package let text: CitedText?
    /// The sources searched.
    package let searched: String?
    /// When it was last looked for.
    package let searchedOn: PartialDate?
    fileprivate let location: SourceLocation

    /// The name of the section or field for readers.
    package var label: LocalizedText {
        role?.heading ?? ComparedField(rawValue: field)?.label ?? LocalizedText(group: "fields.practices", name: field)
    }

    package var role: SectionRole? { SectionRole(rawValue: field) }

    private static let fieldField = Field("practice-unknowns.field", .plain(1...40), .required)
    private static let textField = Field("practice-unknowns.text", .cited, .optional)
    private static let searchedField = Field("practice-unknowns.searched", .plain(2...300), .optional)
    private static let searchedOnField = Field("practice-unknowns.searched_on", .date, .optional)
    static let fields = [fieldField.declared, textField.declared, searchedField.declared, searchedOnField.declared]

    init?(_ reader: inout FieldReader) {
        let field = reader.read(Self.fieldField)
        text = reader.read(Self.textField)
        searched = reader.read(Self.searchedField)
        searchedOn = reader.read(Self.searchedOnField)
        location = reader.location(of: "field")
        guard let field else { return nil }
        self.field = field
    }

    /// Reports names that are neither a section role nor a field, and those for which the entry has content.
    static func check(_ unknowns: [UnknownFact], sections: [SectionRole: DocumentSection], in reader: inout FieldReader) {
        guard !unknowns.isEmpty else { return }
        let roles = SectionRole.allCases.map(\.rawValue)
        let known = roles + Practice.Fields.all.map(\.key).filter { $0 != "unknown" && !roles.contains($0) }
        for unknown in unknowns {
            guard known.contains(unknown.field) else {
                reader.context.diagnostics.append(
                    Diagnostic(
                        .unknownValue, at: unknown.location, offendingText: unknown.field, detail: known.joined(separator: ", "),
                        suggestion: SpellingSuggestion.nearest(to: unknown.field, among: known)))
                continue
            }
            guard unknown.role.map({ sections[$0] != nil }) ?? false || reader.has(unknown.field) else { continue }
            reader.context.diagnostics.append(Diagnostic(.unknownButWritten, at: unknown.location, offendingText: unknown.field))
        }
    }
}
