package import Diagnostics
internal import FrontMatter
package import Localization

/// An exception of the privacy check: the text, its file, the reason, the responsible person and the date.
package struct PersonalDataException: Sendable {
    /// The file that lists them.
    package static let path = "content/privacy-allow.yaml"

    package let code: String
    package let text: String
    /// The file that may contain the text, relative to the source folder.
    package let file: String
    package let reason: String
    package let reviewer: String
    package let date: PartialDate
    package let location: SourceLocation

    private enum Fields {
        static let code = Field("privacy-allow.code", FieldType<AllowableDiagnostic>.vocabulary, .required)
        static let text = Field("privacy-allow.text", .plain(2...300), .required)
        static let file = Field("privacy-allow.file", .plain(3...300), .required)
        static let reason = Field("privacy-allow.reason", .plain(10...500), .required)
        static let reviewer = Field("privacy-allow.reviewer", .plain(2...200), .required)
        static let date = Field("privacy-allow.date", .date, .required)
        static let all = [code.declared, text.declared, file.declared, reason.declared, reviewer.declared, date.declared]
        static let allow = Field(
            "privacy-allow.allow", .list(of: FieldType<PersonalDataException>.object(all, PersonalDataException.init)), .required)
    }

    /// The diagnostic codes that can be allowed. Names on the private list cannot.
    enum AllowableDiagnostic: String, Vocabulary {
        case phone = "personal-phone"
        case email = "personal-email"
        case coordinates = "map-coordinates"
        case nationalID = "national-id"
        case caseNumber = "case-number"
        case shelter = "shelter-place"
        case personName = "person-name"
        var label: LocalizedText { .init(ar: rawValue, fr: rawValue, en: rawValue) }
    }

    /// Reads the list; invalid items are ignored and reported.
    package static func read(_ file: SourceFile) -> ResultWithDiagnostics<[PersonalDataException]> {
        let yaml = YAMLReader.read(file.text[...], path: file.path, lineOffset: 0)
        guard let node = yaml.value else { return ResultWithDiagnostics([], yaml.diagnostics) }
        guard var reader = FieldReader(node, declared: [Fields.allow.declared], context: FieldReadingContext(path: file.path)) else {
            let location = SourceLocation(path: file.path, line: node.line, column: node.column)
            return ResultWithDiagnostics(
                [], yaml.diagnostics + [Diagnostic(.wrongType, at: location, offendingText: node.excerpt, detail: "allow: […]")])
        }
        let list = reader.list(Fields.allow)
        return ResultWithDiagnostics(list, yaml.diagnostics + reader.context.diagnostics)
    }

    private init?(_ reader: inout FieldReader) {
        let code = reader.read(Fields.code)
        let text = reader.read(Fields.text)
        let file = reader.read(Fields.file)
        let reason = reader.read(Fields.reason)
        let reviewer = reader.read(Fields.reviewer)
        let date = reader.read(Fields.date)
        guard let code, let text, let file, let reason, let reviewer, let date else { return nil }
        (self.code, self.text, self.file, self.reason, self.reviewer, self.date) = (code.rawValue, text, file, reason, reviewer, date)
        location = reader.location(of: "text")
    }
}
