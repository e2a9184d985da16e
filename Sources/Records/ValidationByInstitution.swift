internal import Diagnostics
internal import FrontMatter
package import Localization
internal import Markdown
internal import Serialization

/// An institution's validation of a practice's text, or of some sections of it, on a date.
package struct ValidationByInstitution: Sendable {
    package let institution: ID<Institution>
    package let date: PartialDate
    /// The fingerprint of the validated text.
    package let stamp: String
    /// The sections that were validated; empty: the whole text.
    package let sections: [SectionRole]
    /// Whether the text has changed since.
    package let isOutdated: Bool

    package var isWhole: Bool { sections.isEmpty }
}

/// An institution's own reply to a practice that describes it, in full.
package struct InstitutionReply: Sendable {
    package let institution: ID<Institution>
    package let date: PartialDate
    package let language: Language
    package let text: String

    /// A mark of the whole reply, to notice that it was edited.
    package var fingerprint: String {
        var hash = FNV1a()
        for part in [institution.text, date.iso, language.rawValue, text] {
            hash.add(part)
            hash.add(0xFF)
        }
        return hash.digits
    }
}

/// A validation as the file writes it, before its stamp is compared with the text.
struct ClaimedValidation: Sendable {
    let institution: ID<Institution>
    let date: PartialDate
    let stamp: String
    let sections: [SectionRole]
    let location: SourceLocation

    private static let institutionField = Field("practice-validation.institution", FieldType<ID<Institution>>.id(), .required)
    private static let dateField = Field("practice-validation.date", .date, .required)
    private static let stampField = Field("practice-validation.text", .plain(1...64), .required)
    private static let sectionsField = Field("practice-validation.sections", .list(of: FieldType<SectionRole>.vocabulary), .optional)
    static let fields = [institutionField.declared, dateField.declared, stampField.declared, sectionsField.declared]

    init?(_ reader: inout FieldReader) {
        let institution = reader.read(Self.institutionField)
        let date = reader.read(Self.dateField)
        let stamp = reader.read(Self.stampField)
        sections = reader.list(Self.sectionsField)
        location = reader.location(of: Self.stampField.key)
        guard let institution, let date, let stamp else { return nil }
        (self.institution, self.date, self.stamp) = (institution, date, stamp)
    }

    /// The validation beside the text as it now is; reports a text that has changed.
    func compared(with fingerprints: TextFingerprints, into diagnostics: inout [Diagnostic]) -> ValidationByInstitution {
        let isOutdated = fingerprints.stamp(of: sections) != stamp
        if isOutdated {
            diagnostics.append(
                Diagnostic(.changedSinceValidation, at: location, offendingText: institution.text, detail: date.iso))
        }
        return ValidationByInstitution(institution: institution, date: date, stamp: stamp, sections: sections, isOutdated: isOutdated)
    }
}

extension InstitutionReply {
    private static let institutionField = Field("practice-replies.institution", FieldType<ID<Institution>>.id(), .required)
    private static let dateField = Field("practice-replies.date", .date, .required)
    private static let languageField = Field("practice-replies.language", FieldType<Language>.language(shown: Language.builtIn), .optional)
    private static let textField = Field("practice-replies.text", .plain(2...8000), .required)
    static let fields = [institutionField.declared, dateField.declared, languageField.declared, textField.declared]

    init?(_ reader: inout FieldReader) {
        let institution = reader.read(Self.institutionField)
        let date = reader.read(Self.dateField)
        language = reader.read(Self.languageField) ?? EntryFilePath.originalLanguage
        let text = reader.read(Self.textField)
        guard let institution, let date, let text else { return nil }
        (self.institution, self.date, self.text) = (institution, date, text)
    }
}

/// Fingerprints of a practice's original text: of the whole, as translations carry it, and of its sections.
struct TextFingerprints {
    let whole: String
    let document: MarkdownDocument
    let text: Practice.Text

    func stamp(of sections: [SectionRole]) -> String {
        guard !sections.isEmpty else { return whole }
        var hash = FNV1a()
        func add(_ text: String) {
            hash.add(text)
            hash.add(0xFF)
        }
        for role in SectionRole.allCases where sections.contains(role) {
            add(role.rawValue)
            if let section = text.sections[role] { for node in document.nodes[section.range] where !node.text.isEmpty { add(node.text) } }
            if role == .approach {
                for step in text.steps {
                    add(step.title)
                    add(step.text.source)
                }
            }
            if role == .results {
                for result in text.results { add([result.indicator, result.unit ?? "", result.period ?? ""].joined(separator: " ")) }
            }
        }
        return hash.digits
    }
}

extension Practice {
    /// The mark of the text, or of some sections of it, that a validation carries.
    package func stamp(of sections: [SectionRole]) -> String {
        let original = metadata.body.original
        return TextFingerprints(whole: metadata.fingerprint, document: metadata.body[original].value, text: text[original].value)
            .stamp(of: sections)
    }
}
