internal import Diagnostics
internal import FrontMatter
internal import Localization
internal import Markdown

/// Splits a practice's body into sections by role, and reports unknown headings.
enum PracticeSectionSplitter {
    static func read(
        _ body: Localized<MarkdownDocument>, in reader: inout FieldReader, _ translations: inout [Language: FieldReader]
    ) -> [Language: [SectionRole: DocumentSection]] {
        var found: [Language: [SectionRole: DocumentSection]] = [:]
        for (language, document) in body.all {
            if language == body.original {
                let figures = reader.has("results")
                found[language] = roles(in: document, language: language, hasFigures: figures, context: &reader.context)
            } else if var translation = translations[language] {
                let figures = translation.has("results")
                found[language] = roles(in: document, language: language, hasFigures: figures, context: &translation.context)
                translations[language] = translation
            }
        }
        return found
    }

    /// - Parameter hasFigures: whether the front matter lists results, so that the section may be absent.
    private static func roles(
        in document: MarkdownDocument, language: Language, hasFigures: Bool, context: inout FieldReadingContext
    ) -> [SectionRole: DocumentSection] {
        var roles: [SectionRole: DocumentSection] = [:]
        // Asked for where something is wrong.
        var known: [String] { SectionRole.allCases.map { $0.heading[language] } }
        var untitled: Diagnostic?
        var misspelt: Set<String> = []
        for section in document.sections {
            let location = SourceLocation(path: context.path, line: section.position.line, column: section.position.column)
            guard !section.title.isEmpty else {
                if let first = document.nodes[section.range].first {
                    untitled = Diagnostic(
                        .unknownSection, at: SourceLocation(path: context.path, line: first.position.line, column: first.position.column),
                        offendingText: String(PlainText.of(document.nodes[section.range]).prefix(40)),
                        detail: known.joined(separator: " · "))
                }
                continue
            }
            guard let role = SectionRole(heading: section.title, in: language) else {
                let meant = SectionRole.nearest(to: section.title)
                let nearest = meant?.heading[language]
                var fix: Fix?
                if let nearest {
                    let isThere = document.sections.contains { SectionRole(heading: $0.title) == meant }
                    if misspelt.insert(nearest).inserted, !isThere { fix = Fix(line: location.line, old: section.title, new: nearest) }
                }
                context.diagnostics.append(
                    Diagnostic(
                        .unknownSection, at: location, offendingText: section.title, detail: known.joined(separator: " · "),
                        suggestion: nearest,
                        fix: fix))
                continue
            }
            if roles[role] != nil { context.diagnostics.append(Diagnostic(.duplicateSection, at: location, offendingText: section.title)) }
            if section.range.isEmpty, !(role == .results && hasFigures) {
                context.diagnostics.append(
                    Diagnostic(.emptySection, at: location, offendingText: section.title, detail: "unknown: [{field: \(role.rawValue)}]"))
            }
            roles[role] = section
        }
        for role in SectionRole.allCases where role.isRequired && roles[role] == nil && !misspelt.contains(role.heading[language]) {
            context.diagnostics.append(
                Diagnostic(.missingSection, at: SourceLocation(path: context.path), offendingText: role.heading[language]))
        }
        // Text before the first section is assumed to be a required section without its heading: one error is reported rather than two.
        if let untitled, !SectionRole.allCases.contains(where: { $0.isRequired && roles[$0] == nil }) {
            context.diagnostics.append(untitled)
        }
        return roles
    }
}
