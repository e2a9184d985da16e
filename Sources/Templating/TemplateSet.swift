package import Diagnostics
package import Localisation
internal import Markup
internal import Mustache

/// The look of the site: the templates and strings of one folder of `themes/`, compiled once.
package struct TemplateSet: Sendable {
    private let library: MustacheLibrary
    private let paths: [String: String]
    private let strings: [Language: UIStrings]

    /// Compiles templates and reads strings; every fault of every file is reported, with its line.
    ///
    /// - Parameters:
    ///   - files: The theme's `templates/*.mustache` and `strings/*.yaml`.
    ///   - templates: The templates that pages are rendered with.
    ///   - keys: The strings that pages ask for by name.
    package static func load(
        _ files: [SourceFile], languages: [Language], templates: [String], keys: [String]
    ) -> Checked<TemplateSet?> {
        var faults: [Diagnostic] = []
        var strings: [Language: UIStrings] = [:]
        for language in languages {
            guard let file = files.first(where: { $0.path.hasSuffix("/strings/\(language.rawValue).yaml") }) else {
                faults.append(Diagnostic(.missingFile, at: SourcePlace(path: "themes"), offender: "strings/\(language.rawValue).yaml"))
                continue
            }
            let read = UIStrings.read(file, language: language)
            faults += read.diagnostics
            strings[language] = read.value
        }
        var library = MustacheLibrary()
        var paths: [String: String] = [:]
        var used = Set(keys)
        let sources = files.filter { $0.path.hasSuffix(".mustache") }
        let names = Set(sources.map(name))
        for file in sources {
            paths[name(of: file)] = file.path
            faults += TemplateTags.check(file, names: names, strings: strings, used: &used)
            do {
                // Everything that a view holds is markup already: the template escapes nothing.
                library.register(try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + file.text), named: name(of: file))
            } catch let error as MustacheTemplate.ParserError {
                faults.append(
                    Diagnostic(
                        .badTemplate, at: SourcePlace(path: file.path, line: error.context.lineNumber, column: error.context.columnNumber),
                        offender: error.context.line, detail: "\(error.error)"))
            } catch {
                faults.append(Diagnostic(.badTemplate, at: SourcePlace(path: file.path), detail: "\(error)"))
            }
        }
        for template in templates where !names.contains(template) {
            faults.append(Diagnostic(.missingFile, at: SourcePlace(path: "themes"), offender: "templates/\(template).mustache"))
        }
        for language in languages {
            guard let present = strings[language] else { continue }
            for key in keys where !present.keys.contains(key) {
                faults.append(
                    Diagnostic(.missingString, at: SourcePlace(path: "themes"), offender: key, detail: language.rawValue))
            }
        }
        guard faults.allSatisfy({ $0.severity == .warning }) else { return Checked(nil, faults) }
        return Checked(TemplateSet(library: library, paths: paths, strings: strings), faults)
    }

    /// The words of a language; every language of the site has them once the set is loaded.
    package func strings(in language: Language) -> UIStrings {
        guard let strings = strings[language] else { preconditionFailure("a loaded template set lacks \(language)") }
        return strings
    }

    /// Renders a view; names that the view does not know are reported, with the template.
    package func render(_ view: View, with template: String, in language: Language) -> Checked<String> {
        let scope = StrictScope(view: view, strings: strings(in: language))
        let text = library.render(scope, withTemplate: template) ?? ""
        let path = paths[template] ?? template
        return Checked(text, scope.misses.sorted().map { Diagnostic(.unknownName, at: SourcePlace(path: path), offender: $0) })
    }

    private static func name(of file: SourceFile) -> String {
        String((file.path.split(separator: "/").last ?? "").dropLast(".mustache".count))
    }
}

/// A light reading of a template's tags: partials that do not exist and strings that no file has are faults with a line.
enum TemplateTags {
    static func check(_ file: SourceFile, names: Set<String>, strings: [Language: UIStrings], used: inout Set<String>) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var rest = line
            while let start = rest.firstRange(of: "{{") {
                let tag = rest[start.upperBound...]
                guard let end = tag.firstRange(of: "}}") else { break }
                let content = tag[..<end.lowerBound].drop { $0 == " " || $0 == "{" }
                let column = line.distance(from: line.startIndex, to: start.lowerBound) + 1
                let place = SourcePlace(path: file.path, line: number + 1, column: column)
                if let sigil = content.first, sigil == ">" || sigil == "<" {
                    let name = String(content.dropFirst().filter { $0 != " " })
                    if !names.contains(name) {
                        faults.append(
                            Diagnostic(
                                .missingPartial, at: place, offender: name, detail: names.sorted().joined(separator: ", "),
                                suggestion: Suggestion.nearest(to: name, among: names.sorted())))
                    }
                } else if content.hasPrefix("t.") {
                    let key = String(content.dropFirst(2).prefix { $0 != " " })
                    used.insert(key)
                    for (language, present) in strings.sorted(by: { $0.key < $1.key }) where !present.keys.contains(key) {
                        faults.append(
                            Diagnostic(
                                .missingString, at: place, offender: key, detail: language.rawValue,
                                suggestion: Suggestion.nearest(to: key, among: present.keys.sorted())))
                    }
                }
                rest = tag[end.upperBound...]
            }
        }
        return faults
    }
}

extension Substring {
    fileprivate func firstRange(of mark: String) -> Range<Index>? {
        var index = startIndex
        while let start = self[index...].firstIndex(of: mark[mark.startIndex]) {
            if self[start...].hasPrefix(mark) { return start..<self.index(start, offsetBy: mark.count) }
            index = self.index(after: start)
        }
        return nil
    }
}
