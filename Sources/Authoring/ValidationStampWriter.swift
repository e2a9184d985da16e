package import Diagnostics
internal import FrontMatter
package import Localization
internal import Markup
package import Records

/// Writes into a practice that an institution validated its text as it now stands, with an entry of its history.
package enum ValidationStampWriter {
    /// The file with the validation; nil where it has no front matter.
    ///
    /// - Parameter sections: empty for the whole text. An earlier validation of the same institution and sections is replaced.
    package static func written(
        into file: SourceFile, of practice: Practice, by institution: Institution, on day: PartialDate, sections: [SectionRole]
    ) -> SourceFile? {
        guard var entry = EditableEntryText(file) else { return nil }
        let order = Practice.fields.map(\.key)
        let kept = practice.validations.filter { $0.institution != institution.id || Set($0.sections) != Set(sections) }
        let lines =
            kept.map { line($0.institution.text, $0.date, $0.stamp, $0.sections) }
            + [line(institution.metadata.id, day, practice.stamp(of: sections), sections)]
        entry.keys.set("validated_by", to: "validated_by:\n" + lines.joined(), order: order)
        let words = Language.builtIn.map { language -> String in
            let name = institution.short(in: language).text
            let text =
                sections.isEmpty
                ? LocalizedText(.commandsValidateChangeWhole, [MessageArgument("institution", name)])
                : LocalizedText(
                    .commandsValidateChangeSections,
                    [
                        MessageArgument("institution", name),
                        MessageArgument("sections", sections.map { $0.heading[language] }.joined(separator: " · ")),
                    ])
            return "\(language.rawValue): \(YAMLQuoting.quoted(text[language]))"
        }
        let change = "  - {date: \(day.iso), kind: validated, text: {\(words.joined(separator: ", "))}}\n"
        let old = entry.keys["changes"].map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }
        // A list in one line takes no further item.
        if let old, YAMLFlowCollection(FieldLines(old).inline) != nil { return SourceFile(path: file.path, text: entry.text) }
        entry.keys.set("changes", to: (old ?? "changes:\n") + change, order: order)
        return SourceFile(path: file.path, text: entry.text)
    }

    private static func line(_ institution: String, _ day: PartialDate, _ stamp: String, _ sections: [SectionRole]) -> String {
        let parts = sections.isEmpty ? "" : ", sections: [\(sections.map(\.rawValue).joined(separator: ", "))]"
        return "  - {institution: \(institution), date: \(day.iso), text: \"\(stamp)\"\(parts)}\n"
    }
}
