internal import Diagnostics
internal import FrontMatter
internal import Localisation
internal import Markdown

/// Reads a practice's body as parts with roles, and reports headings outside the outline.
enum PracticeOutline {
    static func read(
        _ body: Localized<Document>, in reader: inout FieldReader, _ translations: inout [Language: FieldReader]
    ) -> [Language: [SectionRole: Section]] {
        var found: [Language: [SectionRole: Section]] = [:]
        for (language, document) in body.all {
            if language == body.original {
                found[language] = roles(in: document, language: language, context: &reader.context)
            } else if var translation = translations[language] {
                found[language] = roles(in: document, language: language, context: &translation.context)
                translations[language] = translation
            }
        }
        return found
    }

    private static func roles(in document: Document, language: Language, context: inout FieldContext) -> [SectionRole: Section] {
        var roles: [SectionRole: Section] = [:]
        // Asked for where something is wrong.
        var known: [String] { SectionRole.allCases.map { $0.heading[language] } }
        var untitled: Diagnostic?
        var misspelt: Set<String> = []
        for section in document.sections {
            let place = SourcePlace(path: context.path, line: section.position.line, column: section.position.column)
            guard !section.title.isEmpty else {
                if let first = document.nodes[section.range].first {
                    untitled = Diagnostic(
                        .unknownSection, at: SourcePlace(path: context.path, line: first.position.line, column: first.position.column),
                        offender: String(PlainText.of(document.nodes[section.range]).prefix(40)), detail: known.joined(separator: " · "))
                }
                continue
            }
            guard let role = SectionRole(heading: section.title) else {
                let nearest = Suggestion.nearest(to: section.title, among: known)
                if let nearest { misspelt.insert(nearest) }
                context.diagnostics.append(
                    Diagnostic(
                        .unknownSection, at: place, offender: section.title, detail: known.joined(separator: " · "), suggestion: nearest))
                continue
            }
            if roles[role] != nil { context.diagnostics.append(Diagnostic(.duplicateSection, at: place, offender: section.title)) }
            roles[role] = section
        }
        for role in SectionRole.allCases where role.isRequired && roles[role] == nil && !misspelt.contains(role.heading[language]) {
            context.diagnostics.append(
                Diagnostic(.missingSection, at: SourcePlace(path: context.path), offender: role.heading[language]))
        }
        // Text above the first section, where a required one is missing, is that section without its heading: one fault, not two.
        if let untitled, !SectionRole.allCases.contains(where: { $0.isRequired && roles[$0] == nil }) {
            context.diagnostics.append(untitled)
        }
        return roles
    }
}
